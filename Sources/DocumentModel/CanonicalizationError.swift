/// A number of a tree that JSON cannot express: the one thing that keeps a tree from its canonical form.
package struct CanonicalizationError: Error, Sendable, Equatable {
  /// The number.
  package let node: NodeID
  package let reason: NumberError

  package init(node: NodeID, reason: NumberError) {
    self.node = node
    self.reason = reason
  }
}
