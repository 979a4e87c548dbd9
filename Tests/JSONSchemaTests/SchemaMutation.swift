import DocumentModel
import Foundation
import Randomness
import SourceText

@testable import JSONSchema

/// Schemas with something else in the place of one of their values.
enum SchemaMutation {
  private static let values: [String] = [
    "null", "true", "false", "0", "-1", "2", "2.0", "1.5", "1e2", #""""#, #""a""#, #""a#b""#, ##""#""##, #""object""#,
    #""1a""#, "[]", "{}", "[1]", #"["a"]"#, #"["a", "a"]"#, #"["string", "null"]"#, #"["string", "string"]"#, "[{}]",
    "[true, 1]", #"{"a": 1}"#, #"{"a": {}}"#, #"{"a": ["b"]}"#, #"{"a": ["b", "b"]}"#, #"{"a": {"minLength": -1}}"#,
    #"{"a": true}"#, "[[]]", #"{"(": {}}"#,
  ]

  /// A copy of a schema with one value, or one keyword's value, replaced.
  static func mutant(of text: String, _ random: inout SeededGenerator) -> String {
    let value = values.randomElement(using: &random) ?? "null"
    // Each place where a value begins is found by reading the text as tokens.
    guard let tree = try? json(text), let node = tree.nodes.indices.randomElement(using: &random) else { return text }
    let bytes = Array(text.utf8)
    let target = tree.nodes[node]
    let range = target.range.indices
    var replacement = value
    if target.flags.contains(.key) {
      replacement = "\"\(Keyword.allCases.randomElement(using: &random).map { "\($0.name)" } ?? "")\""
    } else if target.kind == .mapping, Bool.random(using: &random) {
      let keyword = Keyword.allCases.randomElement(using: &random).map { "\($0.name)" } ?? ""
      let rest = String(decoding: bytes[(range.lowerBound + 1)..<range.upperBound], as: UTF8.self)
      replacement = "{\"\(keyword)\": \(value)" + (target.childCount > 0 ? ", " : "") + rest
    }
    let mutant =
      String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
    // A key that now stands twice makes no document.
    return (try? json(mutant)) == nil ? text : mutant
  }
}
