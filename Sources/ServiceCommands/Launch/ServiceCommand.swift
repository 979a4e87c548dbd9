import ArgumentParser
import Commands

/// `jobc-service` as the argument parser sees it: the same command as `jobc`, with the verbs that talk to a service.
struct ServiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: JobcCommand.name, abstract: "The verbs of jobc that talk to a service; jobc runs this executable.",
    version: Version.current, subcommands: verbs)

  /// In the order of the manual.
  static let verbs: [any VerbArguments.Type] = [
    PlanArguments.self, ApplyArguments.self, StatusArguments.self, WaitArguments.self, LogsArguments.self,
    RerunArguments.self, StopArguments.self,
    DeleteArguments.self, ImportArguments.self, EmulatorArguments.self,
  ]

  /// The verb of a name.
  static func verb(named name: String) -> (any VerbArguments.Type)? {
    verbs.first { $0.configuration.commandName?.utf8.elementsEqual(name.utf8) ?? false }
  }
}
