import Diagnostics
import Manifest

/// A file that others include, and what uses it, directly or through others.
package struct ReachedFile: Sendable {
  /// As findings name it.
  package let path: String
  package let manifestCount: Int
  /// The names of the jobs, each once, ascending.
  package let jobs: [String]

  package init(path: String, manifestCount: Int, jobs: [String]) {
    self.path = path
    self.manifestCount = manifestCount
    var seen: Set<NameKey> = []
    self.jobs = jobs.filter { seen.insert(NameKey($0)).inserted }.sorted(by: TextOrder.precedes)
  }

  /// The included files among those that were named; nearly always there are none.
  static func named(by part: Selection.Part, _ outcomes: [FileOutcome], graph: SourceGraph) -> [ReachedFile] {
    guard !part.files.isEmpty else { return [] }
    return graph.libraries.compactMap { library in
      guard part.files.contains(library.path) else { return nil }
      let path = NameKey(library.source.path)
      let users = outcomes.filter { $0.included?.paths.contains(path) ?? false }
      return ReachedFile(
        path: library.source.path, manifestCount: users.count, jobs: users.flatMap { $0.jobs.map(\.name) })
    }
  }
}
