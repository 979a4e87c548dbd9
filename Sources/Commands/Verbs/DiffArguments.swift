import ArgumentParser

struct DiffArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "diff", _superCommandName: "jobc",
    abstract: "Show what changed in the requests between two git revisions, offline.",
    usage: "jobc diff [<options>] <base> [<head>] [--] [<path> ...]",
    discussion: """
      Compiles every job of both revisions straight from git, for every environment, and compares the requests field by \
      field: nothing is checked out, nothing is written. Without a second revision the first is compared with the work \
      tree as \"jobc check\" sees it, files that git does not know included. A..B is the same as A B; A...B compares B \
      with the common ancestor of both, and A... the last commit with that of A. Paths, after -- where they could be \
      revisions, narrow what is compared.

      Changes that several jobs have alike are shown once, with the jobs. A job that does not compile on a side cannot \
      be compared: its errors are shown, and the exit code is 1.

      Examples:
        jobc diff HEAD
        jobc diff main...
        jobc diff v1.2 v1.3 --env prod -- jobs/vision
        jobc diff --merge-base origin/main --format markdown >comment.md
        jobc diff --exit-code -q HEAD~1 HEAD
      """,
    version: Version.current)

  @Argument(
    help: ArgumentHelp(
      "The revision to compare with, perhaps the one to compare, then paths to narrow it to.",
      valueName: "revision-or-path"), completion: .revisionsAndManifests)
  var words: [String] = []

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("Compare in this environment only; repeatable.", valueName: "name"),
    completion: .environments)
  var environments: [String] = []

  @Option(
    name: .customLong("var"), help: ArgumentHelp("Give a variable its value; repeatable.", valueName: "name=value"))
  var variables: [String] = []

  @Option(
    name: .customLong("var-file"),
    help: ArgumentHelp(
      "Read variables from a YAML map of names to values, as each revision has it; repeatable.", valueName: "file"),
    completion: .file())
  var variableFiles: [String] = []

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above each path.", valueName: "file"),
    completion: .file())
  var projectFile: String?

  @Flag(help: "Compare with the common ancestor of the revision and HEAD, or the second revision.")
  var mergeBase = false

  @Flag(help: "Exit with 1 where any request differs.")
  var exitCode = false

  @Option(
    help: ArgumentHelp("Print text (default), json or markdown.", valueName: "kind"),
    completion: .words(of: Diff.Format.self))
  var format: String?

  @Option(help: ArgumentHelp("Use at most this many threads; one a processor otherwise.", valueName: "number"))
  var threads: String?

  @Option(
    help: ArgumentHelp("Colour text: auto (default), always or never.", valueName: "when"),
    completion: .words(of: ColorChoice.self))
  var color: String?

  @Flag(name: .shortAndLong, help: "Print no summary on standard error.")
  var quiet = false

  package static var keepsTerminator: Bool { true }

  func verb() throws(CommandFailure) -> any Verb {
    let terminator = words.firstIndex { $0.utf8.elementsEqual("--".utf8) } ?? words.count
    let (words, paths) = (words[..<terminator], words[terminator...].dropFirst())
    guard let first = words.first else {
      throw CommandFailure(
        .usage, "\"jobc diff\" takes the revision to compare with",
        help: "\"jobc diff HEAD\" shows what is not committed, \"jobc diff main...\" what a branch changes")
    }
    var range = RevisionRange(first)
    if mergeBase { range.isFromMergeBase = true }
    var diff = Diff(range: range, words: Array(words.dropFirst()), paths: Array(paths))
    diff.input.environments = environments
    diff.input.variables = variables
    diff.input.variableFiles = variableFiles
    diff.input.projectFile = projectFile
    diff.input.threads = try CompilationArguments.threadCount(threads)
    diff.failsOnChanges = exitCode
    diff.isQuiet = quiet
    if let format { diff.format = try Diff.Format.named(format, option: "--format") }
    if let color { diff.color = try ColorChoice.named(color, option: "--color") }
    return diff
  }
}
