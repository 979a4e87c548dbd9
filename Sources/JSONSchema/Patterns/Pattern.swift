/// A regular expression of ECMA-262 with the `u` flag, matched in time linear in the text.
///
/// Back references and look-around are refused (`PatternError`). Like JSON Schema's `pattern`, it matches anywhere in
/// the text unless it is anchored.
package struct Pattern: Sendable {
  private let program: PatternProgram
  /// The fast form, where the expression has one.
  let automaton: AutomatonTables?

  package init(_ expression: Span<UInt8>) throws(PatternError) {
    let (node, sets) = try PatternParser.parse(expression)
    program = try PatternProgram(node, sets: sets)
    automaton = AutomatonBuilder.tables(of: program)
  }

  package init(_ expression: String) throws(PatternError) {
    let bytes = Array(expression.utf8)
    try self.init(bytes.span)
  }

  /// Whether some part of `text`, which is UTF-8, matches.
  package func matches(_ text: Span<UInt8>) -> Bool {
    if let automaton { return AutomatonRunner(automaton).matches(text, automaton: 0) }
    return simulate(text)
  }

  /// Whether some part of `text` matches.
  package func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return matches(bytes.span)
  }

  /// All steps of the automaton at once, a scalar at a time.
  func simulate(_ text: Span<UInt8>) -> Bool {
    var current = PatternClosure(stepCount: program.steps.count)
    var following = current
    var i = 0
    var previous: UInt32?
    var scalar: UInt32? = i < text.count ? ScalarDecoding.next(text, &i) : nil
    current.removeAll()
    while true {
      let place = PatternClosure.Place(
        isStart: previous == nil, isEnd: scalar == nil, isBoundary: Self.isWord(previous) != Self.isWord(scalar))
      following.removeAll()
      if let previous {
        for index in current.steps {
          let step = program.steps[Int(index)]
          if step.operation == .set, program.sets[Int(step.a)].contains(previous) {
            following.add(index + 1, at: place, in: program)
          }
        }
      }
      following.add(0, at: place, in: program)
      if following.matches { return true }
      guard let read = scalar else { return false }
      swap(&current, &following)
      previous = read
      scalar = i < text.count ? ScalarDecoding.next(text, &i) : nil
    }
  }

  private static func isWord(_ scalar: UInt32?) -> Bool { scalar.map { ScalarSet.word.contains($0) } ?? false }
}
