/// An access key and its secret; temporary ones come with a security token. Never printed.
package struct SigningKey: Sendable, Equatable {
  package let accessKey: String
  package let secretKey: String
  /// Sent as `X-Security-Token`; nil for permanent keys.
  package let securityToken: String?

  package init(accessKey: String, secretKey: String, securityToken: String? = nil) {
    self.accessKey = accessKey
    self.secretKey = secretKey
    self.securityToken = securityToken
  }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "access key \(accessKey)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["accessKey": accessKey]) }
}
