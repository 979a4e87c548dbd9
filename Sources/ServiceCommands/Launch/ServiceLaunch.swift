import ArgumentParser
import Commands
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs `jobc-service` with the arguments after its name, which are those of `jobc`.
///
/// - Returns: the process's exit status.
package func launchService(_ arguments: [String]) -> ExitStatus {
  Signals.install()
  var session = Session()
  let status = dispatch(arguments, in: &session)
  return session.finish(status)
}

private func dispatch(_ arguments: [String], in session: inout Session) -> ExitStatus {
  if let version = session.environment[Companion.versionVariable] {
    // Nothing that we run is to take itself for run by `jobc`.
    unsafe unsetenv(Companion.versionVariable)
    guard version.utf8.elementsEqual(Version.current.utf8) else {
      session.report(
        CommandFailure(
          .unavailable, "jobc \(version) runs \(Companion.name) \(Version.current); they must be of one version",
          help: "install both from one release, or build both with \"swift build\""))
      return .unavailable
    }
  } else {
    session.errors.write("note: \(Companion.name) is run by jobc; type \"jobc\" instead\n")
  }
  return run(arguments, in: &session)
}

private func run(_ arguments: [String], in session: inout Session) -> ExitStatus {
  guard let first = arguments.first else { return help([], in: &session) }
  if Companion.pulls(arguments) {
    var rest = Array(arguments.dropFirst())
    if let word = rest.firstIndex(where: { $0.utf8.elementsEqual("pull".utf8) }) { rest.remove(at: word) }
    return CatalogPullArguments.run(rest, in: &session)
  }
  if let verb = ServiceCommand.verb(named: first) { return verb.run(Array(arguments.dropFirst()), in: &session) }
  if let verb = JobcCommand.verb(named: first), first == "man" || first == "completions" {
    session.program = WholeCommand.self
    return verb.run(Array(arguments.dropFirst()), in: &session)
  }
  if JobcCommand.verbs.contains(where: { $0.configuration.commandName?.utf8.elementsEqual(first.utf8) ?? false }) {
    session.report(
      CommandFailure(.usage, "\"\(first)\" needs no service", help: "type \"jobc \(first)\""))
    return .usage
  }
  if first.utf8.first != UInt8(ascii: "-"), first != "help" {
    let known = ServiceCommand.verbs.compactMap { $0.configuration.commandName }
    session.report(.unknownName(first, noun: "verb", option: nil, known: known))
    return .usage
  }
  return help(arguments, in: &session)
}

/// `--help`, `--version`, `help VERB` and options that there are none of.
private func help(_ arguments: [String], in session: inout Session) -> ExitStatus {
  do {
    var command = try ServiceCommand.parseAsRoot(arguments)
    try command.run()
    return .success
  } catch {
    return session.report(error, of: ServiceCommand.self)
  }
}
