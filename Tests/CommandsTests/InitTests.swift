import Executables
import Testing

@Suite(.timeLimit(.minutes(10)))
struct InitTests {
  @Test func theProjectCompilesWithoutAFinding() throws {
    let jobc = try Jobc()
    let outcome = try jobc("init")
    #expect(outcome.status == 0)
    #expect(outcome.output == "wrote jobc.yaml\nwrote lib/common.yaml\nwrote jobs/train.yaml\n")
    #expect(
      outcome.errors
        == "\nnext:\n  jobc check                 find what is wrong\n"
        + "  jobc compile --env prod    print the request of each job\n"
        + "  jobc plan                  say what apply would do, to an emulator on this machine\n")
    #expect(try jobc.files() == ["jobc.yaml", "jobs/train.yaml", "lib/common.yaml"])
    #expect(
      try jobc("check", "--fail-level", "note")
        == .init(
          status: 0, output: "",
          errors: "1 file, 1 job, 2 environments: no findings; skipped catalog (no environment has a catalogue)\n"))
    for environment in ["dev", "prod"] {
      let compiled = try jobc("compile", "--env", environment)
      #expect(compiled.status == 0)
      #expect(compiled.output.hasPrefix(#"{"config":{"app_url":"/my-bucket-\#(environment)/code/","#))
      #expect(
        compiled.errors
          == "1 file, 1 job, 1 environment: no findings; skipped catalog (no environment has a catalogue)\n")
    }
  }

  @Test func nothingIsOverwritten() throws {
    let jobc = try Jobc(files: ["jobs/train.yaml": "mine"])
    #expect(
      try jobc("init")
        == .init(
          status: 73, output: "",
          errors: "error: \"jobs/train.yaml\" exists and is left as it is\nhelp: run \"jobc init\" in an empty folder\n"
        ))
    #expect(try jobc.files() == ["jobs/train.yaml"])
    #expect(try jobc.read("jobs/train.yaml") == "mine")
  }

  /// All or nothing, also where a folder cannot be made.
  @Test func nothingIsWrittenBesideAFileInTheWay() throws {
    let jobc = try Jobc(files: ["jobs": "a file"])
    #expect(
      try jobc("init") == .init(status: 73, output: "", errors: "error: cannot write \"jobs\": it is not a folder\n"))
    #expect(try jobc.files() == ["jobs"])
  }

  @Test func anotherFolderIsMade() throws {
    let jobc = try Jobc()
    let outcome = try jobc("init", "a/b")
    #expect(outcome.status == 0)
    #expect(outcome.output == "wrote a/b/jobc.yaml\nwrote a/b/lib/common.yaml\nwrote a/b/jobs/train.yaml\n")
    #expect(outcome.errors.hasPrefix("\nnext:\n  cd a/b\n"))
    #expect(try jobc("check", "a/b").status == 0)
  }
}
