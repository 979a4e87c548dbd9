import ArgumentParser
import Commands

struct LogsArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "logs", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "logs"),
    usage: "jobc logs [<options>] <name> ...",
    discussion: """
      Prints the log of one node of the newest version of a job, all of it or its last lines, and with --follow what \
      comes until the job has ended.

      Examples:
        jobc logs resnet50-baseline
        jobc logs resnet50-baseline --tail 100
        jobc logs resnet50-baseline --node 3 --follow
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  @Option(help: ArgumentHelp("The node, counted from 0 (default).", valueName: "number"))
  var node: String?

  @Flag(name: .shortAndLong, help: "Go on until the job has ended.")
  var follow = false

  @Option(
    name: [.customShort("n"), .long, .customLong("tail")],
    help: ArgumentHelp("Begin with so many of the last lines; all otherwise.", valueName: "number"))
  var lines: String?

  func verb() throws(CommandFailure) -> any Verb {
    var logs = Logs(selection: try jobs.selection(requiresNames: true), follows: follow)
    if jobs.names.count > 1 {
      throw CommandFailure(.usage, "\"logs\" takes one job, not \(jobs.names.count)")
    }
    if let node {
      guard let number = Int(node), number >= 0 else {
        throw CommandFailure(.usage, "\"--node\" takes a number from 0, not \"\(node)\"")
      }
      logs.node = number
    }
    if let lines {
      guard let number = Int(lines), number >= 0 else {
        throw CommandFailure(.usage, "\"--lines\" takes a number from 0, not \"\(lines)\"")
      }
      logs.lineCount = number
    }
    return logs
  }
}
