import ArgumentParser
import Commands

struct ApplyArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "apply", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "apply"),
    discussion: """
      Plans as "jobc plan" does, shows the plan, asks, and carries it out; or carries out exactly what a saved plan \
      says, without asking, and warns where a file that it was made from has changed since. A file is taken for a saved \
      plan by what it holds. Without a terminal it needs --yes or a saved plan. An environment that is "protected" in \
      jobc.yaml takes a saved plan only.

      Steps are carried out side by side and by themselves: where one fails the others go on. A step whose job is no \
      longer as it was planned is refused. No step is ever carried out twice, whatever happens to the connection.

      The first Ctrl-C lets what is in flight finish and tells what was done; apply again does the rest. A second one \
      ends at once.

      Exit codes: 0 all done, 1 nothing was submitted, 4 the saved plan is stale, 5 partly applied, 69 service not \
      available, 77 not authorised, 130 interrupted.

      Examples:
        jobc apply
        jobc apply --yes --env dev jobs/vision
        jobc plan --env prod -o prod.plan && jobc apply prod.plan
      """,
    version: Version.current)

  @OptionGroup var common: CompilationArguments
  @OptionGroup var scope: PlanScopeArguments
  @OptionGroup var connection: ConnectionArguments

  @Flag(help: "Do not ask.")
  var yes = false

  @Flag(help: "Begin no further step once one has failed.")
  var failFast = false

  @Option(help: ArgumentHelp("Refuse a plan that changes more jobs than this.", valueName: "number"))
  var maxChanges: String?

  @Option(help: ArgumentHelp("Print text (default), or json: events as they happen, one a line.", valueName: "kind"))
  var format: String?

  func verb() throws(CommandFailure) -> any Verb {
    var apply = ApplyVerb(
      planning: try scope.planning(common, connection), isConfirmed: yes, failsFast: failFast,
      format: try AnswerFormat.chosen(format))
    apply.hasPlanningOptions = scope.isUsed || !common.environments.isEmpty || connection.endpoint != nil
    if let maxChanges {
      guard let number = Int(maxChanges), number >= 0 else {
        throw CommandFailure(.usage, "\"--max-changes\" takes a number from 0, not \"\(maxChanges)\"")
      }
      apply.maximumChanges = number
    }
    return apply
  }
}
