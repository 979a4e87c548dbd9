import JobAPI
import Manifest

/// `man`: the manual in roff.
struct Manual: Verb {
  enum Destination {
    /// Nil for the page of the program.
    case standardOutput(verb: String?)
    /// Takes all pages.
    case folder(String)
  }

  let destination: Destination

  var needsFolder: Bool {
    switch destination {
    case .standardOutput: false
    case .folder: true
    }
  }

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let date = session.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }.map(Self.date) ?? ""
    switch destination {
    case .standardOutput(let verb):
      let page = try verb.map { name throws(CommandFailure) in try Self.page(ofVerb: name, in: session) }
      session.output.write((page ?? ManualPage(of: session.program)).roff(date: date))
    case .folder(let folder):
      let root = AbsolutePath(folder, in: session.workingFolder)
      try AtomicFile.makeFolder(root.string)
      for page in ManualPage.all(of: session.program) {
        try AtomicFile(AbsolutePath("\(page.name).1", in: root).string).write(Array(page.roff(date: date).utf8))
      }
    }
    return .success
  }

  private static func page(ofVerb name: String, in session: Session) throws(CommandFailure) -> ManualPage {
    let verbs = session.program.configuration.subcommands
    guard let verb = verbs.first(where: { $0.configuration.commandName?.utf8.elementsEqual(name.utf8) ?? false }) else {
      throw .unknownName(name, noun: "verb", option: nil, known: verbs.compactMap { $0.configuration.commandName })
    }
    // Only the companion knows the options of its verbs, and it is not here.
    guard let verb = verb as? any VerbArguments.Type else { throw Companion.absence(of: name) }
    return ManualPage(ofVerb: verb)
  }

  /// The day of a time in seconds since 1970: `2024-12-01`.
  private static func date(_ seconds: Int) -> String {
    let text = Timestamp(seconds: seconds).basicText
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))"
  }
}
