import DocumentModel
import SourceText

/// A job as the manifests declare it: what a plan compares with what lives.
package struct DesiredJob: Sendable {
  package var name: String
  /// `workspace_id`; `"0"` where the request has none.
  package var workspace: String
  /// The canonical request; secrets stand as `${{ secret.NAME }}`.
  package var body: JSONValue
  /// Which values hold secrets.
  package var secrets: [SecretUse]
  /// The values of those secrets that are known, by name; never saved and never shown.
  package var secretValues: [String: String]
  package var source: JobSource
  package var places: FieldPlaces

  /// - Parameter body: the canonical request. Without a `job_name` it is the job of the empty name.
  package init(
    body: JSONValue, secrets: [SecretUse] = [], secretValues: [String: String] = [:], source: JobSource,
    places: FieldPlaces
  ) {
    name = body["job_name"]?.string ?? ""
    workspace = Self.workspace(of: body["workspace_id"]?.string)
    self.body = body
    self.secrets = secrets
    self.secretValues = secretValues
    self.source = source
    self.places = places
  }

  /// The workspace that a `workspace_id` names: the default one has the id 0 (create training job, workspace_id).
  package static func workspace(of id: String?) -> String { id.flatMap { $0.isEmpty ? nil : $0 } ?? "0" }

  /// What makes it one job among others.
  package var identity: JobIdentity { JobIdentity(name: name, workspace: workspace) }
}

/// What one job is known by within a project.
package struct JobIdentity: Sendable {
  package var name: String
  package var workspace: String

  package init(name: String, workspace: String) {
    self.name = name
    self.workspace = workspace
  }
}

extension JobIdentity: Hashable {
  // By bytes: `String ==` takes composed and decomposed letters for one.
  package static func == (a: JobIdentity, b: JobIdentity) -> Bool {
    isSameText(a.name, b.name) && isSameText(a.workspace, b.workspace)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0xFF))
    for byte in workspace.utf8 { hasher.combine(byte) }
  }
}

extension DesiredJob {
  /// The request with the values of its secrets in place, as far as they are known: for sending and comparing only.
  var disclosedBody: JSONValue {
    SecretText.disclose(body, secrets) { secretValues[$0.name] }
  }

  /// The secrets whose values nobody gave.
  var unknownSecrets: [SecretUse] { secrets.filter { secretValues[$0.name] == nil } }
}
