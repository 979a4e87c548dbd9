import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

extension Findings {
  /// The fix that keeps the first of several items of a list: safe where all of them say the same, a guess elsewhere.
  ///
  /// None where an item stands elsewhere than it is written, or its layout is not plain.
  ///
  /// - Parameters:
  ///   - members: a scalar of each item, in order.
  ///   - list: all items of the list.
  func removal(ofAllButFirst members: [NodeID], in list: [NodeID]) -> [Fix] {
    let items = members.compactMap { item(of: $0, in: list) }
    guard items.count == members.count, let first = items.first,
      items.allSatisfy({ body.chain(of: $0).isEmpty && body.source(of: $0) === body.source })
    else { return [] }
    var edits: [Edit] = []
    for item in items.dropFirst() {
      let range = body[item].range
      guard
        let removed = EntryRemoval.block(range, isItem: true, in: body.source)
          ?? EntryRemoval.flow(range, in: body.source)
      else { return [] }
      edits.append(Edit(replacing: SourceSpan(source: body.source, range: removed), with: ""))
    }
    let isSame = items.dropFirst().allSatisfy { body.repeats(first, $0) }
    return [
      Fix(
        title: isSame ? "remove the repetition" : "keep the first only", applicability: isSame ? .safe : .unsafe,
        edits: edits)
    ]
  }

  /// The item of `list` that holds a node.
  private func item(of id: NodeID, in list: [NodeID]) -> NodeID? {
    var (low, high) = (0, list.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if list[middle] <= id { low = middle } else { high = middle }
    }
    return low < list.count && list[low] <= id && id.rawValue < body[list[low]].next ? list[low] : nil
  }
}
