/// What stands between the braces of `${{ namespace.name }}` (manifest language §3).
package struct ReferencePath: Hashable, Sendable {
  /// Where the name is looked up.
  package enum Namespace: String, CaseIterable, Sendable {
    case variable = "var"
    case matrix
    case environment = "env"
    case job
    /// Never written by an author: it stands in compiled output for a secret.
    case secret
  }

  package let namespace: Namespace
  /// The name after the first dot; for `job` the keys and indices joined by dots.
  package let name: String

  package init(_ namespace: Namespace, _ name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// `var.bucket`
  package var description: String { "\(namespace.rawValue).\(name)" }

  package static func == (a: ReferencePath, b: ReferencePath) -> Bool {
    a.namespace == b.namespace && a.name.utf8.elementsEqual(b.name.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(namespace)
    hasher.combine(name)
  }
}
