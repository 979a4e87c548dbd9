import Manifest
import SourceText

/// What the command line asked to be compiled.
package struct CompilationOptions: Sendable {
  /// How far down the line a run goes.
  package enum Goal: Sendable {
    /// Findings only.
    case check
    /// Findings and the requests of all jobs without errors.
    case requests
  }

  package var goal: Goal
  /// Files and folders as typed, relative to the working folder or absolute; empty for the whole project. `-` stands
  /// for `standardInput`.
  package var paths: [String] = []
  /// What `-` reads; its path is `--stdin-filename`, or `<stdin>`.
  package var standardInput: SourceFile?
  /// Whether files that were named are left out where the project does not count them as manifests (`--force-exclude`).
  package var leavesOutUnmatched = false
  /// What stands in for files on disk.
  package var overlay = SourceOverlay()
  /// `--project FILE`; nil to search upwards from each path.
  package var projectFile: String?
  /// `--env`, in the order given; empty for every environment (`check`) or the default one (`requests`).
  package var environments: [String] = []
  /// `--var name=value`, in the order given.
  package var variableArguments: [String] = []
  /// `--var-file`, in the order given.
  package var variableFiles: [String] = []
  /// The whole process environment, `NAME=value` each: `JOBC_VAR_*` and the names in `from: { env: … }` are read.
  package var processEnvironment: [String] = []
  /// Whether secrets stand in the requests instead of `${{ secret.NAME }}`.
  package var revealsSecrets = false
  /// Compares each request with what is stored of it as soon as it is made, from the thread that made it, and has its body
  /// let go; nil to keep the bodies. It is told whether the request's project has several environments.
  package var compare: (@Sendable (_ request: CompiledRequest, _ hasEnvironments: Bool) -> StoredRequest)?
  /// Whether requests keep what they were made from: `CompiledRequest.resolved`.
  package var keepsSources = false
  /// Whether the result tells of each file: `Compilation.manifests`, `libraries`.
  package var keepsFiles = false
  /// Whether jobs are resolved that are not reported on, so that their names are known where `keepsFiles` tells of them.
  package var resolvesAll = false
  /// What has changed: only what that may have another outcome for is reported and compiled; nil for everything.
  package var changes: ChangedFiles?
  /// The part that is reported; nil for all of it. All files are read, and of the jobs of other parts what this one needs
  /// is found out.
  package var shard: Shard?
  /// The manifests to look at, nil for all of the project: the others are known to play no part.
  package var manifests: Set<AbsolutePath>?
  /// Folders in which no manifests are looked for.
  package var excludedFolders: [AbsolutePath] = []
  /// Whether `requests` takes every environment where none is named.
  package var takesAllEnvironments = false
  /// Whether names of environments and variables may be unknown, as on one side of a comparison: `Compilation` tells.
  package var allowsUnknownNames = false
  /// The present, in seconds since 1970, by which a catalogue may be too old; nil to take none for old.
  package var now: Int?
  /// How many threads may work; 1 runs inline.
  package var width = 1
  /// The working folder, absolute.
  package var workingFolder: String

  package init(goal: Goal, workingFolder: String) {
    self.goal = goal
    self.workingFolder = workingFolder
  }
}

extension CompilationOptions {
  /// Reads the files of a snapshot in the place of those on disk.
  ///
  /// A variable file that it does not have is read from disk all the same: whoever typed its name meant that one.
  package mutating func read(_ snapshot: FileSnapshot) {
    overlay = SourceOverlay(over: snapshot)
    for file in variableFiles {
      let path = path(file)
      guard case .missing = overlay.kind(at: path) else { continue }
      if let read = try? SourceFile.read(path.string, displayPath: file) {
        overlay[path] = Array(read.source.bytes.dropLast())
      }
    }
  }

  /// Whether there is something at a path, as typed, among the files that are read.
  package func finds(_ path: String) -> Bool {
    if case .missing = overlay.kind(at: self.path(path)) { false } else { true }
  }

  private func path(_ text: String) -> AbsolutePath {
    AbsolutePath(text, in: AbsolutePath(absolute: workingFolder))
  }
}
