import ArgumentParser

struct CheckArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "jobc",
    abstract: "Find what is wrong in manifests, in every environment, offline.",
    discussion: """
      Reads the project, resolves every job for every environment and checks it against the service's contract. Paths \
      narrow what is reported, never what is read: a mistake in a shared file is found from each job that uses it.

      Findings go to standard output, a summary to standard error. Exit code 1 says that there are findings of at least \
      the fail level.

      With --fix, safe fixes are made in the files before what is left is reported; a fix after which anything would be \
      worse is not made. --diff shows them as a diff and fails where there are any.

      With --changed-since, only manifests are looked at that changes since the common ancestor of a revision and HEAD \
      reach: changed files, those that git does not know included, and whatever includes them. Where jobc.yaml, a \
      policy, a catalogue or a variable file has changed, that is everything.

      With --shard, the jobs of one of several parts are checked, and each finding of the whole is reported in one part. \
      With --merge, the paths are the JSON reports of the parts, and what is reported is the whole.

      Examples:
        jobc check
        jobc check --changed-since origin/main
        jobc check --env prod --format json jobs/train.yaml
        jobc check --diff jobs && jobc check --fix jobs
        jobc check --report sarif=jobc.sarif --report junit=jobc.xml
        jobc check --shard 2/4 --report json=part-2.json
        jobc check --merge part-*.json --report sarif=jobc.sarif
        git show HEAD:jobs/train.yaml | jobc check - --stdin-filename jobs/train.yaml
      """,
    version: Version.current)

  @OptionGroup var common: CompilationArguments

  @OptionGroup var narrowing: NarrowingArguments

  @OptionGroup var reporting: ReportArguments

  @Flag(help: "Make the safe fixes in the files, then report what is left.")
  var fix = false

  @Flag(help: "Print the safe fixes as a diff and write nothing; fail where there are any.")
  var diff = false

  @Flag(help: "With --fix or --diff: take fixes that are guesses, too.")
  var unsafeFixes = false

  @Flag(help: "Take the paths for the JSON reports of all parts of a run (--shard), and report the whole.")
  var merge = false

  func verb() throws(CommandFailure) -> any Verb {
    if merge { return try mergeVerb() }
    var check = Check(input: try common.input(), view: try common.view())
    try narrowing.add(to: &check.input)
    if check.input.shard != nil, fix || diff {
      throw CommandFailure(.usage, "\"--shard\" is for reports; \"--\(fix ? "fix" : "diff")\" takes the whole project")
    }
    check.format = try reporting.chosenFormat()
    check.reports = try reporting.targets()
    check.fixes.mode = diff ? .preview : fix ? .write : .offer
    check.fixes.includesUnsafe = unsafeFixes
    return check
  }

  private func mergeVerb() throws(CommandFailure) -> any Verb {
    let given: [(String, Bool)] = [
      ("--env", !common.environments.isEmpty), ("--var", !common.variables.isEmpty),
      ("--var-file", !common.variableFiles.isEmpty), ("--project", common.projectFile != nil),
      ("--stdin-filename", common.standardInputPath != nil), ("--force-exclude", common.forceExclude),
      ("--threads", common.threads != nil), ("--changed-since", narrowing.changedSince != nil),
      ("--shard", narrowing.shard != nil), ("--fix", fix), ("--diff", diff), ("--unsafe-fixes", unsafeFixes),
    ]
    if let other = given.first(where: \.1)?.0 {
      throw CommandFailure(
        .usage, "\"--merge\" reads reports and no manifests, so \"\(other)\" has no meaning beside it",
        help: "give it where the parts are checked")
    }
    return CheckMerge(
      paths: common.paths, view: try common.view(), format: try reporting.chosenFormat(),
      reports: try reporting.targets())
  }

  static func verb(paths: [String]) -> (any Verb)? { Check(input: InputOptions(paths: paths)) }
}
