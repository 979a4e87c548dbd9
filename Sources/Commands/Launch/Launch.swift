import ArgumentParser
import Diagnostics

/// Runs `jobc` with the arguments after its name.
///
/// - Returns: the process's exit status.
package func launch(_ arguments: [String]) -> ExitStatus {
  Signals.install()
  var session = Session()
  let status = dispatch(arguments, in: &session)
  return session.finish(status)
}

private func dispatch(_ arguments: [String], in session: inout Session) -> ExitStatus {
  // The parser's own option needs Foundation, which is not there (see `Package.swift`).
  if let hidden = arguments.first(where: { $0.utf8.starts(with: "--experimental-dump-help".utf8) }) {
    session.report(CommandFailure(.usage, "unknown option \"\(hidden)\""))
    return .usage
  }
  if let first = arguments.first {
    if Companion.pulls(arguments) { return become(arguments, in: &session) }
    // Where there is none, the answer is what is known here.
    if Companion.tells(arguments) { _ = Companion.run(arguments) }
    if let verb = JobcCommand.verb(named: first) { return verb.run(Array(arguments.dropFirst()), in: &session) }
    if CompanionVerbs.isVerb(first) { return become(arguments, in: &session) }
    if first == "help", arguments.count > 1, CompanionVerbs.isVerb(arguments[1]) {
      return become([arguments[1], "--help"], in: &session)
    }
    if first == "--version", arguments.count == 1 {
      session.output.write(Version.page)
      return .success
    }
    let verb = first == "help" ? arguments.dropFirst().first ?? first : first
    if verb.utf8.first != UInt8(ascii: "-"), verb != "help", JobcCommand.verb(named: verb) == nil {
      session.report(unknownVerb(verb))
      return .usage
    }
  }
  do {
    var command = try JobcCommand.parseAsRoot(arguments)
    try command.run()
    return .success
  } catch {
    return session.report(error, of: JobcCommand.self)
  }
}

/// Leaves the rest to the companion.
private func become(_ arguments: [String], in session: inout Session) -> ExitStatus {
  let failure = Companion.run(arguments)
  session.report(failure)
  return failure.status
}

private func unknownVerb(_ name: String) -> CommandFailure {
  let verbs: [any ParsableCommand.Type] = JobcCommand.verbs + CompanionVerbs.list
  let known = verbs.compactMap { $0.configuration.commandName } + ["help"]
  let help =
    Suggestion.help(for: name, among: known)
    ?? (name.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
      ? "did you mean \"jobc check \(name)\"?" : "the verbs are \(known.joined(separator: ", "))")
  return CommandFailure(.usage, "unknown verb \"\(name)\"", help: help)
}
