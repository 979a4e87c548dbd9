import Executables
import Foundation
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CompileTests {
  @Test func aLineAJobInOrder() throws {
    let jobc = try Jobc(files: Project.files)
    let outcome = try jobc("compile", "--env", "prod")
    #expect(outcome.status == 0)
    #expect(outcome.output == Project.request("first", "/prod") + "\n" + Project.request("second", "/prod") + "\n")
    #expect(
      outcome.errors
        == "3 files, 2 jobs, 1 environment: no findings; skipped catalog (no environment has a catalogue)\n")
    #expect(try jobc("compile", "a.yaml").output == Project.request("first", "/dev") + "\n")
    #expect(
      try jobc("compile", "a.yaml", "--env", "prod", "--env", "dev").output
        == Project.request("first", "/dev") + "\n" + Project.request("first", "/prod") + "\n")
  }

  @Test func aJobWithErrorsIsLeftOut() throws {
    let jobc = try Jobc(files: Project.files.merging(["a.yaml": "job_name: [\n"]) { $1 })
    let outcome = try jobc("compile")
    #expect(outcome.status == 1)
    #expect(outcome.output == Project.request("second", "/dev") + "\n")
    #expect(outcome.errors.hasPrefix("a.yaml:2:1: error: "))
  }

  @Test func prettyIsTheSameJSON() throws {
    let jobc = try Jobc(files: Project.files)
    let pretty = try jobc("compile", "a.yaml", "--pretty").output
    #expect(pretty.hasPrefix("{\n  \"config\": {\n    \"app_url\": \"/dev/code/\",\n"))
    #expect(pretty.hasSuffix("\n  \"job_name\": \"first\"\n}\n"))
    #expect(try jobc("debug", "canonical", "-", input: pretty).output == Project.request("first", "/dev"))
  }

  @Test func envelopes() throws {
    let jobc = try Jobc(files: Project.files)
    let body = Project.request("first", "/dev")
    let digest = try jobc.shell("printf %s '\(body)' | sha256sum | cut -c1-64").output.dropLast()
    let dev =
      #"{"body":\#(body),"digest":"sha256:\#(digest)","environment":"dev","method":"POST","#
      + #""path":"/v1/demo/training-jobs","source":{"cell":null,"document":0,"file":"a.yaml"}}"#
    #expect(try jobc("compile", "a.yaml", "--envelope").output == dev + "\n")
    #expect(try jobc("debug", "canonical", "-", input: dev).output == dev)
    let prod = try jobc("compile", "a.yaml", "--env", "prod", "--envelope").output
    #expect(prod.contains(#""path":"/v1/{project_id}/training-jobs""#))
    let named = try jobc(
      "compile", "a.yaml", "--env", "prod", "--envelope", environment: ["HUAWEICLOUD_SDK_PROJECT_ID": "0f2a"])
    #expect(named.output.contains(#""path":"/v1/0f2a/training-jobs""#))
  }

  @Test func cellsOfAMatrixAreNamed() throws {
    let matrix = "matrix: { seed: [1], lr: [1e-3] }\njob_name: sweep-${{ matrix.seed }}-${{ matrix.lr }}\n"
    let job = Project.job("x").replacing("job_name: x\n", with: matrix)
    let jobc = try Jobc(files: Project.files.merging(["b.yaml": "", "a.yaml": job]) { $1 })
    let outcome = try jobc("compile", "a.yaml", "--envelope")
    #expect(outcome.output.contains(#""source":{"cell":{"lr":"1e-3","seed":"1"},"document":0,"file":"a.yaml"}"#))
  }

  @Test func filesAreWrittenOnceAndWhole() throws {
    let jobc = try Jobc(files: Project.files)
    let first = try jobc("compile", "-o", "out")
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(
      first.errors == "2 requests in out: 2 written, 0 unchanged\n"
        + "3 files, 2 jobs, 1 environment: no findings; skipped catalog (no environment has a catalogue)\n")
    #expect(try jobc.files(below: "out") == ["first.json", "second.json"])
    #expect(try jobc.read("out/first.json") == Project.request("first", "/dev") + "\n")
    let before = try jobc.identity(of: "out/first.json")
    #expect(try jobc("compile", "-o", "out").errors.hasPrefix("2 requests in out: 0 written, 2 unchanged\n"))
    #expect(try jobc("compile", "-oout").errors.hasPrefix("2 requests in out: 0 written, 2 unchanged\n"))
    #expect(try jobc.identity(of: "out/first.json") == before)
    try jobc.write("out/first.json", "old")
    #expect(try jobc("compile", "-o", "out/").errors.hasPrefix("2 requests in out/: 1 written, 1 unchanged\n"))
    #expect(try jobc.read("out/first.json") == Project.request("first", "/dev") + "\n")
  }

  @Test func severalEnvironmentsHaveFolders() throws {
    let jobc = try Jobc(files: Project.files)
    #expect(try jobc("compile", "--env", "dev", "--env", "prod", "-o", "a/b", "-q").status == 0)
    #expect(
      try jobc.files(below: "a/b") == ["dev/first.json", "dev/second.json", "prod/first.json", "prod/second.json"])
    #expect(try jobc.read("a/b/prod/second.json") == Project.request("second", "/prod") + "\n")
    #expect(try jobc("compile", "--env", "dev", "--env", "prod", "--verify", "a/b").status == 0)
  }

  @Test func verificationNamesEachDifference() throws {
    let jobc = try Jobc(files: Project.files)
    #expect(try jobc("compile", "-o", "out", "-q") == .init(status: 0, output: "", errors: ""))
    #expect(try jobc("compile", "--verify", "out", "-q") == .init(status: 0, output: "", errors: ""))
    try jobc.write("out/first.json", Project.request("first", "/dev"))
    try FileManager.default.removeItem(at: jobc.folder.appendingPathComponent("out/second.json"))
    try jobc.write("out/third.json", "{}")
    try jobc.write("out/notes.txt", "")
    let before = try jobc.files()
    #expect(
      try jobc("compile", "--verify", "out", "-q")
        == .init(
          status: 1,
          output: "out/first.json: differs\nout/second.json: missing\nout/third.json: left over\n", errors: ""))
    #expect(try jobc.files() == before)
    #expect(
      try jobc("compile", "--verify", "none")
        == .init(status: 66, output: "", errors: "error: there is no folder \"none\" to verify\n"))
  }

  @Test func theFileOfABrokenJobIsNotLeftOver() throws {
    let jobc = try Jobc(files: Project.files)
    #expect(try jobc("compile", "-o", "out", "-q").status == 0)
    try jobc.write("a.yaml", "job_name: [\n")
    let outcome = try jobc("compile", "--verify", "out", "-q")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("a.yaml:2:1: error: "))
  }

  @Test func whereNothingCanBeWritten() throws {
    let jobc = try Jobc(files: Project.files.merging(["file": "", "out/first.json/x": ""]) { $1 })
    #expect(
      try jobc("compile", "-o", "file")
        == .init(status: 73, output: "", errors: "error: cannot write \"file/first.json\": not a directory\n"))
    let onFolder = try jobc("compile", "-o", "out")
    #expect(onFolder.status == 73)
    #expect(onFolder.errors == "error: cannot write \"out/first.json\": is a directory\n")
    // The temporary file is gone, too.
    #expect(try jobc.files(below: "out") == ["first.json/x"])
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let jobs = Dictionary(uniqueKeysWithValues: (0..<800).map { ("jobs/\($0).yaml", job($0)) })
    let jobc = try Jobc(files: jobs)
    let outcome = try jobc.shell("{ \"$JOBC\" compile -q; echo $? >status; } | head -c 1")
    #expect(outcome == .init(status: 0, output: "{", errors: ""))
    #expect(try jobc.read("status") == "0\n")
  }

  private func job(_ number: Int) -> String {
    """
    job_name: job-\(number)
    config:
      worker_server_num: 1
      spec_id: 1
      engine_id: 1
      app_url: /code/
      boot_file_url: /code/train.py
      data_url: /b/data/
      train_url: /out/

    """
  }

  @Test func outputThatCannotBeWritten() throws {
    let jobc = try Jobc(files: Project.files)
    let full = try jobc.shell("\"$JOBC\" compile -q >/dev/full")
    #expect(
      full == .init(status: 73, output: "", errors: "error: cannot write to standard output: no space left on device\n")
    )
    #expect(try jobc.shell("\"$JOBC\" compile -q >&-").status == 73)
    #expect(try jobc.shell("\"$JOBC\" check 2>&-").status == 0)
  }

  @Test(arguments: [
    ("INT", 130, ""), ("SEGV", 70, "error: internal error; please report it with what you typed\n"),
  ])
  func signals(name: String, status: Int32, errors: String) throws {
    let jobc = try Jobc()
    let outcome = try jobc.shell(
      """
      mkfifo pipe
      "$JOBC" check - <pipe & child=$!
      exec 3>pipe
      sleep 0.2
      kill -\(name) $child
      wait $child
      """)
    #expect(outcome == .init(status: status, output: "", errors: errors))
  }
}
