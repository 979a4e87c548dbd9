#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the process does when it is interrupted or when its reader goes away.
enum Signals {
  /// From here on SIGINT ends the process with 130 and a lost reader shows as `EPIPE`.
  static func install() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
  }

  /// Runs `body` and puts off an interruption until it is done: what it writes is whole or not there.
  static func withoutInterruption<Result>(_ body: () -> Result) -> Result {
    var interrupts = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&interrupts)
    unsafe sigaddset(&interrupts, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &interrupts, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
