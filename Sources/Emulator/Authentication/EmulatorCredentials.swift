/// Who may call an emulator.
package struct EmulatorCredentials: Sendable {
  /// A key pair that requests are signed with.
  package struct AccessKey: Sendable {
    package var access: String
    package var secret: String
    /// What a temporary pair must send in `X-Security-Token`.
    package var securityToken: String?

    package init(access: String, secret: String, securityToken: String? = nil) {
      self.access = access
      self.secret = secret
      self.securityToken = securityToken
    }
  }

  /// A user who may ask for tokens.
  package struct User: Sendable {
    package var name: String
    package var password: String
    /// The account's name; nil takes any.
    package var domain: String?

    package init(name: String, password: String, domain: String? = nil) {
      self.name = name
      self.password = password
      self.domain = domain
    }
  }

  package var accessKeys: [AccessKey] = []
  package var users: [User] = []
  /// Tokens that hold for every project and never expire.
  package var tokens: [String] = []

  package init() {}
}
