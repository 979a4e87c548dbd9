import DocumentModel

/// A schema that was compiled before the program was: the yes/no pass only, ready without any work at start-up.
package struct EmbeddedSchema: Sendable {
  private let image: ProgramImage

  /// - Parameters:
  ///   - image: what `CompiledSchema.image(text:)` made; bytes that outlive the process, aligned to 8.
  ///   - text: the schema's own text.
  /// - Returns: nil where the image does not belong to the text, or to this engine: compile the text then.
  package init?(image: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer) {
    guard let image = unsafe ProgramImage(image, digest: ProgramImage.digest(of: text)) else { return nil }
    self.image = image
  }

  /// Whether the value at `id` of `tree` satisfies the schema.
  package func isValid(_ tree: Tree, _ id: NodeID = .root) -> Bool {
    Evaluation(ProgramView(image), constants: tree, tree).holds(0, id, 0)
  }
}

extension CompiledSchema {
  /// The bytes from which `EmbeddedSchema` works; nil where the schema has what they cannot hold: regular expressions
  /// with Unicode properties or word boundaries, or constants other than strings.
  ///
  /// - Parameter text: the text that the schema was read from.
  package func image(text: [UInt8]) -> [UInt8]? {
    ProgramImage.bytes(of: program, digest: unsafe text.withUnsafeBytes { unsafe ProgramImage.digest(of: $0) })
  }
}
