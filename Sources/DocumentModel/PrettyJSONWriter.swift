/// Writes trees as JSON for people: the canonical order and scalars, a line a member, indented by two spaces.
///
/// Empty collections are `{}` and `[]`.
package struct PrettyJSONWriter: Sendable {
  private var writer = JSONTreeWriter(isPretty: true)

  package init() {}

  /// Appends the subtree of `id`, without a final newline.
  ///
  /// Where a number has no JSON form, `output` is left as it was.
  package mutating func append(
    _ id: NodeID = .root, of tree: Tree, to output: inout [UInt8]
  ) throws(CanonicalizationError) {
    try writer.append(id, of: tree, to: &output)
  }
}
