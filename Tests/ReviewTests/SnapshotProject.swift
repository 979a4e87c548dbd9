import Compiler
import Foundation
import Manifest
import SourceText

/// The files of a project, by path from its root; nothing of them is on disk.
typealias ProjectFiles = [String: String]

extension ProjectFiles {
  /// Where they would lie.
  static let root = AbsolutePath(absolute: "/scratch/project")

  /// The paths in the order of their bytes.
  var paths: [String] { keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  func snapshot() -> FileSnapshot {
    let ordered = paths
    var list = PathList()
    for path in ordered { list.append(path.utf8) }
    let contents = ordered.map { Array((self[$0] ?? "").utf8) }
    return FileSnapshot(root: Self.root, paths: list, links: []) { .success(contents[$0]) }
  }

  /// What differs in `other`, as git would tell: of a work tree, files that are new may have to be found.
  func changes(to other: ProjectFiles, leavingOutNew: Bool) -> ChangedFiles {
    var changed: Set<AbsolutePath> = []
    for path in Set(keys).union(other.keys) where self[path] != other[path] {
      if leavingOutNew, self[path] == nil { continue }
      changed.insert(AbsolutePath(path, in: Self.root))
    }
    return ChangedFiles(changed, before: leavingOutNew ? snapshot() : nil)
  }

  /// For messages: what differs in `other`.
  func description(of other: ProjectFiles) -> String {
    var text = ""
    for (path, content) in sorted(by: { $0.key < $1.key }) { text += "==> \(path)\n\(content)" }
    for path in Set(keys).union(other.keys).sorted() where self[path] != other[path] {
      text += "==> after: \(path)\n\(other[path] ?? "(gone)\n")"
    }
    return text
  }
}
