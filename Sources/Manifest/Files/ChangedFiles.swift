/// The files that differ between two states of a project: what a run may leave all else out for.
package struct ChangedFiles: Sendable {
  /// The files that are known to differ, or to be on one side only.
  package var paths: Set<AbsolutePath>
  /// The state before, where it is not known which files are new: those that it lacks are.
  package var before: FileSnapshot?
  /// Folders of which nothing is taken to have changed: those of submodules.
  package var excluded: [AbsolutePath] = []

  /// Whether there are symbolic links, so that a path may lead to a file of another one.
  package var followsLinks = false

  package init(_ paths: Set<AbsolutePath>, before: FileSnapshot? = nil) {
    self.paths = paths
    self.before = before
  }

  /// Whether a file differs.
  package func contains(_ path: AbsolutePath) -> Bool {
    if paths.contains(path) { return true }
    guard let before, before.covers(path), !excluded.contains(where: { path.isWithin($0) }) else { return false }
    if case .missing = before.kind(at: path) { return true }
    return false
  }
}
