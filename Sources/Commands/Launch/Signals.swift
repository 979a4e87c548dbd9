#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the process does when it is interrupted, when its reader goes away, and when it fails.
package enum Signals {
  /// From here on SIGINT ends the process with 130, a lost reader shows as `EPIPE`, and a bug of ours ends it with 70.
  package static func install() {
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { _ = signal(number) { _ in Signals.giveUp() } }
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
  }

  /// Says that it is our fault, with nothing but what a signal handler may call.
  private static func giveUp() -> Never {
    let text: StaticString = "error: internal error; please report it with what you typed\n"
    _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
    _exit(ExitStatus.internalError.rawValue)
  }

  /// Runs `body` and puts off an interruption until it is done: what it writes is whole or not there.
  package static func withoutInterruption<Result>(_ body: () -> Result) -> Result {
    var interrupts = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&interrupts)
    unsafe sigaddset(&interrupts, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &interrupts, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
