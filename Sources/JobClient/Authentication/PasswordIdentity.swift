import DocumentModel
import JobAPI
import Planner
import Synchronization

/// A user of IAM: a token is asked for, kept in memory, and asked for anew before it expires or when it is refused.
final class PasswordIdentity: Identity {
  /// A token is not used in its last minutes, for a call takes time and clocks differ.
  private static let margin = 300
  /// How long a token holds where IAM does not say (IAM: 24 hours).
  private static let lifetime = 86_400

  /// A token and what it is for.
  struct Token: Sendable {
    let value: String
    let projectID: String?
    let expiry: Timestamp
  }

  private struct State {
    var token: Token?
    var generation = 0
    /// IAM said no: asking again and again would lock the user out.
    var refusal: ServiceFailure?
  }

  private let credentials: PasswordCredentials
  private let scope: PasswordCredentials.Scope?
  private let caller: Caller
  private let configuration: ClientConfiguration
  /// Held while a token is asked for, so that all threads that need one wait for the same.
  private let state = Mutex(State())

  init(_ credentials: PasswordCredentials, _ configuration: ClientConfiguration) {
    self.credentials = credentials
    self.configuration = configuration
    // The project that calls are for must be the token's.
    scope =
      configuration.projectID.map(PasswordCredentials.Scope.projectID) ?? credentials.scope
      ?? configuration.region.map(PasswordCredentials.Scope.projectName)
    caller = Caller(to: credentials.endpoint, configuration)
  }

  func authenticate(_ request: inout ServiceRequest) throws(ServiceFailure) -> Int {
    let (token, generation) = try token(after: nil)
    request.headers["X-Auth-Token"] = token.value
    return generation
  }

  func renew(after error: ServiceError, headers: HeaderFields, generation: Int) throws(ServiceFailure) -> Bool {
    _ = try token(after: generation)
    return true
  }

  func remark(on error: ServiceError, headers: HeaderFields) -> String? {
    "a token that \(credentials) has just been given is refused"
  }

  /// The project that the token is for; nil where it is for none.
  func projectID() throws(ServiceFailure) -> String? { try token(after: nil).token.projectID }

  /// A token that holds.
  ///
  /// - Parameter refused: the generation of one that was refused; one thread alone asks for the next.
  private func token(after refused: Int?) throws(ServiceFailure) -> (token: Token, generation: Int) {
    try state.withLock { state throws(ServiceFailure) in
      if let refusal = state.refusal { throw refusal }
      let now = configuration.time.now().seconds
      if let token = state.token, state.generation != refused, token.expiry.seconds - Self.margin > now {
        return (token, state.generation)
      }
      do throws(ServiceFailure) {
        let token = try ask()
        state.token = token
        state.generation += 1
        configuration.observe(.tokenObtained)
        return (token, state.generation)
      } catch {
        switch error {
        case .unauthorized, .refused: state.refusal = error
        default: break
        }
        throw error
      }
    }
  }

  private func ask() throws(ServiceFailure) -> Token {
    let call = Call(
      method: .post, path: "/v3/auth/tokens", query: [.init("nocatalog", "true")], body: credentials.body(scope).json)
    let now = configuration.time.now()
    return try caller.perform(call, as: NoIdentity()) { (answer, object) throws(AnswerError) in
      guard let value = answer.headers["X-Subject-Token"], !value.isEmpty else {
        throw .unreadable("IAM's answer has no X-Subject-Token")
      }
      let expiry = object["token"]?["expires_at"]?.string.flatMap { Timestamp($0) }
      return Token(
        value: value, projectID: object["token"]?["project"]?["id"]?.nonEmptyString,
        expiry: expiry ?? Timestamp(seconds: now.seconds + Self.lifetime))
    }
  }
}

extension PasswordCredentials {
  /// The body that asks for a token.
  fileprivate func body(_ scope: Scope?) -> JSONValue {
    var auth: JSONValue = [
      "identity": [
        "methods": ["password"],
        "password": [
          "user": ["name": .string(user), "password": .string(password), "domain": ["name": .string(domain)]]
        ],
      ]
    ]
    switch scope {
    case .projectID(let id): auth["scope"] = ["project": ["id": .string(id)]]
    case .projectName(let name): auth["scope"] = ["project": ["name": .string(name)]]
    case nil: break
    }
    return ["auth": auth]
  }
}
