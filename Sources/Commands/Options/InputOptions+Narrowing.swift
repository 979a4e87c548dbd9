import Compiler
import Manifest
import Revisions

extension InputOptions {
  /// Finds out what has changed since the revision that was named, and says what is to be known of that.
  ///
  /// The state to compare with is the common ancestor of the revision and `HEAD`, so that what others have committed
  /// there meanwhile plays no part.
  mutating func findChanges(in session: inout Session) throws(CommandFailure) {
    guard let changedSince else { return }
    let repository = try session.repository()
    var note: String?
    let changes = try session.revisions { () throws(RevisionError) in
      var commit = ""
      do throws(RevisionError) {
        commit = try repository.mergeBase(changedSince, "HEAD")
      } catch {
        guard case .noMergeBase = error else { throw error }
        commit = try repository.commit(changedSince)
        note =
          "\"\(changedSince)\" and HEAD have no common ancestor\(repository.isShallow ? " in this shallow clone" : ""): "
          + "compared with \"\(changedSince)\" itself"
      }
      return try repository.changes(since: try repository.revision(changedSince, commit: commit))
    }
    if let note { session.errors.write("note: \(note)\n") }
    if changes == nil { session.errors.write("note: symbolic links have changed, so everything is looked at\n") }
    self.changes = changes
  }

  /// Says which files count where there are none: a misspelt pattern would pass every check otherwise.
  func noteEmptiness(of compilation: Compilation, in session: inout Session) {
    guard compilation.files.isEmpty, compilation.diagnostics.isEmpty, changedSince == nil, shard == nil,
      !leavesOutUnmatched
    else { return }
    session.errors.write(
      "note: there are no manifests: they are what \"manifests\" in jobc.yaml matches, else every *.yaml and *.yml\n")
  }

  /// Compiles what is left after narrowing; says why that is everything where it is.
  func compileNarrowed(
    _ goal: CompilationOptions.Goal, revealsSecrets: Bool = false, in session: inout Session
  ) throws(CommandFailure) -> Compilation {
    var input = self
    try input.findChanges(in: &session)
    var compilation = try input.compile(goal, revealsSecrets: revealsSecrets, in: session)
    if input.compare != nil, !compilation.isComparedInPlace {
      input.compare = nil
      compilation = try input.compile(goal, revealsSecrets: revealsSecrets, in: session)
    }
    if let changedSince {
      for cause in compilation.changedForAll {
        session.errors.write("note: \(cause) has changed since \(changedSince), so everything is looked at\n")
      }
    }
    return compilation
  }
}

extension Compilation {
  /// Whether requests were looked for where they lie: projects of one environment each may have several together, and then
  /// every environment has its folder.
  fileprivate var isComparedInPlace: Bool {
    projects.allSatisfy { ($0.environments.count > 1) == (environments.count > 1) }
  }
}
