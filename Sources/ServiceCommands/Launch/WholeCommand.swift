import ArgumentParser
import Commands

/// `jobc` with the options of every verb, wherever it is carried out: what manual and completions are made of.
struct WholeCommand: ParsableCommand {
  static let configuration = {
    var configuration = JobcCommand.configuration
    configuration.groupedSubcommands = [CommandGroup(name: "Live jobs", subcommands: ServiceCommand.verbs)]
    return configuration
  }()
}
