/// Writes trees as canonical JSON (RFC 8785): one form for one value, whatever the order and layout of its source.
///
/// Make one and use it for many trees: it keeps its working memory.
package struct CanonicalJSONWriter: Sendable {
  private var writer = JSONTreeWriter(isPretty: false)

  package init() {}

  /// Appends the canonical bytes of the subtree of `id`, without a final newline.
  ///
  /// Keys must be unique, as every reader of trees sees to. Where a number has no JSON form, `output` is left as it was.
  package mutating func append(
    _ id: NodeID = .root, of tree: Tree, to output: inout [UInt8]
  ) throws(CanonicalizationError) {
    try writer.append(id, of: tree, to: &output)
  }

  /// The canonical bytes of the subtree of `id`, without a final newline.
  package static func bytes(of tree: Tree, from id: NodeID = .root) throws(CanonicalizationError) -> [UInt8] {
    var writer = CanonicalJSONWriter()
    var output: [UInt8] = []
    output.reserveCapacity(2_048)
    try writer.append(id, of: tree, to: &output)
    // Requests are kept until all are made: each in no more memory than it has bytes.
    return Array(output[...])
  }
}
