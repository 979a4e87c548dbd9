import Commands
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    let line = try Self.withInterruptionAsNo { () throws(CommandFailure) in
      try session.errors.flush()
      return readLine(strippingNewline: true)
    }
    if let line, line.utf8.elementsEqual(answer.utf8) { return true }
    switch line {
    case nil: session.errors.write("\nNothing was done.\n")
    case "", "n", "no": session.errors.write("Nothing was done.\n")
    case let line?: session.errors.write("\"\(TextTable.visible(line))\" is not \"\(answer)\": nothing was done.\n")
    }
    return false
  }

  /// Whoever interrupts `body` is told the same as who says no.
  private static func withInterruptionAsNo<Answer>(
    _ body: () throws(CommandFailure) -> Answer
  ) throws(CommandFailure) -> Answer {
    let before = signal(SIGINT) { _ in
      let text: StaticString = "\nNothing was done.\n"
      _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
      _exit(ExitStatus.interrupted.rawValue)
    }
    defer { _ = signal(SIGINT, before) }
    return try body()
  }
}
