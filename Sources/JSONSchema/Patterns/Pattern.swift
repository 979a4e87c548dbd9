/// A regular expression of ECMA-262 with the `u` flag, matched in time linear in the text.
///
/// Look-around is part of it; back references and modifiers are refused (`PatternError`). Like JSON Schema's `pattern`,
/// it matches anywhere in the text unless it is anchored.
package struct Pattern: Sendable {
  private let program: PatternProgram
  /// The fast form, where the expression has one.
  let automaton: AutomatonTables?

  package init(_ expression: Span<UInt8>) throws(PatternError) {
    program = try PatternProgram(PatternParser.parse(expression))
    automaton = AutomatonBuilder.tables(of: program)
  }

  package init(_ expression: String) throws(PatternError) {
    let bytes = Array(expression.utf8)
    try self.init(bytes.span)
  }

  /// Whether some part of `text`, which is UTF-8, matches.
  package func matches(_ text: Span<UInt8>) -> Bool {
    if let automaton { return AutomatonRunner(automaton).matches(text, automaton: 0) }
    return simulate(text).isMatch
  }

  /// Whether some part of `text` matches.
  package func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return matches(bytes.span)
  }

  /// The slow form, which every expression has; `work` counts the steps visited.
  func simulate(_ text: Span<UInt8>) -> (isMatch: Bool, work: Int) {
    var simulation = PatternSimulation(program, text)
    let isMatch = simulation.matches()
    return (isMatch, simulation.work)
  }
}
