import Digests
import DocumentModel

// The identity service: tokens, temporary keys, projects.
extension Operation {
  /// How long a token lives, in milliseconds (obtaining a user token: 24 hours).
  private static let tokenLife = 24 * 3_600_000

  /// POST /v3/auth/tokens, by password; the token is a header of the answer.
  func createToken() throws(ServiceFailure) -> Outcome {
    guard let auth = body["auth"], let user = auth["identity"]?["password"]?["user"],
      auth["identity"]?["methods"]?.items.contains("password") == true, let name = user["name"]?.string,
      let password = user["password"]?.string
    else { throw .identity(400, "The request body is invalid: auth.identity.password.user is missing.") }
    let domain = user["domain"]?["name"]?.string
    guard isKnown(name, password, domain) else { throw .identity(401, "The username or password is wrong.") }
    let scope = try scope(auth["scope"])
    let token = RandomText.hexadecimal(digits: 128)
    try state.rows("DELETE FROM tokens WHERE expires <= ?1", [.integer(now - Self.tokenLife)])
    try state.rows(
      "INSERT INTO tokens (digest, project, owner, expires) VALUES (?1, ?2, ?3, ?4)",
      [
        .text(SHA256.hexadecimalDigest(of: Array(token.utf8))), SQLValue(scope?.id), .text(name),
        .integer(now + Self.tokenLife),
      ])
    let owner: JSONValue = ["id": .string(ProjectDirectory.domainID), "name": .string(domain ?? "emulator")]
    var content: JSONValue = [
      "catalog": [], "expires_at": .string(Timestamp.iso(now + Self.tokenLife)),
      "issued_at": .string(Timestamp.iso(now)), "methods": ["password"],
    ]
    if let scope {
      content["project"] = ["domain": owner, "id": .string(scope.id), "name": .string(scope.name)]
    } else {
      content["domain"] = owner
    }
    content["roles"] = [["id": "0", "name": "te_admin"]]
    content["user"] = [
      "domain": owner, "id": .string(ProjectDirectory.id("user " + name)), "name": .string(name),
      "password_expires_at": "",
    ]
    return Outcome(["token": content], status: 201, headers: [("X-Subject-Token", token)])
  }

  private func isKnown(_ name: String, _ password: String, _ domain: String?) -> Bool {
    if !settings.requiresAuthentication { return true }
    return settings.credentials.users.contains { user in
      user.name.utf8.elementsEqual(name.utf8) && ConstantTime.areEqual(user.password, password)
        && (user.domain == nil || user.domain == domain)
    }
  }

  /// The project that a token is for; nil for one without a project.
  private func scope(_ scope: JSONValue?) throws(ServiceFailure) -> (id: String, name: String)? {
    guard let project = scope?["project"] else { return nil }
    if let id = project["id"]?.string {
      guard settings.projectID == nil || settings.projectID == id else {
        throw .identity(401, "The project '\(id)' does not exist.")
      }
      return (id, project["name"]?.string ?? "emulator")
    }
    guard let name = project["name"]?.string else { throw .identity(400, "auth.scope.project has no name and no id.") }
    guard let id = ProjectDirectory(settings).id(ofProject: name) else {
      throw .identity(401, "The project '\(name)' does not exist.")
    }
    return (id, name)
  }

  /// POST /v3.0/OS-CREDENTIAL/securitytokens, by the token that the call came with.
  func createTemporaryKey() throws(ServiceFailure) -> Outcome {
    let identity = body["auth"]?["identity"]
    guard identity?["methods"]?.items.contains("token") == true else {
      throw .identity(400, "auth.identity.methods must be [\"token\"].")
    }
    let seconds = identity?["token"]?["duration_seconds"]?.integer ?? 900
    guard (900...86_400).contains(seconds) else {
      throw .identity(400, "auth.identity.token.duration_seconds must be from 900 to 86400, not \(seconds).")
    }
    let expires = now + seconds * 1000
    let access = "EMULATOR" + RandomText.hexadecimal(digits: 12).uppercased()
    let (secret, token) = (RandomText.hexadecimal(digits: 40), RandomText.hexadecimal(digits: 64))
    try state.rows(
      "INSERT INTO access_keys (access, secret, token, project, owner, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      [
        .text(access), .text(secret), .text(token), SQLValue(caller.project), .text(caller.name), .integer(expires),
      ])
    let credential: JSONValue = [
      "access": .string(access), "expires_at": .string(Timestamp.iso(expires)), "secret": .string(secret),
      "securitytoken": .string(token),
    ]
    return Outcome(["credential": credential], status: 201)
  }

  /// GET /v3/projects and GET /v3/auth/projects
  func listProjects() -> JSONValue {
    let directory = ProjectDirectory(settings)
    let project = directory.view(name: query.text("name") ?? directory.defaultName)
    return [
      "projects": .array(project.map { [$0] } ?? []),
      "links": ["self": "/v3/projects", "previous": .null, "next": .null],
    ]
  }
}
