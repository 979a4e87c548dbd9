import Executables
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CheckTests {
  private static let noCatalogue = "; skipped catalog (no environment has a catalogue)"

  private let broken = [
    "jobc.yaml": "",
    "a.yaml": Project.job("first").replacing("include: [lib.yaml]\n", with: "").replacing(
      "${{ var.bucket }}", with: "/b"),
    "b.yaml": "job_name: [\n",
  ]

  @Test func aSoundProject() throws {
    let jobc = try Jobc(files: Project.files)
    #expect(
      try jobc("check")
        == .init(status: 0, output: "", errors: "3 files, 2 jobs, 2 environments: no findings\(Self.noCatalogue)\n"))
    #expect(
      try jobc("check", "a.yaml", "--env", "prod")
        == .init(status: 0, output: "", errors: "1 file, 1 job, 1 environment: no findings\(Self.noCatalogue)\n"))
    #expect(try jobc("check", "-q") == .init(status: 0, output: "", errors: ""))
  }

  @Test func findingsGoToStandardOutput() throws {
    let jobc = try Jobc(files: broken)
    let outcome = try jobc("check", "b.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("b.yaml:2:1: error: "))
    #expect(outcome.errors == "1 file, 0 jobs, 1 environment: 1 error\n")
    #expect(try jobc("check", "a.yaml").status == 0)
    #expect(try jobc("check").status == 1)
  }

  /// What is shown of a name that is used twice is what was read, not what lies on disk under its name.
  @Test func standardInputStandsForItsFile() throws {
    let jobc = try Jobc(files: ["sweep.yaml": "# as it lies on disk\n"])
    let outcome = try jobc(
      "check", "-", "--stdin-filename", "sweep.yaml",
      input: "matrix: { lr: [1, 2] }\n"
        + Project.job("same").replacing("include: [lib.yaml]\n", with: "").replacing(
          "${{ var.bucket }}", with: "/b"))
    #expect(outcome.output.contains("[duplicate-job-name]"))
    #expect(outcome.output.contains("2 | job_name: same\n"))
    #expect(!outcome.output.contains("on disk"))
  }

  /// A file belongs to the project whose `jobc.yaml` is nearest.
  @Test func projectsBelowAFolderAreDoneOneAfterAnother() throws {
    var files: [String: String] = [:]
    for (path, text) in Project.files {
      files["one/" + path] = text.replacing("job_name: ", with: "job_name: one-")
      files["two/" + path] = text.replacing("job_name: ", with: "job_name: two-")
    }
    let jobc = try Jobc(files: files)
    let sound = Jobc.Outcome(
      status: 0, output: "", errors: "6 files, 4 jobs, 2 environments: no findings\(Self.noCatalogue)\n")
    #expect(try jobc("check") == sound)
    #expect(try jobc("check", "one", "two") == sound)
    #expect(try jobc("check", ".", "two") == sound)
    #expect(try jobc("check", "one").errors == "3 files, 2 jobs, 2 environments: no findings\(Self.noCatalogue)\n")
  }

  @Test func whereItIsRunMakesNoDifferenceButToPaths() throws {
    let jobc = try Jobc(files: broken.merging(["sub/x.txt": ""]) { $1 })
    let outcome = try jobc.shell("cd sub && \"$JOBC\" check ../b.yaml")
    #expect(outcome.output.hasPrefix("../b.yaml:2:1: error: "))
    #expect(outcome.status == 1)
    // Also for what is found by a walk from above the working folder.
    try jobc.write("sub/c.yaml", "job_name: [\n")
    #expect(try jobc.shell("cd sub && \"$JOBC\" check").output.hasPrefix("c.yaml:2:1: error: "))
  }

  @Test func standardInputHasThePlaceItIsGiven() throws {
    let jobc = try Jobc(files: Project.files)
    let sound = try jobc("check", "-", "--stdin-filename", "a.yaml", input: Project.job("third"))
    #expect(
      sound == .init(status: 0, output: "", errors: "1 file, 1 job, 2 environments: no findings\(Self.noCatalogue)\n"))
    let outcome = try jobc("check", "-", "--stdin-filename", "./x/../new.yaml", input: "job_name: [\n")
    #expect(outcome.output.hasPrefix("new.yaml:2:1: error: "))
    #expect(outcome.status == 1)
    #expect(try jobc("check", "-", input: "job_name: [\n").output.hasPrefix("<stdin>:2:1: error: "))
    let closed = try jobc.shell("\"$JOBC\" check - <&-")
    #expect(closed == .init(status: 66, output: "", errors: "error: cannot read standard input: bad file descriptor\n"))
  }

  @Test func inputThatIsNotThere() throws {
    let jobc = try Jobc(files: Project.files)
    let outcome = try jobc("check", "none.yaml")
    #expect(
      outcome == .init(status: 66, output: "", errors: "error: cannot read \"none.yaml\": no such file or directory\n"))
  }

  @Test func environmentsAndVariablesThatAreNotThere() throws {
    let jobc = try Jobc(files: Project.files)
    #expect(
      try jobc("check", "--env", "prd")
        == .init(
          status: 64, output: "",
          errors: "error: unknown environment \"prd\"\nhelp: did you mean \"prod\"? the project declares dev, prod\n"))
    #expect(
      try jobc("check", "--var", "buckt=/x")
        == .init(
          status: 64, output: "",
          errors:
            "error: no manifest declares the variable \"buckt\", which --var 1 sets\nhelp: did you mean \"bucket\"?\n"))
    #expect(
      try jobc("check", "--var", "bucket")
        == .init(status: 64, output: "", errors: "error: \"--var\" takes name=value, not \"bucket\"\n"))
  }

  @Test func aBrokenProjectFile() throws {
    let jobc = try Jobc(files: ["jobc.yaml": "enviroments: {}\n", "a.yaml": Project.job("first")])
    let outcome = try jobc("check")
    #expect(outcome.status == 78)
    #expect(outcome.output.hasPrefix("jobc.yaml:1:1: error: unknown key"))
  }

  @Test func jsonIsOneDocument() throws {
    let jobc = try Jobc(files: broken)
    let outcome = try jobc("check", "--format", "json")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "2 files, 1 job, 1 environment: 1 error; skipped catalog (there is no catalogue)\n")
    let canonical = try jobc("debug", "canonical", "-", input: outcome.output).output
    #expect(canonical.contains(#""kind":"diagnostics","schema_version":1,"#))
    #expect(canonical.contains(#""summary":{"errors":1,"files":2,"jobs":1,"notes":0,"skipped":[{"check":"catalog","#))
    #expect(canonical.contains(#""tool":{"name":"jobc","version":"0.1.0"}"#))
    // Also where the project is broken.
    try jobc.write("jobc.yaml", "enviroments: {}\n")
    let bad = try jobc("check", "--format", "json")
    #expect(bad.status == 78)
    #expect(try jobc("debug", "canonical", "-", input: bad.output).output.contains(#""file":"jobc.yaml""#))
  }

  @Test func reportsAreWrittenBesides() throws {
    let jobc = try Jobc(files: broken)
    let outcome = try jobc("check", "--report", "text=out.txt")
    #expect(outcome.status == 1)
    #expect(try jobc.read("out.txt") == outcome.output)
    let both = try jobc("check", "--report", "json=a.json", "--report", "text=b.txt", "--format", "json")
    #expect(try jobc.read("a.json") == both.output)
    #expect(try jobc.read("b.txt") == outcome.output)
    let failed = try jobc("check", "--report", "text=none/out.txt")
    #expect(failed.status == 73)
    #expect(failed.errors == "error: cannot write \"none/out.txt\": no such file or directory\n")
  }

  @Test func theWidthMakesNoDifference() throws {
    var files: [String: String] = [:]
    for number in 0..<300 {
      files["d\(number % 7)/\(number).yaml"] = number % 3 == 0 ? "job_name: [\n" : "job_name: x\nconfg: {}\n"
    }
    let jobc = try Jobc(files: files)
    let one = try jobc("check", "--threads", "1")
    #expect(one.status == 1)
    #expect(try jobc("check", "--threads", "2") == one)
    #expect(try jobc("check", "--threads", "16") == one)
    #expect(try jobc("check") == one)
  }

  @Test func colour() throws {
    let jobc = try Jobc(files: broken)
    let plain = try jobc("check", "b.yaml").output
    #expect(!plain.contains("\u{1B}"))
    #expect(try jobc("check", "b.yaml", "--color", "always").output.contains("\u{1B}["))
    #expect(try jobc("check", "b.yaml", environment: ["CLICOLOR_FORCE": "1"]).output.contains("\u{1B}["))
    #expect(try jobc("check", "b.yaml", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output == plain)
    #expect(try jobc("check", "b.yaml", "--color", "never", environment: ["CLICOLOR_FORCE": "1"]).output == plain)
  }
}
