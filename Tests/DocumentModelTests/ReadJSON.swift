import DocumentModel
import SourceText

/// The tree of a JSON text.
func readJSON(_ bytes: [UInt8]) throws(JSONSyntaxError) -> Tree {
  try JSONReader.read(SourceFile(path: "test.json", content: bytes))
}

/// The tree of a JSON text.
func readJSON(_ text: String) throws(JSONSyntaxError) -> Tree { try readJSON(Array(text.utf8)) }

/// The canonical form of a tree, or `nil` where a number has none.
func canonicalText(_ tree: Tree, from id: NodeID = .root) -> String? {
  (try? CanonicalJSONWriter.bytes(of: tree, from: id)).map { String(decoding: $0, as: UTF8.self) }
}
