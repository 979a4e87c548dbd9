import DocumentModel

/// Why a schema cannot be compiled, and where in the schema's own document.
package struct SchemaError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// A schema that is neither an object nor a boolean (core §4.3).
    case notASchema
    /// A keyword whose value has the wrong form; `expected` is a phrase such as `a non-negative integer`.
    case malformed(keyword: String, expected: String)
    /// A keyword that asserts and that this engine does not know.
    case unsupportedKeyword(String)
    /// A `$schema` other than draft 2020-12.
    case unsupportedDialect(String)
    /// A `$ref` that leads to nothing in this document.
    case unresolvedReference(String)
    /// A schema that refers to itself without going deeper into the instance, so that its evaluation would not end.
    case endlessReference
    /// Two schemas of one document with the same `$id` or the same `$anchor`.
    case duplicateIdentifier(String)
    /// A regular expression that cannot be compiled.
    case pattern(PatternError)
  }

  package let reason: Reason
  /// The node of the schema's tree: the keyword's value, or the schema itself.
  package let node: NodeID

  package init(_ reason: Reason, at node: NodeID) {
    self.reason = reason
    self.node = node
  }
}
