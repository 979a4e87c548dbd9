/// What an emulator is started with; all has a default but the project.
package struct EmulatorConfiguration: Sendable {
  /// The only project that exists; nil takes any.
  package var projectID: String?
  /// The only project's name, which is that of a region; nil takes any.
  package var projectName: String?
  /// On loopback; 0 is any free one.
  package var port: UInt16 = 0
  /// The file that the state is kept in, which several processes may share; nil is memory. Its folder must exist.
  package var stateFile: String?
  /// Who may call.
  package var credentials = EmulatorCredentials()
  /// Whether calls must be signed or carry a token. Without, unknown keys and tokens, and none, will do as well; what a
  /// known key has signed is verified all the same.
  package var requiresAuthentication = false
  package var quirks: EmulatorQuirks = []
  package var faults = FaultPlan()
  package var clock = EmulatorClock.system
  package var life = EmulatorLife()
  /// Before every answer, in milliseconds.
  package var latency = 0
  package var limits = EmulatorLimits()
  package var catalog = EmulatorCatalog.standard
  /// Ids of workspaces that exist from the beginning, besides "0".
  package var workspaces: [String] = []
  /// Called after every request, on the connection's thread.
  package var requestObserver: (@Sendable (RequestRecord) -> Void)?

  package init(projectID: String?) { self.projectID = projectID }
}

/// Quotas of a project.
package struct EmulatorLimits: Sendable, Equatable {
  /// The most jobs that may exist; the list's `job_count_limit` is what is left of it.
  package var jobs = 10_000
  /// The most versions that may be on their way at once: the list's `quotas`.
  package var active = 10_000
  /// The most bytes that labels and values of all parameters of a job may have together; the service's own limit is not
  /// published (`ModelArts.2607`).
  package var parameterText: Int?

  package init() {}
}
