import DocumentModel

/// Why a schema cannot be compiled, and where in the schema's own document.
package struct SchemaError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// A schema that is neither an object nor a boolean (core §4.3).
    case notASchema
    /// A keyword whose value has the wrong form; `expected` is a phrase such as `a non-negative integer`.
    case malformed(keyword: String, expected: String)
    /// An array in which each string may stand once; at its second place.
    case repeated(keyword: String)
    /// A `$schema` that is neither a known draft nor registered.
    case unsupportedDialect(String)
    /// A vocabulary that the schema's meta-schema requires and that nobody here knows (core §8.1.2).
    case unsupportedVocabulary(String)
    /// A reference that leads to nothing, neither in this document nor in a registered one.
    case unresolvedReference(String)
    /// A reference to a registered document in which something is wrong.
    case unsoundDocument(String)
    /// A schema that refers to itself without going deeper into the instance, so that its evaluation would not end.
    case endlessReference
    /// Two schemas of one document with the same `$id` or the same `$anchor`.
    case duplicateIdentifier(String)
    /// Far more subschemas, each counted once for every dynamic scope, than anyone writes.
    case tooLarge
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
