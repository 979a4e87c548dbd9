import DocumentModel

/// `pattern`: some part of the string matches (validation §6.3.3).
///
/// `a` is the pattern's number.
extension SchemaCompiler {
  mutating func compilePattern() {
    guard let node = value(of: .pattern), let pattern = addPattern(node) else { return }
    emit(.pattern, .string, a: pattern, at: node)
  }
}

extension Evaluation {
  /// Whether the text of a string, or of a key, matches a pattern.
  @inline(never)
  func matches(_ id: NodeID, pattern: UInt32) -> Bool {
    if pattern & Program.simulated == 0 { return automata.matches(text(of: id), automaton: pattern) }
    return patterns[Int(pattern & ~Program.simulated)].matches(text(of: id))
  }
}
