import Diagnostics
import SourceText

/// What `jobc.yaml` says (manifest language §7).
package struct Project: Sendable {
  /// The folder of `jobc.yaml`, or what stands in for it.
  package let root: AbsolutePath
  /// The `jobc.yaml`; nil without one.
  package var source: SourceFile?
  /// Which files below the root are manifests; nil for every `*.yaml` and `*.yml`.
  package var manifestPatterns: [String]?
  package var defaultEnvironment: String?
  /// Patterns of the policies' files, relative to the root.
  package var policyPatterns: [String] = []
  /// In the order declared; never empty.
  package var environments: [Environment] = [.undeclared]

  package init(root: AbsolutePath) { self.root = root }

  /// Where `jobc.yaml` writes a pattern of `manifests` or `policies`; nil where it is not found as it is.
  package var patternSpans: [(pattern: String, span: SourceSpan)] = []

  package func span(ofPattern pattern: String) -> SourceSpan? {
    patternSpans.first { $0.pattern.utf8.elementsEqual(pattern.utf8) }?.span
  }

  /// The environment called `name`; nil where the project declares none.
  package func environment(_ name: String) -> Environment? {
    environments.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// Whether the project declares the environment.
  func declares(environment name: String) -> Bool {
    environments.contains { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The environment that verbs of one environment take without `--env`: the default one, else the only one.
  package var soleEnvironment: Environment? {
    if let defaultEnvironment { return environment(defaultEnvironment) }
    return environments.count == 1 ? environments[0] : nil
  }
}
