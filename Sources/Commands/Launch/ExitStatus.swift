/// What the process tells its caller.
package enum ExitStatus: Int32, Sendable {
  /// Done, and no finding at the fail level.
  case success = 0
  /// Findings at the fail level, or files that `--verify` finds different.
  case findings = 1
  /// The command line makes no sense.
  case usage = 64
  case noSuchInput = 66
  case internalError = 70
  case cannotWrite = 73
  case badProject = 78
  /// Ctrl-C: 128 and the number of SIGINT.
  case interrupted = 130
}
