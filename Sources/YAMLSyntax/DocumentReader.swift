import Diagnostics
import DocumentModel
import SourceText

/// Reads a YAML stream as trees, one document at a time (manifest language §2).
///
/// What YAML leaves open is decided so:
/// - A key is its text, whatever it would be as a value: `010: a` has the key `010`, `~: a` the key `~`, `? : a` the
///   empty key. Keys are equal when their bytes are, after decoding.
/// - A mapping or a sequence as key is a finding, as are tags outside of the core schema and `!!binary`, `!!set` and
///   the like.
/// - `.inf`, `.nan` and numbers beyond a double are floats; whoever writes JSON refuses them, and a parameter sends
///   their text.
/// - `<<` is a key like any other; merging is done by those who know the manifest.
/// - A multi-line flow collection may end at any column, as libyaml takes it; a multi-line quoted scalar may not.
///
/// The caller owns the tree and hands it in again for each document, so no more than one document is ever held.
package struct DocumentReader: ~Copyable {
  /// What a call of `next` did.
  package enum Outcome: Sendable {
    /// The tree holds a document, without a finding.
    case document
    /// There is a finding, and the tree is not to be used. Later documents may still be sound.
    case failed
    /// Nothing more to read: the end, or a syntax error before.
    case end
  }

  /// The most bytes that a source may have.
  package static let sizeLimit = 64 << 20

  private var parser: EventParser
  private var builder = TreeBuilder()
  private var isFinished = false
  private var isStarted = false

  /// Opens `source`.
  package init(source: SourceFile, isPortable: Bool = false) {
    parser = EventParser(source: source, isPortable: isPortable)
  }

  /// Leaves the source that is read and opens another; memory is kept.
  package mutating func open(_ source: SourceFile) {
    isFinished = false
    isStarted = false
    parser.open(source)
  }

  /// Reads the next document into `tree`, whose former content is dropped, and adds what is wrong with it.
  ///
  /// - Precondition: `tree` was made for the open source.
  package mutating func next(into tree: inout Tree, diagnostics: inout [Diagnostic]) -> Outcome {
    precondition(tree.source === parser.source, "the tree belongs to another source")
    tree.removeAll()
    builder.anchors.removeAll()
    if isFinished { return .end }
    if !isStarted, let outcome = start(&tree, &diagnostics) {
      isFinished = true
      return outcome
    }
    isStarted = true
    switch parser.next() {
    case .end:
      isFinished = true
      return .end
    case .failure:
      isFinished = true
      diagnostics.append(SyntaxMessages.diagnostic(for: parser.error, in: parser.source))
      return .failed
    case .document:
      return builder.build(from: parser, into: &tree, diagnostics: &diagnostics) ? .document : .failed
    }
  }

  /// What is odd about the anchors of the document that `tree` holds, which was read last: one that nothing repeats, one
  /// that is defined twice. Warnings for those who write the file; YAML allows both.
  package func anchorFindings(in tree: borrowing Tree) -> [Diagnostic] {
    builder.anchors.isEmpty ? [] : builder.anchors.oddities.map { .oddAnchor($0, in: tree) }
  }

  /// Looks at the source as a whole: it may be too large, wrongly encoded, or one JSON text (manifest language §11).
  /// Nil where it is to be read as YAML.
  private func start(_ tree: inout Tree, _ diagnostics: inout [Diagnostic]) -> Outcome? {
    let source = parser.source
    let finding = SourceFinding(parser)
    if source.count <= Self.sizeLimit, JSONDocument.isLikely(source) {
      do throws(JSONSyntaxError) {
        tree = try JSONReader.read(source)
        return .document
      } catch {
        let isWrongCharacter = finding != nil
        if !isWrongCharacter, let diagnostic = JSONDocument.diagnostic(for: error, in: source) {
          diagnostics.append(diagnostic)
          return .failed
        }
      }
    }
    guard let finding else { return nil }
    diagnostics.append(finding.diagnostic(in: source))
    return .failed
  }
}
