import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

/// A sound manifest that mutations are made of, and the places of its values.
struct CorpusText {
  let name: String
  let text: String
  let tree: Tree

  /// - Precondition: `text` is one document.
  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
    let source = SourceFile(path: "job.yaml", content: text.utf8)
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    var diagnostics: [Diagnostic] = []
    guard case .document = reader.next(into: &tree, diagnostics: &diagnostics) else {
      preconditionFailure("\(name) is no document: \(diagnostics.map(\.message))")
    }
    self.tree = tree
  }

  /// The value at a JSON Pointer.
  ///
  /// - Precondition: there is one.
  func value(at pointer: String) -> NodeID {
    var node = NodeID.root
    for token in pointer.split(separator: "/") {
      let next =
        tree[node].kind == .sequence
        ? Array(tree.items(of: node))[Int(token) ?? 0] : tree.entry(named: String(token), of: node)?.value
      guard let next else { preconditionFailure("\(name) has no \(pointer)") }
      node = next
    }
    return node
  }

  func range(of node: NodeID) -> Range<Int> { tree[node].range.indices }

  /// The key of the entry whose value stands at a pointer.
  func keyRange(at pointer: String) -> Range<Int> { range(of: NodeID(value(at: pointer).rawValue - 1)) }

  /// The entries of the mapping at a pointer.
  func entries(at pointer: String) -> [Entry] { Array(tree.entries(of: value(at: pointer))) }

  /// Where a finding about what the mapping at `pointer` lacks stands: its key, else its first key but `absent`.
  func lack(at pointer: String, without absent: String? = nil) -> Range<Int> {
    let id = value(at: pointer)
    if id > .root, tree[NodeID(id.rawValue - 1)].flags.contains(.key) { return range(of: NodeID(id.rawValue - 1)) }
    let first = entries(at: pointer).first { tree.string(of: $0.key) != absent }
    return range(of: first?.key ?? id)
  }

  // MARK: Edits

  func replacing(_ pointer: String, _ text: String) -> CorpusEdit { CorpusEdit(range(of: value(at: pointer)), text) }

  func renaming(_ pointer: String, _ key: String) -> CorpusEdit {
    CorpusEdit(keyRange(at: pointer), key)
  }

  /// Leaves an entry out, with what separates it from its neighbours.
  func dropping(_ pointer: String) -> CorpusEdit {
    let (parent, key) = Self.split(pointer)
    let entries = entries(at: parent)
    let index = entries.firstIndex { tree.string(of: $0.key) == key } ?? 0
    if index + 1 < entries.count {
      return CorpusEdit(range(of: entries[index].key).lowerBound..<range(of: entries[index + 1].key).lowerBound, "")
    }
    if index > 0 {
      return CorpusEdit(range(of: entries[index - 1].value).upperBound..<range(of: entries[index].value).upperBound, "")
    }
    return replacing(parent, "{}")
  }

  /// Adds `key: value` before the first entry of the mapping at a pointer.
  func adding(_ entry: String, to pointer: String) -> CorpusEdit {
    let first = range(of: entries(at: pointer)[0].key).lowerBound
    let bytes = Array(text.utf8)
    let start = (bytes[..<first].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let isFlow = tree[value(at: pointer)].style == .flow
    let separator = isFlow ? ", " : "\n" + String(repeating: " ", count: first - start)
    return CorpusEdit(first..<first, entry + separator, into: range(of: value(at: pointer)))
  }

  static func split(_ pointer: String) -> (parent: String, last: String) {
    guard let slash = pointer.lastIndex(of: "/") else { return ("", pointer) }
    return (String(pointer[..<slash]), String(pointer[pointer.index(after: slash)...]))
  }
}

/// A replacement of bytes of a text.
struct CorpusEdit {
  let range: Range<Int>
  let text: String
  /// The mapping that an entry is added to.
  let container: Range<Int>?

  init(_ range: Range<Int>, _ text: String, into container: Range<Int>? = nil) {
    self.range = range
    self.text = text
    self.container = container
  }

  /// How many bytes the text grows by.
  var growth: Int { text.utf8.count - range.count }

  private func replaces(_ container: Range<Int>?) -> Bool {
    container.map { range.lowerBound <= $0.lowerBound && range.upperBound >= $0.upperBound } ?? false
  }

  /// Whether the two cannot both be made.
  func collides(with other: CorpusEdit) -> Bool {
    if replaces(other.container) || other.replaces(container) { return true }
    // Where the first entry is left out, an entry before it would become the first.
    if range.lowerBound == other.range.lowerBound,
      container != nil && other.text.isEmpty || other.container != nil && text.isEmpty
    {
      return true
    }
    if range.isEmpty, other.range.isEmpty { return range.lowerBound == other.range.lowerBound }
    return range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
  }
}
