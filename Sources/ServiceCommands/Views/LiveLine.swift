import Commands

/// How something goes on, on standard error: one line that is overwritten on a terminal, a line a change elsewhere.
struct LiveLine {
  private let isTerminal: Bool
  private let isQuiet: Bool
  private var isShown = false

  init(isQuiet: Bool, in session: Session) {
    self.isQuiet = isQuiet
    isTerminal = FileDescriptor(session.errors.descriptor).isTerminal && session.environment["TERM"] != "dumb"
  }

  /// Shows how things are now, where somebody is looking.
  mutating func show(_ text: String, in session: inout Session) {
    guard isTerminal, !isQuiet else { return }
    let width = (FileDescriptor(session.errors.descriptor).terminalWidth ?? 80) - 1
    session.errors.write("\r\u{1B}[K" + String(String.UnicodeScalarView(text.unicodeScalars.prefix(width))))
    isShown = true
    try? session.errors.flush()
  }

  /// Prints a change, which stays.
  mutating func note(_ text: String, in session: inout Session) {
    guard !isQuiet else { return }
    clear(in: &session)
    session.errors.write(text + "\n")
    try? session.errors.flush()
  }

  /// Takes the line away.
  mutating func clear(in session: inout Session) {
    guard isShown else { return }
    session.errors.write("\r\u{1B}[K")
    isShown = false
    try? session.errors.flush()
  }
}
