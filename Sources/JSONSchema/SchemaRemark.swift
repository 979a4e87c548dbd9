import DocumentModel

/// Something in a schema that is allowed and probably not meant.
package struct SchemaRemark: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A keyword that no draft knows; it only annotates (core §6.5).
    case unknownKeyword
    /// A keyword that another draft or vocabulary knows and the schema's dialect does not; it only annotates.
    case foreignKeyword
  }

  package let kind: Kind
  /// The keyword's key in the schema's tree.
  package let node: NodeID

  init(_ kind: Kind, at node: NodeID) {
    self.kind = kind
    self.node = node
  }

  /// The keywords that an unknown one may have been meant to be.
  package static let keywords: [String] = Keyword.allCases.map { "\($0.name)" }
}
