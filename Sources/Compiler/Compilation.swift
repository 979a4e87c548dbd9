import Diagnostics
import Manifest

/// What a run of the compiler came to.
package struct Compilation: Sendable {
  /// All findings, folded and sorted by place.
  package var diagnostics: [Diagnostic] = []
  /// The findings that comments silence, in the order of `diagnostics`.
  package var suppressed: [SuppressedDiagnostic] = []
  /// The requests of the jobs without errors, in the order of path, document, environment and cell; empty when only a
  /// check was asked for.
  package var requests: [CompiledRequest] = []
  /// The manifest files that were reported on, as findings name them.
  package var files: [String] = []
  /// How many jobs those files declare: each document, each cell of a matrix, once for all environments.
  package var jobCount = 0
  /// The names of the environments that were compiled, as the project declares them.
  package var environments: [String] = []
  /// The projects that were compiled.
  package var projects: [CompiledProject] = []
  /// Every manifest file of the run, reported or not, by path; with `keepsFiles` only.
  package var manifests: [CompiledFile] = []
  /// Every included file, by path; with `keepsFiles` only.
  package var libraries: [CompiledLibrary] = []
  /// The included files that were named, and what uses them.
  package var reached: [ReachedFile] = []
  /// The changed files that every job depends on, so that all of a project was looked at; with `changes` only.
  package var changedForAll: [String] = []
  /// The first name of a `--var` that nothing declares; with `allowsUnknownNames` only.
  package var unknownVariable: CompilationError?
  /// The checks that could not be made, each with its reason.
  package var skippedChecks: [SkippedCheck] = []
  /// Whether a `jobc.yaml` has errors: exit 78.
  package var hasBrokenProject = false
  /// The files whose suppressions are reported on, by path.
  var suppressionScopes: [NameKey: SuppressionScope] = [:]

  package init() {}
}

/// A check that could not be made, and why.
package struct SkippedCheck: Hashable, Sendable {
  /// The name that `--require` takes: `catalog`, `policy`.
  package let check: String
  package let reason: String

  package init(check: String, reason: String) {
    self.check = check
    self.reason = reason
  }
}
