import ArgumentParser
import Diagnostics

/// What to read, with which values, and how to show what was found: the options of the verbs that compile.
package struct CompilationArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Manifests or folders to report on; none for the whole project, - for standard input.", valueName: "path"),
    completion: .file())
  package var paths: [String] = []

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("Take this environment of the project; check and compile take several.", valueName: "name"),
    completion: .environments)
  package var environments: [String] = []

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Give a variable its value; repeatable.", valueName: "name=value"))
  package var variables: [String] = []

  @Option(
    name: .customLong("var-file"),
    help: ArgumentHelp("Read variables from a YAML map of names to values; repeatable.", valueName: "file"),
    completion: .file())
  package var variableFiles: [String] = []

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above each path.", valueName: "file"),
    completion: .file())
  package var projectFile: String?

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("Treat standard input as the file at this path.", valueName: "path"), completion: .file())
  package var standardInputPath: String?

  @Flag(help: "Leave out paths that the project does not count as manifests, as hooks name them.")
  var forceExclude = false

  @Option(help: ArgumentHelp("Use at most this many threads; one a processor otherwise.", valueName: "number"))
  package var threads: String?

  @Option(
    help: ArgumentHelp("Fail from this severity on: error (default), warning or note.", valueName: "severity"),
    completion: .words(of: FailLevel.self))
  package var failLevel: String?

  @Option(
    name: .customLong("require"),
    help: ArgumentHelp("Fail if this check had to be skipped; repeatable.", valueName: "check"),
    completion: .words(of: SkippableCheck.self))
  package var requiredChecks: [String] = []

  @Option(
    help: ArgumentHelp("Colour text: auto (default), always or never.", valueName: "when"),
    completion: .words(of: ColorChoice.self))
  package var color: String?

  @Flag(name: .shortAndLong, help: "Print no summary on standard error.")
  package var quiet = false

  package init() {}

  /// What was typed about the input.
  ///
  /// - Throws: a usage error.
  package func input() throws(CommandFailure) -> InputOptions {
    var input = InputOptions(paths: paths)
    input.environments = environments
    input.variables = variables
    input.variableFiles = variableFiles
    input.projectFile = projectFile
    input.standardInputPath = standardInputPath
    input.leavesOutUnmatched = forceExclude
    if standardInputPath != nil, !paths.contains("-") {
      throw CommandFailure(
        .usage, "\"--stdin-filename\" says where standard input lies, but it is not read",
        help: "add the path \"-\"")
    }
    input.threads = try Self.threadCount(threads)
    return input
  }

  /// What `--threads` takes.
  ///
  /// - Throws: a usage error.
  static func threadCount(_ text: String?) throws(CommandFailure) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), number > 0 else {
      throw CommandFailure(.usage, "\"--threads\" takes a number from 1, not \"\(text)\"")
    }
    return number
  }

  /// What was typed about showing findings.
  ///
  /// - Throws: a usage error.
  package func view() throws(CommandFailure) -> ViewOptions {
    var view = ViewOptions()
    if let failLevel { view.failLevel = try FailLevel.named(failLevel, option: "--fail-level").severity }
    if let color { view.color = try ColorChoice.named(color, option: "--color") }
    for check in requiredChecks {
      view.requiredChecks.append(try SkippableCheck.named(check, option: "--require"))
    }
    view.isQuiet = quiet
    return view
  }
}

/// What `--fail-level` takes.
package enum FailLevel: String, Choice {
  case error, warning, note

  package static let noun = "severity"

  package var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

/// What `--require` takes: the checks that need more than the manifests.
package enum SkippableCheck: String, Choice {
  case catalog, policy

  package static let noun = "check"
}
