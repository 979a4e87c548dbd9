import Diagnostics
import SourceText

/// Files that include each other in a loop.
///
/// The search begins with the first path and goes depth first, so that the loops that are found do not depend on where
/// a run came upon them.
struct InclusionLoops {
  /// A finding a loop, at the include entry of the file of the first path.
  private(set) var diagnostics: [Diagnostic] = []
  private let libraries: [FileIdentity: Library]
  /// The files on the way from where the search began, outermost first, and how many of their includes were followed.
  private var way: [(file: FileIdentity, followed: Int)] = []
  private var places: [FileIdentity: Int] = [:]
  private var loops: Set<[FileIdentity]> = []

  init(in libraries: [FileIdentity: Library]) {
    self.libraries = libraries
    guard libraries.values.contains(where: { !$0.includes.isEmpty }) else { return }
    var done: Set<FileIdentity> = []
    let ordered = libraries.sorted { $0.value.source.path.utf8.lexicographicallyPrecedes($1.value.source.path.utf8) }
    for (start, _) in ordered where !done.contains(start) { search(from: start, done: &done) }
  }

  private mutating func search(from start: FileIdentity, done: inout Set<FileIdentity>) {
    enter(start)
    while let (file, followed) = way.last {
      guard let library = libraries[file], followed < library.includes.count else {
        way.removeLast()
        places[file] = nil
        done.insert(file)
        continue
      }
      way[way.count - 1].followed += 1
      let next = library.includes[followed].library
      if let place = places[next] {
        report(way[place...].map(\.file))
      } else if !done.contains(next) {
        enter(next)
      }
    }
  }

  private mutating func enter(_ file: FileIdentity) {
    places[file] = way.count
    way.append((file, 0))
  }

  private mutating func report(_ loop: [FileIdentity]) {
    let names = loop.map { libraries[$0]?.source.path ?? "" }
    let first = names.indices.min { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) } ?? 0
    let rotated = Array(loop[first...] + loop[..<first])
    guard loops.insert(rotated).inserted, let library = libraries[rotated[0]] else { return }
    let next = rotated.count > 1 ? rotated[1] : rotated[0]
    guard let entry = library.includes.first(where: { $0.library == next })?.entry else { return }
    let shown = (names[first...] + names[..<first] + [names[first]]).joined(separator: " → ")
    diagnostics.append(
      Diagnostic(
        rule: "include-cycle", message: "files include each other in a loop: \(shown)", at: entry,
        help: "move what both need into a file that includes neither"))
  }
}
