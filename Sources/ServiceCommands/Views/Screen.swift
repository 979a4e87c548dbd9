import Commands

/// Text on standard output that is drawn again over itself on a terminal, and printed where it differs elsewhere.
struct Screen {
  private let isTerminal: Bool
  private var previous = ""

  init(in session: Session) { isTerminal = session.canOverwrite(session.output.descriptor) }

  /// Shows what there is now.
  mutating func show(_ text: String, in session: inout Session) {
    guard !text.utf8.elementsEqual(previous.utf8) else { return }
    if isTerminal, !previous.isEmpty {
      // To the first line of what stands there, and away with it.
      let lines = previous.utf8.count { $0 == UInt8(ascii: "\n") }
      session.output.write("\u{1B}[\(lines)A\u{1B}[J")
    }
    session.output.write(text)
    previous = text
    try? session.output.flush()
  }
}
