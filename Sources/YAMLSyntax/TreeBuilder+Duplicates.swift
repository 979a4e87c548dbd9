import Diagnostics
import DocumentModel
import SourceText

extension TreeBuilder {
  /// A key that an earlier one of its mapping equals, and the number of what was said of it.
  struct DuplicateKey {
    let key: NodeID
    let first: NodeID
    let mapping: NodeID
    let finding: Int
  }

  /// Offers to remove entries with keys that were there before: safe where they say what is there, a guess elsewhere.
  ///
  /// Only once the document is read is there a value to compare.
  func offerRemovals(in tree: borrowing Tree, diagnostics: inout [Diagnostic]) {
    for duplicate in duplicates {
      let (value, first) = (NodeID(duplicate.key.rawValue + 1), NodeID(duplicate.first.rawValue + 1))
      guard value.index < tree.nodes.count else { continue }
      let entry = ByteRange(
        start: tree.nodes[duplicate.key.index].range.start,
        end: max(tree.nodes[value.index].range.end, tree.nodes[duplicate.key.index].range.end))
      let isFlow = tree.nodes[duplicate.mapping.index].style == .flow
      let range =
        isFlow
        ? EntryRemoval.flow(entry, in: tree.source) : EntryRemoval.block(entry, isItem: false, in: tree.source)
      guard let range else { continue }
      let isSame = tree.repeats(value, first)
      diagnostics[duplicate.finding].fixes.append(
        Fix(
          title: isSame ? "remove the repetition" : "remove this one", applicability: isSame ? .safe : .unsafe,
          edits: [Edit(replacing: SourceSpan(source: tree.source, range: range), with: "")]))
    }
  }
}
