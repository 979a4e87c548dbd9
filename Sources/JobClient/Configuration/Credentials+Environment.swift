import JobAPI

extension Credentials {
  /// The credentials that the process environment holds.
  ///
  /// Of several kinds the first counts: `JOBC_TOKEN`, which is nobody's but ours; then the access key
  /// (`HUAWEICLOUD_SDK_…`); then a user of IAM (`OS_…`). A kind of which anything is set must be whole: to fall through to
  /// the next would act in another's name than the user meant. A variable that is empty is not set.
  ///
  /// - Parameter value: looks a variable up.
  package static func fromEnvironment(
    _ value: @escaping (String) -> String?
  ) throws(ClientConfigurationError) -> Credentials {
    let environment = CredentialVariables(value)
    if let token = try environment.visible("JOBC_TOKEN") { return .token(token) }
    if let key = try key(environment) { return .key(key) }
    if let password = try password(environment) { return .password(password) }
    throw .noCredentials
  }

  private static func key(_ environment: CredentialVariables) throws(ClientConfigurationError) -> SigningKey? {
    let (access, secret) = ("HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK")
    let token = "HUAWEICLOUD_SDK_SECURITY_TOKEN"
    guard try environment.areAllSet([access, secret], ofThese: [access, secret, token]) else { return nil }
    return SigningKey(
      accessKey: try environment.visible(access) ?? "", secretKey: try environment.visible(secret) ?? "",
      securityToken: try environment.visible(token))
  }

  private static func password(
    _ environment: CredentialVariables
  ) throws(ClientConfigurationError) -> PasswordCredentials? {
    let needed = ["OS_AUTH_URL", "OS_USERNAME", "OS_PASSWORD", "OS_USER_DOMAIN_NAME"]
    guard try environment.areAllSet(needed, ofThese: needed) else { return nil }
    var url = environment["OS_AUTH_URL"] ?? ""
    while url.utf8.last == UInt8(ascii: "/") { url.removeLast() }
    // OpenStack's tools want the version there.
    if url.utf8.suffix(3).elementsEqual("/v3".utf8) { url.removeLast(3) }
    let scope =
      environment["OS_PROJECT_ID"].map(PasswordCredentials.Scope.projectID)
      ?? environment["OS_PROJECT_NAME"].map(PasswordCredentials.Scope.projectName)
    return PasswordCredentials(
      endpoint: try Endpoint(url), user: environment["OS_USERNAME"] ?? "", password: environment["OS_PASSWORD"] ?? "",
      domain: environment["OS_USER_DOMAIN_NAME"] ?? "", scope: scope)
  }
}

/// The variables of the process environment, empty ones taken as not set.
private struct CredentialVariables {
  private let value: (String) -> String?

  init(_ value: @escaping (String) -> String?) { self.value = value }

  subscript(name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }

  /// A value that goes into a header: of visible ASCII characters only.
  func visible(_ name: String) throws(ClientConfigurationError) -> String? {
    guard let text = self[name] else { return nil }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .unusableValue(variable: name) }
    return text
  }

  /// Whether a kind of credentials is there.
  ///
  /// - Throws: where some of `all` are set and one of `needed` is not.
  func areAllSet(_ needed: [String], ofThese all: [String]) throws(ClientConfigurationError) -> Bool {
    guard let set = all.first(where: { self[$0] != nil }) else { return false }
    let missing = needed.filter { self[$0] == nil }
    guard missing.isEmpty else { throw .incompleteCredentials(set: set, missing: missing) }
    return true
  }
}
