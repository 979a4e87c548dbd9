/// The service that a plan is for.
package struct PlanTarget: Sendable, Equatable {
  /// The environment's name.
  package var environment: String
  /// The base URL of the service, or `emulator`.
  package var endpoint: String
  package var region: String?
  package var project: String

  package init(environment: String, endpoint: String, region: String? = nil, project: String) {
    self.environment = environment
    self.endpoint = endpoint
    self.region = region
    self.project = project
  }
}

/// A file that a plan was made from.
package struct PlanInput: Sendable, Equatable {
  /// As findings print it.
  package var path: String
  /// `sha256:` and 64 hexadecimal digits.
  package var digest: String

  package init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }
}
