import DocumentModel
import SourceText

/// One document of a manifest file: its tree, kept while somebody refers to its declarations.
package final class Document: Sendable {
  package let tree: Tree
  /// The document's number in its stream, from 0.
  package let index: Int
  /// What the document uses of the language.
  package let traits: DocumentTraits
  /// The references of its scalars.
  package let templates: TemplateTable

  package convenience init(tree: Tree, index: Int, traits: DocumentTraits) {
    var paths = ReferencePaths()
    self.init(tree: tree, index: index, traits: traits, paths: &paths)
  }

  /// - Parameter paths: those known from documents before.
  init(tree: Tree, index: Int, traits: DocumentTraits, paths: inout ReferencePaths) {
    self.tree = tree
    self.index = index
    self.traits = traits
    templates = traits.contains(.references) ? TemplateTable(of: tree, paths: &paths) : TemplateTable()
  }

  /// Where the file is.
  package var source: SourceFile { tree.source }
}

/// A node of a document that somebody keeps.
package struct DocumentNode: Sendable {
  package let document: Document
  package let id: NodeID

  package init(document: Document, id: NodeID) {
    self.document = document
    self.id = id
  }

  package var tree: Tree { document.tree }
  package var node: Node { document.tree.nodes[id.index] }
  package var span: SourceSpan { document.tree.span(of: id) }
  /// The references of the scalar; nil where it has none that can be read.
  var template: Template? {
    if let known = document.templates[id] { return known }
    let tree = document.tree
    return try? Template(tree.text(of: id))
  }
}

/// What a document uses of the language, found in one pass over its nodes.
package struct DocumentTraits: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A key that begins with `$` below the top level.
  package static let directives = DocumentTraits(rawValue: 1)
  /// A plain key `<<`.
  package static let mergeKeys = DocumentTraits(rawValue: 2)
  /// A scalar that holds `${{`.
  package static let references = DocumentTraits(rawValue: 4)

  /// A key that holds `${{`.
  package static let referencesInKeys = DocumentTraits(rawValue: 8)

  /// Whether a key holds a reference, which is reported where the document is read; the entry is left out of the job.
  static func holdsReference(key: NodeID, in tree: borrowing Tree) -> Bool {
    guard tree.nodes[key.index].flags.contains(.mayHoldReference) else { return false }
    return !tree.string(of: key).holds("$${{")
  }

  /// The traits of `tree`.
  package init(of tree: borrowing Tree) {
    self = []
    let nodes = tree.nodes.span
    let source = tree.sourceBytes.span
    let arena = tree.text.span
    for i in nodes.indices {
      let node = nodes[i]
      let isKey = node.flags.contains(.key)
      if node.flags.contains(.mayHoldReference) { insert(isKey ? [.references, .referencesInKeys] : .references) }
      guard isKey, node.textCount > 1 else { continue }
      let start = Int(node.textStart)
      let first = node.flags.contains(.textInSource) ? source[start] : arena[start]
      if first == UInt8(ascii: "$") {
        insert(.directives)
      } else if first == UInt8(ascii: "<"), node.style == .plain, tree.text(of: NodeID(i), equals: "<<") {
        insert(.mergeKeys)
      }
    }
  }
}
