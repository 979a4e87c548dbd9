import Commands
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C as a wish: what is in flight is finished and told; a second one ends the process at once.
enum StopRequest {
  private static let count = Atomic<Int>(0)

  /// From here on SIGINT and SIGTERM are wishes.
  static func install() {
    // The first use makes the counter, which a signal handler must not.
    count.store(0, ordering: .relaxed)
    // A parent whose threads block signals, as those of many test runners do, hands that down.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { _ in
        let before = StopRequest.count.add(1, ordering: .relaxed).oldValue
        if before > 0 { _exit(ExitStatus.interrupted.rawValue) }
      }
    }
  }

  /// Whether somebody wishes to stop.
  static var isMade: Bool { count.load(ordering: .relaxed) > 0 }

  /// Waits, but not beyond the wish to stop.
  static func sleep(milliseconds: Int) {
    var left = milliseconds
    while left > 0, !isMade {
      let step = min(left, 100)
      usleep(UInt32(step * 1000))
      left -= step
    }
  }
}
