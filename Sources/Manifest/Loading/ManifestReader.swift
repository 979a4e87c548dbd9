import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

/// Reads the documents of a manifest file one after the other.
package struct ManifestReader: ~Copyable {
  private var reader: DocumentReader
  private var tree: Tree
  private var index = 0
  /// Whether a document could not be read, so that what the file declares is not all known.
  package private(set) var isBroken = false
  private var paths = ReferencePaths()

  package init(source: SourceFile) {
    reader = DocumentReader(source: source)
    tree = Tree(source: source)
  }

  /// Leaves the file that is read and opens another; memory is kept.
  package mutating func open(_ source: SourceFile) {
    reader.open(source)
    tree.open(source)
    index = 0
    isBroken = false
  }

  /// A document as it comes from the reader.
  package enum Item {
    /// A request body and nothing else: no directive, reference, merge key or compiler key. Its tree is the reader's
    /// and holds until the next call.
    case plain(index: Int)
    case kept(KeptDocument)
    /// A document of which nothing more can be said.
    case unusable

    var kept: KeptDocument? {
      if case .kept(let document) = self { return document }
      return nil
    }
  }

  /// The next document that is not empty; nil at the end.
  package mutating func next(diagnostics: inout [Diagnostic]) -> Item? {
    while true {
      switch reader.next(into: &tree, diagnostics: &diagnostics) {
      case .end: return nil
      case .failed:
        isBroken = true
        index += 1
        continue
      case .document: break
      }
      defer { index += 1 }
      diagnostics += reader.anchorFindings(in: tree)
      let outline = DocumentOutline(of: tree, diagnostics: &diagnostics)
      if outline.isUnreadable {
        if tree[.root].kind == .null { continue }
        isBroken = true
        return .unusable
      }
      let traits = DocumentTraits(of: tree)
      if traits.isEmpty, outline.isPureBody, outline.isJob { return .plain(index: index) }
      return .kept(keep(traits: traits, outline: outline, index: index, diagnostics: &diagnostics))
    }
  }

  /// The tree of the plain document that was read last; its `parameter` may be put in its sent form in place.
  package var plainTree: Tree {
    get { tree }
    _modify { yield &tree }
  }

  /// The plain document that was read last, to be resolved like any other.
  package mutating func keepPlain(index: Int) -> KeptDocument {
    var none: [Diagnostic] = []
    return keep(traits: [], outline: DocumentOutline(of: tree, diagnostics: &none), index: index, diagnostics: &none)
  }

  private func reportReferencesInKeys(diagnostics: inout [Diagnostic]) {
    for entry in tree.entries(of: .root) where !tree.string(of: entry.key).utf8.starts(with: "x-".utf8) {
      for index in entry.key.index..<Int(tree[entry.value].next) where tree.nodes[index].flags.contains(.key) {
        let text = tree.string(of: NodeID(index))
        guard text.holds("${{"), !text.holds("$${{") else { continue }
        diagnostics.append(
          Diagnostic(
            rule: "reference",
            message: "the key \"\(tree.shortText(of: NodeID(index)))\" holds a reference; keys are literal",
            at: tree.span(of: NodeID(index)), pointer: JSONPointer(to: NodeID(index), in: tree).description,
            help: "references stand in values"))
      }
    }
  }

  private mutating func keep(
    traits: DocumentTraits, outline: DocumentOutline, index: Int, diagnostics: inout [Diagnostic]
  ) -> KeptDocument {
    var traits = traits
    if traits.contains(.referencesInKeys) { reportReferencesInKeys(diagnostics: &diagnostics) }
    guard traits.contains(.mergeKeys) else {
      return KeptDocument(document: Document(tree: tree, index: index, traits: traits, paths: &paths), outline: outline)
    }
    let expanded = MergeKeys.expand(tree, diagnostics: &diagnostics)
    // Merged keys may be top-level ones, so the outline is read again; only what is new is said.
    var found: [Diagnostic] = []
    let outline = DocumentOutline(of: expanded, diagnostics: &found)
    for diagnostic in found where !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    traits = DocumentTraits(of: expanded)
    return KeptDocument(
      document: Document(tree: expanded, index: index, traits: traits, paths: &paths), outline: outline)
  }
}

/// A document that declares something or needs resolution.
package struct KeptDocument: Sendable {
  package let document: Document
  package let outline: DocumentOutline

  /// Its declarations; what cannot be read is a finding.
  func declarations(diagnostics: inout [Diagnostic]) -> [Declaration] {
    var reader = DeclarationReader(document: document, outline: outline)
    reader.read()
    diagnostics += reader.diagnostics
    return reader.declarations
  }
}
