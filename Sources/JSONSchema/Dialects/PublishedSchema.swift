import DocumentModel
import SchemaData
import SourceText

/// The meta-schema of draft 2020-12 with its vocabularies, one document in the executable.
enum PublishedSchema {
  static let uri = "https://json-schema.org/draft/2020-12/schema"

  /// The document; read when something first refers to it.
  static let document: Tree = {
    let text = unsafe UnsafeBufferPointer(
      start: jobc_schema_draft_2020_12_start(), count: jobc_schema_draft_2020_12_count)
    do {
      return try JSONReader.read(SourceFile(path: uri, content: unsafe Array(text)))
    } catch {
      preconditionFailure("the embedded meta-schema is no JSON: \(error)")
    }
  }()

  /// Whether the document holds the resource of this URI.
  static func holds(_ uri: String) -> Bool {
    if uri == self.uri { return true }
    let prefix = "https://json-schema.org/draft/2020-12/meta/"
    guard uri.hasPrefix(prefix) else { return false }
    switch uri.dropFirst(prefix.utf8.count) {
    case "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion",
      "content":
      return true
    default: return false
    }
  }
}
