/// Why no client can be made of what the user set.
package enum ClientConfigurationError: Error, Sendable, Equatable {
  case notURL(String)
  case notHTTP(String)
  case notBaseURL(String)
  case credentialsInURL
  case plainHTTP(host: String)
  /// Nothing of any kind of credentials is set.
  case noCredentials
  /// Some variables of a kind are set and others are not.
  case incompleteCredentials(set: String, missing: [String])
  /// The value of a variable cannot be one; the value is not told.
  case unusableValue(variable: String)
  case unusableProject(String)
  /// Neither a project nor what it takes to find it.
  case noProject(region: String?)
  case unreadableAuthorities(file: String, reason: String)
  case noCertificates(file: String)

  /// One sentence without a full stop.
  package var message: String {
    switch self {
    case .notURL(let text): "\"\(text)\" is no URL"
    case .notHTTP(let text): "\"\(text)\" is a URL of neither https nor http"
    case .notBaseURL(let text): "the endpoint \"\(text)\" has a query or a fragment"
    case .credentialsInURL: "the endpoint holds a user name, which would be shown wherever the endpoint is"
    case .plainHTTP(let host):
      "plain http to \"\(host)\" would send credentials in the clear; it is for this machine only"
    case .noCredentials: "no credentials in the process environment"
    case .incompleteCredentials(let set, let missing):
      "\(set) is set, but \(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") not"
    case .unusableValue(let variable):
      "the value of \(variable) has spaces, line breaks or other characters that it cannot have"
    case .unusableProject(let project): "\"\(project)\" is no project id"
    case .noProject(let region):
      region.map { "no project id, and no way to look up the one of the region \"\($0)\"" }
        ?? "neither a project id nor a region to look it up by"
    case .unreadableAuthorities(let file, let reason): "cannot read the certificates in \(file): \(reason)"
    case .noCertificates(let file): "\(file) holds no certificate in PEM (-----BEGIN CERTIFICATE-----)"
    }
  }

  /// What to do; nil where the message says it.
  package var help: String? {
    switch self {
    case .notURL, .notHTTP, .notBaseURL: "write it as https://modelarts.REGION.DOMAIN"
    case .credentialsInURL: "take it out, and set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or JOBC_TOKEN"
    case .plainHTTP: "write https"
    case .noCredentials:
      "set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or JOBC_TOKEN, or OS_AUTH_URL, OS_USERNAME, OS_PASSWORD and "
        + "OS_USER_DOMAIN_NAME"
    case .incompleteCredentials(let set, let missing): "set \(missing.joined(separator: " and ")), or unset \(set)"
    case .noProject: "set project_id in jobc.yaml, or HUAWEICLOUD_SDK_PROJECT_ID"
    case .unusableValue, .unusableProject, .unreadableAuthorities, .noCertificates: nil
    }
  }
}
