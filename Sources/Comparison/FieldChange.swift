import DocumentModel

/// One field in which two requests differ.
package struct FieldChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case added, removed, changed
    /// A keyed list has the same entries in another order; the values are the lists of their keys.
    case reordered
  }

  package let path: FieldPath
  package let kind: Kind
  /// Nil where the field was added.
  package let old: JSONValue?
  /// Nil where the field was removed.
  package let new: JSONValue?
  /// Where `old` stands in the old request, a JSON Pointer (RFC 6901) with indexes; nil without it.
  package let oldPointer: String?
  /// Where `new` stands in the new request.
  package let newPointer: String?
}
