import Digests
import Synchronization

/// Finds out whom a request is from: by its token or by its signature.
final class Authenticator: Sendable {
  /// Wrong signatures in a row, by access key, and when the last one was.
  private let failures = Mutex<[String: (count: Int, last: Int)]>([:])
  /// After this many a key is locked …
  private static let failureLimit = 5
  /// … for this long, in milliseconds.
  private static let lockTime = 5 * 60_000

  private let settings: EmulatorConfiguration

  init(_ settings: EmulatorConfiguration) { self.settings = settings }

  /// Whom a request is from, for a call of the project in its path.
  ///
  /// - Throws: 401 for who cannot show who they are, 403 for who may not use the project.
  func caller(
    _ request: HTTPRequest, _ target: RequestTarget, project: String?, state: Transaction, now: Int
  ) throws(ServiceFailure) -> Caller {
    let caller =
      if let token = request.header("x-auth-token"), request.header("authorization") == nil {
        try self.caller(token: token, needsProject: project != nil, state: state, now: now)
      } else if let header = request.header("authorization") {
        try self.caller(signature: header, request, target, state: state, now: now)
      } else if settings.requiresAuthentication {
        throw ServiceFailure.service("ModelArts.0201", "The request has neither X-Auth-Token nor Authorization.")
      } else {
        Caller.anonymous
      }
    if let project { try check(caller, request, project: project) }
    return caller
  }

  private func check(_ caller: Caller, _ request: HTTPRequest, project: String) throws(ServiceFailure) {
    let projects = [settings.projectID, caller.project, request.header("x-project-id")].compactMap(\.self)
    for other in projects where !other.utf8.elementsEqual(project.utf8) {
      throw .service(
        "ModelArts.0210", "The project id '\(project)' of the URL does not match the token's or the signature's.")
    }
  }

  private func caller(
    token: String, needsProject: Bool, state: Transaction, now: Int
  ) throws(ServiceFailure) -> Caller {
    let digest = SHA256.hexadecimalDigest(of: Array(token.utf8))
    if settings.credentials.tokens.contains(where: { ConstantTime.areEqual($0, token) }) {
      return Caller(name: Caller.anonymous.name, tokenDigest: digest)
    }
    let rows = try state.rows("SELECT project, owner, expires FROM tokens WHERE digest = ?1", [.text(digest)])
    guard let row = rows.first, let owner = row[1].text, let expires = row[2].integer else {
      guard settings.requiresAuthentication else { return .anonymous }
      throw .service("ModelArts.0203", "The token is invalid and cannot be decoded.")
    }
    guard now < expires else { throw Self.expiredToken }
    if needsProject, row[0].text == nil {
      throw .service("ModelArts.0204", "The token has no project: ask for one with auth.scope.project.")
    }
    return Caller(name: owner, project: row[0].text, tokenDigest: digest)
  }

  private func caller(
    signature text: String, _ request: HTTPRequest, _ target: RequestTarget, state: Transaction, now: Int
  ) throws(ServiceFailure) -> Caller {
    guard let header = SignatureHeader(text) else {
      guard settings.requiresAuthentication else { return .anonymous }
      throw .service(
        "ModelArts.0206",
        "The header Authorization is malformed: it must be SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…")
    }
    var key = settings.credentials.accessKeys.first { $0.access.utf8.elementsEqual(header.accessKey.utf8) }
    var caller = Caller(name: Caller.anonymous.name)
    if key == nil {
      let rows = try state.rows(
        "SELECT secret, token, project, owner, expires FROM access_keys WHERE access = ?1", [.text(header.accessKey)])
      if let row = rows.first, let secret = row[0].text, let owner = row[3].text, let expires = row[4].integer {
        guard now < expires else { throw Self.expiredKey }
        key = .init(access: header.accessKey, secret: secret, securityToken: row[1].text)
        caller = Caller(name: owner, project: row[2].text, temporaryKey: header.accessKey)
      }
    }
    // Who asks for no authentication need not know the keys that others have.
    if key == nil, !settings.requiresAuthentication { return .anonymous }
    try checkLock(header.accessKey, now: now)
    do throws(ServiceFailure) {
      try SignatureVerification(request: request, target: target, now: now).verify(header, key: key)
    } catch {
      failures.withLock { $0[header.accessKey] = (($0[header.accessKey]?.count ?? 0) + 1, now) }
      throw error
    }
    failures.withLock { $0[header.accessKey] = nil }
    return caller
  }

  private func checkLock(_ accessKey: String, now: Int) throws(ServiceFailure) {
    let isLocked = failures.withLock { failures in
      guard let failure = failures[accessKey] else { return false }
      if now - failure.last >= Self.lockTime { failures[accessKey] = nil }
      return failure.count >= Self.failureLimit && now - failure.last < Self.lockTime
    }
    if isLocked { throw SignatureVerification.refusal("AK access failed to reach the limit,forbidden") }
  }

  static let expiredToken = ServiceFailure.service("ModelArts.0202", "The token has expired.")

  /// What the gateway says of temporary keys.
  static let expiredKey = ServiceFailure.gateway(401, "APIGW.0307", "The token must be updated: it has expired.")
}
