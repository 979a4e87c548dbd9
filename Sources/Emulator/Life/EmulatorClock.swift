import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The emulated service's time, by which jobs live and signatures and tokens age.
package final class EmulatorClock: Sendable {
  /// Milliseconds since 1970 where it stands still; nil follows the system's clock.
  private let fixed: Mutex<Int?>

  private init(_ fixed: Int?) { self.fixed = Mutex(fixed) }

  /// The system's clock.
  package static let system = EmulatorClock(nil)

  /// A clock that stands still until it is told otherwise.
  ///
  /// - Parameter milliseconds: since 1970.
  package static func settable(_ milliseconds: Int) -> EmulatorClock { EmulatorClock(milliseconds) }

  /// Milliseconds since 1970.
  package var now: Int { fixed.withLock { $0 } ?? Self.systemTime }

  /// Sets a settable clock, in milliseconds since 1970; it may go back. The system's clock is not moved.
  package func set(_ milliseconds: Int) {
    fixed.withLock { if $0 != nil { $0 = milliseconds } }
  }

  /// Moves a settable clock on.
  package func advance(milliseconds: Int) {
    fixed.withLock { if let time = $0 { $0 = time + milliseconds } }
  }

  private static var systemTime: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
