import Commands

/// How something goes on, on standard error: one line that is overwritten on a terminal, a line a change elsewhere.
struct LiveLine {
  private let isTerminal: Bool
  private let isQuiet: Bool
  private var isShown = false

  init(isQuiet: Bool, in session: Session) {
    self.isQuiet = isQuiet
    isTerminal = session.canOverwrite(session.errors.descriptor)
  }

  /// Shows how things are now, where somebody is looking.
  mutating func show(_ text: String, in session: inout Session) {
    guard isTerminal, !isQuiet else { return }
    session.errors.write(OverwrittenLine.writing(text, to: FileDescriptor(session.errors.descriptor)))
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
    session.errors.write(OverwrittenLine.erasure)
    isShown = false
    try? session.errors.flush()
  }
}
