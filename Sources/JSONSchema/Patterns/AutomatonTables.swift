/// Deterministic automata: one table look-up a scalar. All tables of all automata lie one after the other.
struct AutomatonTables: Sendable {
  /// Where an automaton's parts lie.
  struct Automaton: Sendable {
    /// In `asciiClasses`, 128 of them.
    var ascii: UInt32 = 0
    /// In `starts` and `classes`.
    var runs = Run()
    var classCount: UInt32 = 0
    /// In `transitions`, the row of state 0, and in `accepts`.
    var transitions: UInt32 = 0
    var accepts: UInt32 = 0
  }

  /// The state of no match, and of a match whatever follows; the state before the first scalar.
  static let dead: UInt16 = 0
  static let accepted: UInt16 = 1
  static let first: UInt16 = 2

  var automata: [Automaton] = []
  /// The class of each ASCII character.
  var asciiClasses: [UInt8] = []
  /// Where runs of scalars of one class begin, ascending from 0, and the classes.
  var starts: [UInt32] = []
  var classes: [UInt8] = []
  /// By state and class the place of the next state's row, counted from that of state 0.
  var transitions: [UInt16] = []
  /// 1 for each state in which the end of the text is a match.
  var accepts: [UInt8] = []

  /// Takes in another's only automaton and gives its number.
  mutating func append(_ other: AutomatonTables) -> UInt32 {
    var automaton = other.automata[0]
    automaton.ascii += UInt32(asciiClasses.count)
    automaton.runs.start += UInt32(starts.count)
    automaton.runs.end += UInt32(starts.count)
    automaton.transitions += UInt32(transitions.count)
    automaton.accepts += UInt32(accepts.count)
    automata.append(automaton)
    asciiClasses += other.asciiClasses
    starts += other.starts
    classes += other.classes
    transitions += other.transitions
    accepts += other.accepts
    return UInt32(automata.count - 1)
  }
}

/// Automata to be run: the tables, borrowed.
struct AutomatonRunner: ~Escapable {
  let automata: Span<AutomatonTables.Automaton>
  let asciiClasses: Span<UInt8>
  let starts: Span<UInt32>
  let classes: Span<UInt8>
  let transitions: Span<UInt16>
  let accepts: Span<UInt8>

  @_lifetime(borrow tables)
  init(_ tables: borrowing AutomatonTables) {
    automata = tables.automata.span
    asciiClasses = tables.asciiClasses.span
    starts = tables.starts.span
    classes = tables.classes.span
    transitions = tables.transitions.span
    accepts = tables.accepts.span
  }

  @_lifetime(borrow image)
  init(_ image: borrowing ProgramImage) {
    automata = unsafe image.automata.span
    asciiClasses = unsafe image.asciiClasses.span
    starts = unsafe image.starts.span
    classes = unsafe image.classes.span
    transitions = unsafe image.transitions.span
    accepts = unsafe image.accepts.span
  }

  /// Whether some part of `text` matches.
  @inline(__always)
  func matches(_ text: Span<UInt8>, automaton number: UInt32) -> Bool {
    let automaton = automata[Int(number)]
    let ascii = asciiClasses.extracting(Int(automaton.ascii)..<Int(automaton.ascii) + 128)
    let rows = transitions.extracting(Int(automaton.transitions)..<transitions.count)
    let accepted = Int(AutomatonTables.accepted) * Int(automaton.classCount)
    var state = Int(AutomatonTables.first) * Int(automaton.classCount)
    var i = 0
    while i < text.count {
      let byte = text[i]
      if byte < 0x80 {
        state = Int(rows[state &+ Int(ascii[Int(byte)])])
        i &+= 1
      } else {
        let number = classNumber(of: ScalarDecoding.next(text, &i), in: automaton.runs)
        state = Int(rows[state &+ Int(number)])
      }
      if state <= accepted { return state == accepted }
    }
    return accepts[Int(automaton.accepts) + state / Int(automaton.classCount)] != 0
  }

  @inline(never)
  private func classNumber(of scalar: UInt32, in runs: Run) -> UInt8 {
    var low = Int(runs.start)
    var high = Int(runs.end)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return classes[low]
  }
}
