import DocumentModel

/// What a schema says of a part of a valid instance beside its being valid (core §7.7).
package struct Annotation: Sendable {
  /// What the keyword says.
  package enum Value: Sendable {
    /// The keyword's value, a node of the schema's tree: of `title`, `default`, unknown keywords and the like.
    case node(NodeID)
    /// The keys, nodes of the instance's tree, to whose values a keyword on properties was applied.
    case keys([NodeID])
    /// The items, by index from 0, to which a keyword on items was applied.
    case items([Int])
  }

  /// The value that is spoken of; for schemas of `propertyNames` the key.
  package let instance: NodeID
  /// The keyword's key in the schema's tree.
  package let keyword: NodeID
  package let value: Value
  /// The subschemas and references that the evaluation went through, as in `Violation.path`.
  package let path: [NodeID]
}

extension CompiledSchema {
  /// All annotations of the value at `id` of `tree`, in the order of the evaluation; nil where it is not valid.
  ///
  /// An evaluation of its own, for those who ask: the others know nothing of annotations.
  package func annotations(_ tree: Tree, _ id: NodeID = .root) -> [Annotation]? {
    var collection = AnnotationPass(program, document, tree)
    guard collection.collect(0, id, 0) else { return nil }
    return collection.annotations
  }
}
