import Manifest
import SourceText

/// A manifest file of a run: what it includes, which jobs it declares and what these use.
package struct CompiledFile: Sendable {
  /// As findings name it.
  package let path: String
  /// Where it lies, absolute.
  package let location: AbsolutePath
  package let isReported: Bool
  /// Whether all of it and of what it includes could be read, so that its jobs are known.
  package let isComplete: Bool
  /// Whether it only declares.
  package let isLibrary: Bool
  /// How many jobs it declares: each document, each cell of a matrix, once for all environments.
  package let jobCount: Int
  /// The files that it includes itself, as findings name them, in order.
  package let includes: [String]
  /// All files that it depends on, through others as well.
  package let closure: [String]
  /// Its jobs in the environments that were compiled, those with errors as well where their names are known.
  package let jobs: [Job]
  /// What jobs may be called that are not among them, as those of a file that is not reported on.
  package let otherNames: [PossibleName]
  package let uses: [DeclarationUse]

  /// A job of one environment.
  package struct Job: Sendable {
    package let name: String
    /// `workspace_id`; `"0"` where there is none.
    package let workspace: String
    package let environment: String
    package let document: Int
    package let cell: [(axis: String, value: String)]?
  }
}

/// A file that is included and what it includes.
package struct CompiledLibrary: Sendable {
  /// As findings name it.
  package let path: String
  package let location: AbsolutePath
  package let includes: [String]
}

extension ProjectCompiler {
  /// What the run learnt of each file.
  static func compiledFiles(
    _ outcomes: [FileOutcome], environments: [Environment], workingFolder: AbsolutePath
  ) -> [CompiledFile] {
    outcomes.compactMap { outcome in
      // A policy in YAML lies among the manifests and is none.
      guard !outcome.path.isEmpty else { return nil }
      let jobs = outcome.jobs.flatMap { job in
        (job.environment.map { [environments[$0]] } ?? environments).map { environment in
          CompiledFile.Job(
            name: job.name, workspace: job.workspace ?? "0", environment: environment.name, document: job.document,
            cell: job.cell?.description)
        }
      }
      return CompiledFile(
        path: outcome.path, location: AbsolutePath(outcome.path, in: workingFolder), isReported: outcome.isReported,
        isComplete: outcome.isComplete, isLibrary: outcome.isLibrary,
        jobCount: outcome.jobCount, includes: outcome.included?.direct.map(\.path) ?? [],
        closure: outcome.included?.sources.map(\.path) ?? [],
        jobs: jobs, otherNames: outcome.names, uses: outcome.uses)
    }
  }

  static func compiledLibraries(_ graph: SourceGraph) -> [CompiledLibrary] {
    graph.libraries.map { library in
      CompiledLibrary(
        path: library.source.path, location: library.path,
        includes: library.includes.compactMap { graph.library($0.library)?.source.path })
    }
  }
}
