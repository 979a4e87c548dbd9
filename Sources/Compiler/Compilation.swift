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
  /// The part that this is; nil for a whole run.
  package internal(set) var shard: Shard?
  /// A hash of all that was read and of what of it is reported on, by which parts of one run know each other; 0 without
  /// parts.
  package var digest: UInt64 = 0
  /// The files whose suppressions are reported on, by path.
  var suppressionScopes: [NameKey: SuppressionScope] = [:]

  package init() {}
}

extension [SkippedCheck] {
  /// Each once of those that have the same words.
  package var distinct: [SkippedCheck] {
    var result: [SkippedCheck] = []
    for check in self where !result.contains(where: { $0.check == check.check && $0.reason == check.reason }) {
      result.append(check)
    }
    return result
  }
}

/// A check that could not be made, and why.
package struct SkippedCheck: Hashable, Sendable {
  /// The name that `--require` takes: `catalog`, `policy`.
  package let check: String
  package let reason: String
  /// The number of the project among those of the run, which are done one after another.
  package internal(set) var project: Int
  /// The environments that are told to have no catalogue, by their numbers among those of `environments`; nil where the
  /// reason names none of them.
  package let lacking: [Int]?
  /// The names of the environments that are looked at; empty without `lacking`.
  package let environments: [String]

  /// Whether it is known from jobs, and so perhaps not in every part of a run.
  package let isFromJobs: Bool

  package init(check: String, reason: String, project: Int = 0, isFromJobs: Bool = false) {
    self.check = check
    self.reason = reason
    self.project = project
    self.isFromJobs = isFromJobs
    lacking = nil
    environments = []
  }

  /// The check against catalogues, which some environments have and others have not.
  ///
  /// - Parameters:
  ///   - numbers: ascending, of environments of which a job names what a catalogue would list.
  package init(lackingCatalogs numbers: [Int], of environments: [String], project: Int = 0) {
    check = "catalog"
    let names = numbers.map { "\"\(environments[$0])\"" }.joined(separator: ", ")
    reason = "\(names) \(numbers.count == 1 ? "has" : "have") no catalogue"
    self.project = project
    isFromJobs = true
    lacking = numbers
    self.environments = environments
  }
}
