import Digests
import DocumentModel

/// Projects by name: the one that was configured, or else one for every name.
struct ProjectDirectory {
  private let projectID: String?
  private let projectName: String?

  init(_ settings: EmulatorConfiguration) {
    projectID = settings.projectID
    projectName = settings.projectName
  }

  static let domainID = id("domain")

  /// The name of the project that is there if none is asked for.
  var defaultName: String { projectName ?? "emulator" }

  /// Nil for a name that no project has.
  func id(ofProject name: String) -> String? {
    if let projectName, !projectName.utf8.elementsEqual(name.utf8) { return nil }
    return projectID ?? Self.id("project " + name)
  }

  func view(name: String) -> JSONValue? {
    guard let id = id(ofProject: name) else { return nil }
    return [
      "domain_id": .string(Self.domainID), "is_domain": false, "parent_id": .string(Self.domainID),
      "name": .string(name), "description": "", "links": ["self": .string("/v3/projects/\(id)")], "id": .string(id),
      "enabled": true,
    ]
  }

  /// 32 digits that are always the same for a text.
  static func id(_ text: String) -> String {
    String(SHA256.hexadecimalDigest(of: Array("emulator \(text)".utf8)).prefix(32))
  }
}
