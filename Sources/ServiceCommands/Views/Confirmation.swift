import Commands

/// The question before something that cannot be taken back.
struct Confirmation {
  /// What is asked, on one or more lines, without the answer that is expected.
  let question: String
  /// What must be typed.
  var answer = "yes"

  /// Asks on the terminal.
  ///
  /// - Parameter instead: what to type where nobody can be asked.
  /// - Returns: whether the answer is the one.
  /// - Throws: a usage error where there is no terminal.
  func ask(instead: String, in session: inout Session) throws(CommandFailure) -> Bool {
    guard FileDescriptor(0).isTerminal, FileDescriptor(session.errors.descriptor).isTerminal else {
      throw CommandFailure(.usage, "there is no terminal to ask on", help: instead)
    }
    try session.output.flush()
    session.errors.write("\(question)\nType \(answer) to go on: ")
    try session.errors.flush()
    let line = readLine(strippingNewline: true) ?? ""
    if line.utf8.elementsEqual(answer.utf8) { return true }
    session.errors.write("Nothing was done.\n")
    return false
  }
}
