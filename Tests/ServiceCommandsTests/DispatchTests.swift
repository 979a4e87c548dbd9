import Commands
import Executables
import ServiceCommands
import Testing

/// How `jobc` becomes its companion, and what is said where that cannot be.
@Suite(.timeLimit(.minutes(10)))
struct DispatchTests {
  @Test(arguments: ["plan", "apply", "status", "wait", "logs", "rerun", "stop", "delete", "import", "emulator"])
  func eachVerbHasItsPage(verb: String) throws {
    let jobc = try Jobc()
    let outcome = try jobc(verb, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("OVERVIEW: \(CompanionVerbs.abstract(of: verb).prefix(20))"))
    #expect(outcome.output.contains("\nUSAGE: jobc \(verb)"))
    #expect(outcome.output.contains("\n  jobc \(verb)"))
    #expect(try jobc("help", verb) == outcome)
  }

  @Test func withoutACompanion() throws {
    let jobc = try Jobc()
    let outcome = try jobc.shell("cp \"$JOBC\" . && PATH= ./jobc status")
    #expect(outcome.status == 69)
    #expect(outcome.errors.hasPrefix("error: \"status\" is carried out by jobc-service, which is neither in \""))
    #expect(outcome.errors.hasSuffix("or build it with \"swift build --product jobc-service\"\n"))
  }

  /// Streams, arguments with blanks and the exit status pass through; `PATH` is searched where nothing stands beside.
  @Test func theCompanionGetsWhatWasTyped() throws {
    let jobc = try Jobc(files: [
      "bin/jobc-service": "#!/bin/sh\nprintf '%s|' \"$JOBC_RUN_BY\" \"$@\"\nexit 42\n"
    ])
    let outcome = try jobc.shell("chmod +x bin/jobc-service; cp \"$JOBC\" .; PATH=$PWD/bin ./jobc status 'a b' --watch")
    #expect(outcome == .init(status: 42, output: "\(Version.current)|status|a b|--watch|", errors: ""))
  }

  @Test func versionsMustAgree() throws {
    let jobc = try Jobc()
    let outcome = try jobc.companion("status", environment: ["JOBC_RUN_BY": "0.0.1"])
    #expect(
      outcome
        == .init(
          status: 69, output: "",
          errors: "error: jobc 0.0.1 runs jobc-service \(Version.current); they must be of one version\n"
            + "help: install both from one release, or build both with \"swift build\"\n"))
  }

  @Test func typedByAUser() throws {
    let jobc = try Jobc()
    let hint = "note: jobc-service is run by jobc; type \"jobc\" instead\n"
    #expect(try jobc.companion("status", "--help").errors == hint)
    #expect(
      try jobc.companion("check")
        == .init(
          status: 64, output: "", errors: hint + "error: \"check\" needs no service\nhelp: type \"jobc check\"\n"))
  }
}
