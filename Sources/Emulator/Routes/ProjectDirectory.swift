import Digests
import DocumentModel

/// Projects by name: the one that was configured, whatever its name, or else one for every name.
struct ProjectDirectory {
  private let projectID: String?

  init(_ settings: EmulatorConfiguration) { projectID = settings.projectID }

  static let defaultName = "emulator"
  static let domainID = id("domain")

  func id(ofProject name: String) -> String { projectID ?? Self.id("project " + name) }

  func view(name: String) -> JSONValue {
    let id = id(ofProject: name)
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
