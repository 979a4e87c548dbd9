import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// The words for what is wrong in a schema.
package struct SchemaErrorPhrase {
  /// A sentence without a full stop, in lower case.
  package let text: String
  /// What to do; of a reference into another document the caller knows more.
  package let help: String?

  /// - Parameter tree: the tree to whose nodes the error points.
  /// - Returns: nil for an error that only follows from another one.
  package init?(_ error: SchemaError, _ tree: Tree) {
    var help: String?
    switch error.reason {
    case .notASchema: text = "a schema is an object or a boolean, but this is \(tree.kindPhrase(error.node))"
    case .malformed(let keyword, let expected):
      text = "\"\(keyword)\" takes \(expected), but is \(tree.valuePhrase(error.node))"
      if keyword == "type", tree[error.node].kind == .string {
        let types = ["null", "boolean", "integer", "number", "string", "array", "object"]
        help = Suggestion.help(for: tree.string(of: error.node), among: types)
      }
    case .repeated(let keyword): text = "\"\(keyword)\" lists \(tree.quoted(error.node)) twice"
    case .unsupportedDialect(let dialect):
      text = "\"$schema\" names \"\(dialect)\", which is no known draft of JSON Schema"
      help = "known are 2020-12, 2019-09, draft-07 and draft-06: \"https://json-schema.org/draft/2020-12/schema\""
    case .unsupportedVocabulary(let vocabulary):
      text = "the meta-schema requires the vocabulary \"\(vocabulary)\", which is not known"
    case .unresolvedReference(let reference):
      text = "the reference \"\(reference)\" leads nowhere"
      if reference.utf8.first == UInt8(ascii: "#") { help = "there is no such place in this document" }
    case .unsoundDocument: return nil
    case .endlessReference:
      text = "the schema refers back to itself without going deeper into the instance, so that it would never end"
    case .duplicateIdentifier(let identifier): text = "the identifier \"\(identifier)\" is given twice"
    case .tooLarge: text = "the schema has too many subschemas"
    case .pattern(let error):
      let verdict = error.isLimit ? "the pattern cannot be used" : "the pattern is not valid"
      text = "\(verdict): \(error.phrase), at character \(error.offset + 1)"
      help = error.help
    }
    self.help = help
  }
}

extension Tree {
  /// What a value is, for a sentence: `a string`, `a map`.
  func kindPhrase(_ id: NodeID) -> String {
    switch self[id].kind {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .float: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }

  /// A value as a message shows it: a scalar as JSON writes it, of a collection what it is.
  func valuePhrase(_ id: NodeID) -> String {
    if self[id].flags.contains(.secret) { return "a secret" }
    return switch self[id].kind {
    case .string: self[id].textCount == 0 ? "the empty string" : quoted(id)
    case .sequence: self[id].childCount == 0 ? "an empty list" : "a list"
    case .mapping: self[id].childCount == 0 ? "an empty map" : "a map"
    case .null: "null"
    default: string(of: id)
    }
  }
}
