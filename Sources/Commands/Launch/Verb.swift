import ArgumentParser

/// What a verb does, its options read and checked.
package protocol Verb {
  /// Whether it looks for files, so that there must be a working folder.
  var needsFolder: Bool { get }

  /// Does the work and writes to the session's streams, which the caller flushes.
  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus
}

extension Verb {
  package var needsFolder: Bool { true }

  /// Runs where it can find its files.
  fileprivate func begin(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    guard session.hasWorkingFolder || !needsFolder else {
      throw CommandFailure(.noSuchInput, "the working folder is not there any more", help: "change to one that is")
    }
    return try run(in: &session)
  }
}

/// How a verb is typed: its options as the argument parser reads them, its page of the manual.
///
/// The parser's cost at start-up is one search of all protocol conformances of the program for each *type* of property
/// (0.2 to 1 million instructions a type), so that options are of few types: words are strings here and made into what
/// they mean by `verb`, which suggests the right one for a wrong one besides.
package protocol VerbArguments: ParsableCommand {
  /// The verb with these options.
  ///
  /// - Throws: a usage error.
  func verb() throws(CommandFailure) -> any Verb

  /// The verb with no options, where all that was typed are paths: there is nothing to parse then, and asking the parser
  /// would take longer than checking a file does. Nil for a verb that needs more.
  static func verb(paths: [String]) -> (any Verb)?

  /// Whether `--` says something besides that what follows is no option: it stands among the positional arguments then.
  static var keepsTerminator: Bool { get }
}

extension VerbArguments {
  package static func verb(paths: [String]) -> (any Verb)? { nil }

  package static var keepsTerminator: Bool { false }

  /// Reads the arguments after the verb and runs it.
  package static func run(_ arguments: [String], in session: inout Session) -> ExitStatus {
    do {
      if arguments.allSatisfy(isPath), let verb = verb(paths: arguments) { return try verb.begin(in: &session) }
      // The verb is read as a command of its own: without the tree of all the others.
      var command = try parseAsRoot(keepsTerminator ? withTerminatorKept(arguments) : arguments)
      if let own = command as? Self { return try own.verb().begin(in: &session) }
      // `--help` comes back as a command whose run throws the text.
      try command.run()
      return .success
    } catch let failure as CommandFailure {
      session.report(failure)
      return failure.status
    } catch {
      return session.report(error, of: Self.self)
    }
  }

  /// The parser drops the first `--` and takes a second one for an argument.
  private static func withTerminatorKept(_ arguments: [String]) -> [String] {
    guard let index = arguments.firstIndex(of: "--") else { return arguments }
    return Array(arguments[...index] + arguments[index...])
  }

  private static func isPath(_ argument: String) -> Bool {
    argument.utf8.first != UInt8(ascii: "-") || argument.utf8.count == 1
  }
}
