/// What the process tells its caller.
package enum ExitStatus: Int32, Sendable {
  /// Done, and no finding at the fail level; a computed plan.
  case success = 0
  /// Findings at the fail level, files that `--verify` finds different, or an apply that failed before it submitted
  /// anything.
  case findings = 1
  /// With `--detailed-exitcode`: the plan has changes.
  case changes = 2
  /// The same, with deletes or replaces.
  case destructiveChanges = 3
  /// A saved plan no longer fits the live jobs or its inputs.
  case stalePlan = 4
  case partlyApplied = 5
  /// `wait`: a job failed.
  case jobFailed = 6
  /// `wait`: the time is up.
  case timeUp = 7
  /// The command line makes no sense.
  case usage = 64
  case noSuchInput = 66
  /// The service, or the executable that talks to it.
  case unavailable = 69
  case internalError = 70
  case cannotWrite = 73
  case unauthorized = 77
  case badProject = 78
  /// Ctrl-C: 128 and the number of SIGINT.
  case interrupted = 130
}
