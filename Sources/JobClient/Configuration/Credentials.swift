import JobAPI

/// Who calls. Never printed.
package enum Credentials: Sendable, Equatable {
  /// Nobody: an emulator that asks nobody.
  case none
  case key(SigningKey)
  /// A token that somebody else obtained; it is not renewed.
  case token(String)
  case password(PasswordCredentials)

  /// What stands behind them, for messages: never the secret itself.
  package var summary: String {
    switch self {
    case .none: "no credentials"
    case .key(let key): "access key \(key.accessKey)"
    case .token: "the token of JOBC_TOKEN"
    case .password(let password): "user \(password.user) of \(password.domain)"
    }
  }
}

/// A user of IAM, in whose name tokens are asked for (IAM, *obtaining a token by password*).
package struct PasswordCredentials: Sendable, Equatable {
  /// What a token is for.
  package enum Scope: Sendable, Equatable {
    case projectID(String)
    case projectName(String)
  }

  /// Without `/v3`.
  package let endpoint: Endpoint
  package let user: String
  package let password: String
  /// The account of the user.
  package let domain: String
  /// Nil for the project, or else the region, of the client.
  package let scope: Scope?

  package init(endpoint: Endpoint, user: String, password: String, domain: String, scope: Scope? = nil) {
    self.endpoint = endpoint
    self.user = user
    self.password = password
    self.domain = domain
    self.scope = scope
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { summary }
  package var debugDescription: String { summary }
  package var customMirror: Mirror { Mirror(self, children: ["summary": summary]) }
}

extension PasswordCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "user \(user) of \(domain)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["user": user, "domain": domain]) }
}
