import ArgumentParser
import Commands

struct StatusArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "status", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "status"),
    usage: "jobc status [<options>] [<name> ...]",
    discussion: """
      Prints a line a job: its name, the state of its newest version, how long ago it was made, how long it has run, \
      how many versions there are and which manifest declares it. Without names it shows every job that the manifests \
      declare, also those that are not submitted yet.

      Examples:
        jobc status
        jobc status resnet50-baseline --env prod
        jobc status jobs/vision/ --watch
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  @Flag(help: "Show all jobs of the workspace, whoever declares them.")
  var all = false

  @Flag(help: "Look again every few seconds, until all have ended or Ctrl-C.")
  var watch = false

  @Option(
    help: ArgumentHelp("Print text (default) or json.", valueName: "kind"), completion: .words(of: AnswerFormat.self))
  var format: String?

  func verb() throws(CommandFailure) -> any Verb {
    if all, !jobs.names.isEmpty {
      throw CommandFailure(.usage, "\"--all\" shows all jobs, and \"\(jobs.names[0])\" only some")
    }
    let format = try AnswerFormat.chosen(format)
    if watch, format == .json {
      throw CommandFailure(
        .usage, "\"--watch\" is for people", help: "\"jobc wait --format json\" tells scripts of each change")
    }
    return Status(
      selection: try jobs.selection(requiresNames: false), showsAll: all, watches: watch, format: format)
  }
}

/// How verbs about live jobs answer.
enum AnswerFormat: String, Choice {
  case text, json

  static let noun = "format"

  /// What `--format` chooses.
  ///
  /// - Throws: a usage error for an unknown kind.
  static func chosen(_ text: String?) throws(CommandFailure) -> AnswerFormat {
    guard let text else { return .text }
    return try named(text, option: "--format")
  }
}
