import DocumentModel
import SourceText

/// Where jobs run: one entry of `environments` in `jobc.yaml` (manifest language §7).
package struct Environment: Sendable {
  package let name: String
  /// The key that declares it; nil for the one environment of a project without `jobc.yaml`.
  package var key: DocumentNode?
  /// A URL, or `emulator`.
  package var endpoint: DocumentNode?
  package var region: DocumentNode?
  package var projectID: DocumentNode?
  package var workspaceID: DocumentNode?
  /// The values it gives to variables, in the order written.
  package var variables: [(name: String, key: DocumentNode, value: DocumentNode)] = []
  /// The catalogue lock, relative to the project's root.
  package var catalog: DocumentNode?
  /// Whether `apply` takes a saved plan only.
  package var isProtected = false

  package init(name: String) { self.name = name }

  /// The environment of a project that declares none.
  package static let undeclared = Environment(name: "default")

  /// The text of a setting, as `env.region` gives it.
  package func setting(_ name: String) -> DocumentNode? {
    switch name {
    case "project_id": projectID
    case "region": region
    case "workspace_id": workspaceID
    default: nil
    }
  }
}
