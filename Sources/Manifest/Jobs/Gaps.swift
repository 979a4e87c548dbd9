import Diagnostics
import DocumentModel
import JobAPI

/// What a body lacks because of a mistake that is reported where it was made: nothing need say that it is missing.
package struct Gaps: Sendable {
  /// Whether a whole layer or a shared part is missing, so that nothing can be said of what the body lacks.
  package var isOpen = false
  /// The keys of the request or of its `config` that misspelt or misplaced ones were probably meant to be.
  package private(set) var names: [String] = []

  /// No gaps: what is not in the body was not written.
  package init() {}

  /// Those of a document's own top level.
  init(_ outline: DocumentOutline) {
    names = outline.misplaced
    // Without any other `config` it is no more than one key that is missing.
    let hasConfig = outline[.config] != nil || outline[.use] != nil || outline[.environments] != nil
    for key in outline.meant {
      if key == .config, !hasConfig { names.append("config") } else { add(key) }
    }
  }

  mutating func add(_ key: TopLevelKey) {
    if key.isBody { names.append("\(key.name)") }
    if key == .config || key == .use || key == .environments { isOpen = true }
  }

  /// Takes note of a key that is none of a request, in a layer of it.
  mutating func add(unknown key: NodeID, in tree: borrowing Tree) {
    let name = tree.string(of: key)
    guard !isOpen, !name.utf8.starts(with: "x-".utf8), !name.utf8.starts(with: "$".utf8) else { return }
    guard names.count < 100 else { return isOpen = true }
    if let near = Suggestion.nearest(to: name, among: TopLevelKey.names(TopLevelKey.bodyKeys)) {
      for key in TopLevelKey.bodyKeys where "\(key.name)".utf8.elementsEqual(near.utf8) { add(key) }
    } else {
      // Perhaps a field of `config`: what is none does no harm here.
      names.append(name)
    }
  }
}
