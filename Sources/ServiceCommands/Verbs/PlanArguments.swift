import ArgumentParser
import Commands

struct PlanArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "plan", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "plan"),
    discussion: """
      Compiles the manifests for one environment, looks at the live jobs, and prints a step for each job that differs: \
      create, version, describe, replace or delete, with every field that changes, its old and new value and the place \
      in the manifests that set it. Nothing is changed. Where manifests have errors nothing is planned.

      -o saves the plan: "jobc apply FILE" does exactly what it says or refuses, and "jobc plan show FILE" shows it \
      without a service. Secrets are in no plan; they are filled in from the environment where it is applied.

      --prune --since REVISION also deletes the live jobs that the manifests declared at that revision of git and no \
      longer do. No other job is ever deleted.

      Exit codes: 0 planned, 1 findings; with --detailed-exitcode 2 changes, 3 deletes or replaces among them.

      Examples:
        jobc plan
        jobc plan --env prod -o prod.plan
        jobc plan jobs/vision --format markdown
        jobc plan show prod.plan
      """,
    version: Version.current)

  @OptionGroup var common: CompilationArguments
  @OptionGroup var scope: PlanScopeArguments
  @OptionGroup var connection: ConnectionArguments

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp("Save the plan in this file.", valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Print text (default), json or markdown.", valueName: "kind"),
    completion: .words(of: PlanFormat.self))
  var format: String?

  @Flag(
    name: .customLong("detailed-exitcode"), help: "Exit with 2 where there are changes, 3 with deletes or replaces.")
  var detailedExitCode = false

  func verb() throws(CommandFailure) -> any Verb {
    if let first = common.paths.first, first.utf8.elementsEqual("show".utf8) { return try show() }
    if output?.isEmpty ?? false { throw CommandFailure(.usage, "the file of \"-o\" has no name") }
    return PlanVerb(
      planning: try scope.planning(common, connection), output: output, format: try PlanFormat.chosen(format),
      hasDetailedExitCode: detailedExitCode)
  }

  private func show() throws(CommandFailure) -> any Verb {
    guard common.paths.count == 2 else {
      throw CommandFailure(
        .usage, "\"plan show\" takes one saved plan, not \(common.paths.count - 1)",
        help: "to plan what lies in a folder called \"show\", write \"./show\"")
    }
    if output != nil || scope.isUsed {
      throw CommandFailure(.usage, "\"plan show\" shows a plan as it is", help: "leave the options of planning out")
    }
    return PlanShow(
      path: common.paths[1], format: try PlanFormat.chosen(format), view: try common.view(),
      hasDetailedExitCode: detailedExitCode)
  }
}

/// How a plan is shown.
enum PlanFormat: String, Choice {
  case text, json, markdown

  static let noun = "format"

  /// What `--format` chooses.
  ///
  /// - Throws: a usage error for an unknown kind.
  static func chosen(_ text: String?) throws(CommandFailure) -> PlanFormat {
    guard let text else { return .text }
    return try named(text, option: "--format")
  }
}
