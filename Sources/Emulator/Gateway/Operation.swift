import DocumentModel

/// One call being carried out: who asks for what, when, of which state.
///
/// Each group of calls is an extension, in `Routes`.
struct Operation {
  let call: ServiceCall
  let settings: EmulatorConfiguration
  let state: Transaction
  let caller: Caller
  /// The path's parameters by name.
  let parameters: [String: String]
  let query: Query
  /// The body; null where the call has none.
  let body: JSONValue
  /// Milliseconds since 1970.
  let now: Int
  /// How the version that this call makes ends, where a fault says so.
  let outcome: EmulatorOutcome?

  var project: String { parameters["project_id"] ?? "" }

  func has(_ quirk: EmulatorQuirk) -> Bool { settings.quirks.contains(quirk) }

  /// Does the work and says what to answer; 200 but for the identity service's 201.
  func run() throws(ServiceFailure) -> Outcome {
    switch call {
    case .createJob: Outcome(try createJob())
    case .listJobs: Outcome(try listJobs())
    case .describeJob: Outcome(try describeJob())
    case .deleteJob: Outcome(try deleteJob())
    case .createVersion: Outcome(try createVersion())
    case .listVersions: Outcome(try listVersions())
    case .getVersion: Outcome(try getVersion())
    case .stopVersion: Outcome(try stopVersion())
    case .deleteVersion: Outcome(try deleteVersion())
    case .listLogFiles: Outcome(try listLogFiles())
    case .readLog: Outcome(try readLog())
    case .readMetrics: Outcome(try readMetrics())
    case .overview: Outcome(try overview())
    case .listSpecs: Outcome(try listSpecs())
    case .listEngines: Outcome(listEngines())
    case .listModels: Outcome(try listModels())
    case .createConfig: Outcome(try createConfig())
    case .listConfigs: Outcome(try listConfigs())
    case .getConfig: Outcome(try getConfig())
    case .updateConfig: Outcome(try updateConfig())
    case .deleteConfig: Outcome(try deleteConfig())
    case .listWorkspaces: Outcome(try listWorkspaces())
    case .getWorkspace: Outcome(try getWorkspace())
    case .createWorkspace: Outcome(try createWorkspace())
    case .updateWorkspace: Outcome(try updateWorkspace())
    case .deleteWorkspace: Outcome(try deleteWorkspace())
    case .listPools: Outcome(try listPools())
    case .createToken: try createToken()
    case .createTemporaryKey: try createTemporaryKey()
    case .listProjects: Outcome(listProjects())
    case .listOwnProjects: Outcome(listProjects())
    }
  }

  /// What a call that worked answers.
  struct Outcome: Sendable {
    var status = 200
    var headers: [(name: String, value: String)] = []
    var body: JSONValue

    init(_ body: JSONValue, status: Int = 200, headers: [(name: String, value: String)] = []) {
      self.body = body
      self.status = status
      self.headers = headers
    }
  }

  /// What calls answer that have nothing to say.
  static let success: JSONValue = ["is_success": true]
}
