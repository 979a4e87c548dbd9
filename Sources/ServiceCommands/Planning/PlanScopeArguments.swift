import ArgumentParser
import Commands

/// How far a plan may go: options of `plan` and `apply`.
struct PlanScopeArguments: ParsableArguments {
  @Flag(help: "Allow to delete jobs and create them anew where a new version does not do.")
  var allowReplace = false

  @Flag(help: "Delete the jobs that the manifests of --since declared and no longer do.")
  var prune = false

  @Option(
    help: ArgumentHelp("The revision of git for --prune.", valueName: "revision"), completion: .revisions)
  var since: String?

  /// Whether any of them was typed.
  var isUsed: Bool { allowReplace || prune || since != nil }

  /// What is to be planned.
  ///
  /// - Throws: a usage error.
  func planning(
    _ common: CompilationArguments, _ connection: ConnectionArguments
  ) throws(CommandFailure) -> Planning {
    switch (prune, since) {
    case (true, nil):
      throw CommandFailure(
        .usage, "\"--prune\" needs to know which jobs were declared once",
        help: "say \"--since REVISION\", as in main~1")
    case (false, _?):
      throw CommandFailure(
        .usage, "\"--since\" is for \"--prune\"", help: "add \"--prune\" to delete what is gone since")
    case (true, _?) where !common.paths.isEmpty:
      throw CommandFailure(
        .usage, "\"--prune\" looks at the whole project, and \"\(common.paths[0])\" is a part of it",
        help: "leave the paths out: a job that moved to another file would be taken for gone")
    case (true, _?), (false, nil): break
    }
    try CommandFailure.requireOne(common.environments)
    var planning = Planning(
      input: try common.input(), view: try common.view(), connection: try connection.options())
    planning.allowsReplace = allowReplace
    planning.prunesSince = since
    return planning
  }
}
