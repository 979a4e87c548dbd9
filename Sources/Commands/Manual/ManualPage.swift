import ArgumentParser

/// A page of the manual: `jobc(1)`, or `jobc-check(1)` of a verb, made of what `--help` says.
struct ManualPage {
  /// `jobc-check`
  let name: String
  private let help: HelpText
  /// The verbs and what each does; empty on the page of one.
  private let verbs: [HelpText.Entry]

  /// The page of a program: of `jobc`, with the verbs that there are.
  init(of program: any ParsableCommand.Type) {
    name = JobcCommand.name
    help = HelpText(of: program)
    verbs = program.configuration.subcommands.map { verb in
      HelpText.Entry(label: verb.configuration.commandName ?? "", text: verb.configuration.abstract)
    }
  }

  /// The page of a verb.
  init(ofVerb verb: any VerbArguments.Type) {
    name = "\(JobcCommand.name)-\(verb.configuration.commandName ?? "")"
    help = HelpText(of: verb)
    verbs = []
  }

  /// All pages, that of the program first. Verbs whose options are the companion's have none without it.
  static func all(of program: any ParsableCommand.Type) -> [ManualPage] {
    [ManualPage(of: program)]
      + program.configuration.subcommands.compactMap { ($0 as? any VerbArguments.Type).map(ManualPage.init(ofVerb:)) }
  }

  /// The page in roff.
  ///
  /// - Parameter date: `2024-12-01`; empty for none.
  func roff(date: String) -> String {
    var roff = RoffText()
    roff.macro("TH", name.uppercased(), "1", date, "\(JobcCommand.name) \(Version.current)", "jobc manual")
    roff.macro("SH", "NAME")
    roff.line("\(name) - \(help.abstract.hasSuffix(".") ? String(help.abstract.dropLast()) : help.abstract)")
    roff.macro("SH", "SYNOPSIS")
    roff.synopsis(help.usage)
    writeDiscussion(to: &roff)
    write(verbs.map { .init(label: "\(JobcCommand.name)-\($0.label)(1)", text: $0.text) }, under: "VERBS", to: &roff)
    write(help.arguments, under: "ARGUMENTS", to: &roff)
    write(help.options, under: "OPTIONS", to: &roff)
    if let examples = help.examples {
      roff.macro("SH", "EXAMPLES")
      roff.literal(examples)
    }
    roff.macro("SH", "SEE ALSO")
    let others = verbs.isEmpty ? [JobcCommand.name] : verbs.map { "\(JobcCommand.name)-\($0.label)" }
    roff.line(others.map { "\($0)(1)" }.joined(separator: ", "))
    return roff.text
  }

  private func writeDiscussion(to roff: inout RoffText) {
    roff.macro("SH", "DESCRIPTION")
    for (index, block) in help.discussion.enumerated() {
      switch block {
      case .paragraph(HelpText.examplesHeading): return
      case .paragraph(let text) where text.hasPrefix(HelpText.exitCodesHeading):
        roff.macro("SH", "EXIT STATUS")
        roff.line(String(text.dropFirst(HelpText.exitCodesHeading.count + 1)))
      case .paragraph(let text):
        if index > 0 { roff.macro("PP") }
        roff.line(text)
      case .literal(let lines):
        roff.macro("PP")
        roff.literal(lines)
      }
    }
  }

  private func write(_ entries: [HelpText.Entry], under heading: String, to roff: inout RoffText) {
    guard !entries.isEmpty else { return }
    roff.macro("SH", heading)
    for entry in entries {
      roff.macro("TP")
      roff.synopsis(entry.label)
      roff.line(entry.text)
    }
  }
}

extension HelpText {
  /// The paragraph that examples stand behind, and the start of the one about exit codes.
  static let examplesHeading = "Examples:"
  static let exitCodesHeading = "Exit codes:"

  /// The examples, a line each; nil where there are none.
  var examples: [String]? {
    guard let index = discussion.firstIndex(of: .paragraph(Self.examplesHeading)), index + 1 < discussion.count,
      case .literal(let lines) = discussion[index + 1]
    else { return nil }
    return lines
  }
}
