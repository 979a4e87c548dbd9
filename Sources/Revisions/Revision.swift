import Manifest

/// A commit of a repository and the files that it holds.
package struct Revision: Sendable {
  /// What was typed: `main`, `HEAD~1`, or a form that says what was looked up, as `main...HEAD`.
  package let name: String
  /// The commit, in hexadecimal digits.
  package let commit: String
  package let files: FileSnapshot
  let tree: RevisionTree

  /// The folders of submodules, whose files another repository holds.
  package var submodules: [AbsolutePath] { tree.submodules.map { AbsolutePath($0, in: files.root) } }

  /// The files that differ in another revision; nil where symbolic links do, which may lead anywhere.
  package func changes(to other: Revision) -> ChangedFiles? {
    guard let paths = tree.differences(from: other.tree) else { return nil }
    var changes = ChangedFiles(Set(paths.map { AbsolutePath($0, in: files.root) }))
    changes.followsLinks = !tree.links.isEmpty
    return changes
  }
}
