import DocumentModel
import JobAPI
import Planner
import Synchronization

/// The service over HTTP, as one project of one endpoint sees it.
package final class HTTPJobService: Sendable {
  /// How the project is known.
  private enum Project: Sendable {
    case known(String)
    /// To be looked up under a region's name.
    case named(String, Caller)
    /// Whatever the token is for.
    case ofToken(PasswordIdentity)
  }

  private let configuration: ClientConfiguration
  private let caller: Caller
  private let source: Project
  /// Held while the project is looked up, so that threads wait for the same.
  private let session = Mutex<Session?>(nil)

  /// The project, once known, and who calls.
  private struct Session: Sendable {
    let projectID: String
    let identity: any Identity
  }

  /// Does no I/O.
  package init(_ configuration: ClientConfiguration) throws(ClientConfigurationError) {
    if let id = configuration.projectID {
      guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
        throw .unusableProject(PlainText.line(id, limit: 100))
      }
    }
    self.configuration = configuration
    caller = Caller(to: configuration.endpoint, configuration)
    source = try Self.source(configuration)
  }

  private static func source(_ configuration: ClientConfiguration) throws(ClientConfigurationError) -> Project {
    if case .password(let password) = configuration.credentials {
      return .ofToken(PasswordIdentity(password, configuration))
    }
    if let id = configuration.projectID { return .known(id) }
    guard let region = configuration.region,
      let iam = configuration.identityEndpoint ?? configuration.endpoint.sibling("iam")
    else { throw .noProject(region: configuration.region) }
    return .named(region, Caller(to: iam, configuration))
  }

  /// The project that calls are for; the first call may ask IAM.
  package func projectID() throws(ServiceFailure) -> String { try currentSession().projectID }

  /// Makes a call below `/v1/{project_id}`.
  ///
  /// - Parameter path: from its slash on, percent-encoded.
  func perform<Value>(
    _ method: ServiceRequest.Method, _ path: String, query: [ServiceRequest.QueryItem] = [], body: [UInt8] = [],
    effect: Call.Effect = .none, read: (JSONValue) throws(AnswerError) -> Value
  ) throws(ServiceFailure) -> Value {
    let session = try currentSession()
    let call = Call(
      method: method, path: "/v1/\(PercentEncoding.encode(session.projectID))\(path)", query: query, body: body,
      effect: effect)
    return try perform(call, as: session.identity, read: read)
  }

  private func perform<Value>(
    _ call: Call, as identity: some Identity, read: (JSONValue) throws(AnswerError) -> Value
  ) throws(ServiceFailure) -> Value {
    try caller.perform(call, as: identity) { (_, object) throws(AnswerError) in try read(object) }
  }

  private func currentSession() throws(ServiceFailure) -> Session {
    try session.withLock { session throws(ServiceFailure) in
      if let session { return session }
      let new = try makeSession()
      session = new
      return new
    }
  }

  private func makeSession() throws(ServiceFailure) -> Session {
    switch source {
    case .known(let id): return Session(projectID: id, identity: identity(projectID: id))
    case .ofToken(let identity):
      // A project that is configured needs no token to be known; the token is for it.
      if let id = configuration.projectID { return Session(projectID: id, identity: identity) }
      guard let id = try identity.projectID() else {
        throw .refused(
          ServiceError(status: 201, message: "the token is for no project; set project_id, or OS_PROJECT_NAME"))
      }
      return Session(projectID: id, identity: identity)
    case .named(let region, let caller):
      let id = try lookUp(region, caller, as: identity(projectID: nil))
      return Session(projectID: id, identity: identity(projectID: id))
    }
  }

  private func lookUp(
    _ region: String, _ caller: Caller, as identity: some Identity
  ) throws(ServiceFailure) -> String {
    try ProjectLookup.projectID(named: region, caller, as: identity)
  }

  private func identity(projectID: String?) -> any Identity {
    switch configuration.credentials {
    case .none: NoIdentity()
    case .key(let key): KeyIdentity(key, projectID: projectID, configuration)
    case .token(let token): TokenIdentity(token: token)
    case .password(let password): PasswordIdentity(password, configuration)
    }
  }
}
