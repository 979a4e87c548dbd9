import Commands
import Executables
import Foundation
import Golden
import Testing

/// What is said to whoever types something that makes no sense.
@Suite(.timeLimit(.minutes(10)))
struct UsageTests {
  @Test(arguments: [
    (["chekc"], "error: unknown verb \"chekc\"\nhelp: did you mean \"check\"?\n"),
    (
      ["frobnicate"],
      "error: unknown verb \"frobnicate\"\nhelp: the verbs are check, compile, diff, graph, explain, catalog, init, schema, validate, "
        + "debug, completions, man, plan, apply, status, wait, logs, rerun, stop, delete, import, emulator, help\n"
    ),
    (["help", "chekc"], "error: unknown verb \"chekc\"\nhelp: did you mean \"check\"?\n"),
    (["jobs/a.yaml"], "error: unknown verb \"jobs/a.yaml\"\nhelp: did you mean \"jobc check jobs/a.yaml\"?\n"),
    (
      ["check", "--formt", "json"],
      "error: unknown option '--formt'. Did you mean '--format'?\n"
        + "help: jobc check [<options>] [<path> ...]; see \"jobc check --help\"\n"
    ),
    (
      ["check", "--format", "jsn"],
      "error: unknown report \"jsn\" for \"--format\"\nhelp: did you mean \"json\"? known are text, json, sarif, github, gitlab, junit\n"
    ),
    (
      ["check", "--report", "pdf=x"],
      "error: unknown report \"pdf\" for \"--report\"\nhelp: known are text, json, sarif, github, gitlab, junit\n"
    ),
    (["check", "--report", "text"], "error: \"--report\" takes KIND=FILE, not \"text\"\n"),
    (["check", "--report", "text="], "error: \"--report text=\" names no file\n"),
    (
      ["check", "--fail-level", "warn"],
      "error: unknown severity \"warn\" for \"--fail-level\"\nhelp: known are error, warning, note\n"
    ),
    (["check", "--experimental-dump-help"], "error: unknown option \"--experimental-dump-help\"\n"),
    (["check", "--threads", "0"], "error: \"--threads\" takes a number from 1, not \"0\"\n"),
    (
      ["check", "--require", "catalogue"],
      "error: unknown check \"catalogue\" for \"--require\"\nhelp: did you mean \"catalog\"? known are catalog, policy\n"
    ),
    (
      ["check", "--stdin-filename", "a.yaml"],
      "error: \"--stdin-filename\" says where standard input lies, but it is not read\nhelp: add the path \"-\"\n"
    ),
    (["compile", "-o", "a", "--verify", "b"], "error: \"-o\" and \"--verify\" exclude each other\n"),
    (["compile", "-o", ""], "error: the folder of \"-o\" has no name\n"),
    (
      ["compile", "-o", "a", "--pretty"],
      "error: \"--pretty\" is for standard output\nhelp: files hold the canonical body of the request\n"
    ),
    (["completions", "tcsh"], "error: unknown shell \"tcsh\"\nhelp: known are bash, zsh, fish\n"),
    (
      ["schema", "requset"],
      "error: unknown schema \"requset\"\nhelp: did you mean \"request\"? known are request, manifest, project\n"
    ),
    (
      ["debug", "json"],
      "error: missing expected argument '<file>'\nhelp: jobc debug <form> <file>; see \"jobc debug --help\"\n"
    ),
  ])
  func usageErrors(arguments: [String], errors: String) throws {
    let jobc = try Jobc()
    #expect(try jobc.run(arguments) == .init(status: 64, output: "", errors: errors))
  }

  @Test func versionAndHelpGoToStandardOutput() throws {
    let jobc = try Jobc()
    let version = try jobc("--version")
    #expect(version.status == 0 && version.errors == "")
    let lines = version.output.split(separator: "\n")
    #expect(lines.first == "jobc 0.1.0")
    #expect(lines.dropFirst().map { $0.prefix { $0 != ":" } } == ["commit", "swift", "libyaml", "target"])
    #expect(version.output.contains("\nlibyaml: 0."))
    #expect(try jobc("check", "--version") == jobc("--version"))
    for arguments in [["--help"], [], ["help"], ["check", "--help"], ["help", "compile"], ["init", "-h"]] {
      let outcome = try jobc.run(arguments)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.hasPrefix("OVERVIEW: "))
    }
  }

  /// Each verb's page has two examples that are typed as they stand, and fits a terminal of 80 columns.
  @Test(arguments: [
    "check", "compile", "diff", "graph", "explain", "catalog", "catalog pull", "init", "schema", "validate", "debug",
    "completions", "man", "plan", "apply", "status", "wait", "logs", "rerun", "stop", "delete", "import", "emulator",
  ])
  func eachVerbHasExamples(verb: String) throws {
    let jobc = try Jobc()
    let output = try jobc.run(verb.split(separator: " ").map(String.init) + ["--help"]).output
    let examples = output.split(separator: "\nUSAGE: jobc \(verb)").first?.split(separator: "\nExamples:\n").last ?? ""
    #expect(examples.split(separator: "jobc \(verb)", omittingEmptySubsequences: false).count >= 3)
    #expect(output.contains("\nUSAGE: jobc \(verb)"))
    #expect(output.split(separator: "\n").filter { $0.count > 80 } == [])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsNameTheVerbs(shell: String) throws {
    let outcome = try Jobc()("completions", shell)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    for verb in ["check", "compile", "init"] { #expect(outcome.output.contains(verb)) }
  }

  /// Byte for byte what the folder `schema` of the repository holds.
  @Test(arguments: [
    ("request", "modelarts-v1/create-training-job"), ("manifest", "manifest-v1/manifest"),
    ("project", "manifest-v1/project"),
  ])
  func schemasArePrinted(name: String, path: String) throws {
    let text = try String(contentsOf: Golden.root.appending(path: "schema/\(path).schema.json"), encoding: .utf8)
    #expect(
      try Jobc()("schema", name) == .init(status: 0, output: text.hasSuffix("\n") ? text : text + "\n", errors: ""))
  }

  @Test func eachVerbIsFoundByItsName() {
    for verb in JobcCommand.verbs {
      let found = JobcCommand.verb(named: verb.configuration.commandName ?? "")
      #expect(found.map { ObjectIdentifier($0) } == ObjectIdentifier(verb))
    }
  }

  @Test func schemasAreListed() throws {
    #expect(
      try Jobc()("schema")
        == .init(
          status: 0,
          output: """
            request   the body that a compiled job posts
            manifest  a manifest, for editors
            project   jobc.yaml, for editors

            """, errors: ""))
  }
}
