import Diagnostics
import DocumentModel

/// Writes a document as JSON with its keys in the order written, scalars in canonical form, without white space.
enum JSONInSourceOrder {
  /// Appends `tree`.
  ///
  /// - Returns: false where a number has no JSON form, which is added to `diagnostics`.
  static func append(_ tree: Tree, to bytes: inout [UInt8], diagnostics: inout [Diagnostic]) -> Bool {
    var writer = CanonicalJSONWriter()
    do {
      try append(.root, of: tree, with: &writer, to: &bytes)
      return true
    } catch {
      diagnostics.append(error.diagnostic(in: tree))
      return false
    }
  }

  /// As deep as documents may be nested, which is 1,000.
  private static func append(
    _ id: NodeID, of tree: Tree, with writer: inout CanonicalJSONWriter, to bytes: inout [UInt8]
  ) throws(CanonicalizationError) {
    switch tree[id].kind {
    case .sequence:
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for item in tree.items(of: id) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        try append(item, of: tree, with: &writer, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .mapping:
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for entry in tree.entries(of: id) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        try writer.append(entry.key, of: tree, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try append(entry.value, of: tree, with: &writer, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    default:
      try writer.append(id, of: tree, to: &bytes)
    }
  }
}
