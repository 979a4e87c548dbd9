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

/// One job as it would be posted.
package struct CompiledRequest: Sendable {
  /// RFC 8785 bytes without a final newline.
  package let body: [UInt8]
  package let jobName: String
  package let environment: String
  /// The environment's `project_id`; nil where it gives none.
  package let projectID: String?
  /// The manifest's path as findings print it.
  package let path: String
  /// The document's number in its stream, from 0.
  package let document: Int
  /// The matrix cell, axes in the order written with their source text; nil without a matrix.
  package let cell: [(axis: String, value: String)]?

  package init(
    body: [UInt8], jobName: String, environment: String, projectID: String?, path: String, document: Int,
    cell: [(axis: String, value: String)]?
  ) {
    self.body = body
    self.jobName = jobName
    self.environment = environment
    self.projectID = projectID
    self.path = path
    self.document = document
    self.cell = cell
  }
}
