import Executables
import Golden
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CatalogTests {
  private static let lock = """
    {"jobc": 1, "endpoint": "https://a", "region": "eu-de", "project_id": "p", "pulled_at": "2024-11-23T08:00:00Z",
    "specs": [{"spec_id": 27, "spec_code": "modelarts.vm.cpu.8u", "core": "8", "cpu": "32", "gpu_num": 0, "max_num": 2},
    {"spec_id": 5, "spec_code": "modelarts.vm.gpu.v100", "core": 8, "cpu": "64", "gpu_num": 1, "gpu_type": "nvidia-v100",
    "max_num": 16, "no_resource": true}, {"spec_id": 1}],
    "engines": [{"engine_id": 130, "engine_name": "TensorFlow", "engine_version": "TF-1.15"}],
    "models": []}
    """

  private static let files = [
    "jobc.yaml": """
    default_environment: prod
    environments:
      prod: { endpoint: "https://a/", region: eu-de, catalog: sub/lock.json }
      dev: {}
      gone: { catalog: gone.json }

    """,
    "sub/lock.json": lock,
  ]

  /// 2024-11-24T09:00:00Z.
  private static let present = ["SOURCE_DATE_EPOCH": "1732438800"]

  @Test func showsATable() throws {
    let jobc = try Jobc(files: Self.files)
    let expected = """
      sub/lock.json, the catalogue of prod; pulled at 2024-11-23T08:00:00Z (1 day ago); from https://a; region eu-de; project p

      resource specs
      spec_id  code                   cores  memory  GPUs           nodes at most
           27  modelarts.vm.cpu.8u        8   32 GB                             2
            5  modelarts.vm.gpu.v100      8   64 GB  1 nvidia-v100             16  sold out
            1

      engines
      engine_id  name
            130  TensorFlow/TF-1.15

      models: none

      """
    #expect(
      try jobc.run(["catalog", "show"], environment: Self.present) == .init(status: 0, output: expected, errors: ""))
    #expect(try jobc.run(["catalog", "show", "--env", "prod"], environment: Self.present).output == expected)
    let named = try jobc.run(["catalog", "show", "--catalog", "sub/lock.json"], environment: Self.present)
    #expect(named.output == expected.replacing(", the catalogue of prod", with: ""))
  }

  @Test func showsJSON() throws {
    let jobc = try Jobc(files: Self.files)
    let outcome = try jobc.run(["catalog", "show", "--format", "json"], environment: Self.present)
    #expect(outcome.status == 0)
    let canonical = try jobc("debug", "canonical", "-", input: outcome.output).output
    #expect(canonical.hasPrefix(#"{"endpoint":"https://a","engines":[{"engine_id":130,"engine_name":"TensorFlow","#))
    #expect(canonical.contains(#""environment":"prod","file":"sub/lock.json","kind":"catalog","models":[],"#))
    #expect(canonical.hasSuffix(#"{"spec_id":1}]}"#))
  }

  @Test func findingsGoToStandardError() throws {
    let jobc = try Jobc(files: Self.files)
    let old = try jobc.run(["catalog", "show"], environment: ["SOURCE_DATE_EPOCH": "1735000000"])
    #expect(old.status == 0)
    #expect(old.output.contains("(30 days ago)"))
    #expect(old.errors == "")
    let older = try jobc.run(["catalog", "show"], environment: ["SOURCE_DATE_EPOCH": "1736000000"])
    #expect(older.status == 0)
    #expect(
      older.errors.hasPrefix("sub/lock.json:1:89: warning: this catalogue was pulled 42 days ago [catalog-age]\n"))
    try jobc.write("sub/lock.json", Self.lock.replacing("\"spec_id\": 1}", with: "\"spec_id\": 5}"))
    let twice = try jobc.run(["catalog", "show"], environment: Self.present)
    #expect(twice.status == 1)
    #expect(twice.errors.contains("error: the resource spec 5 is listed twice [catalog-file]\n"))
    #expect(twice.output.contains("modelarts.vm.gpu.v100"))
    try jobc.write("sub/lock.json", "{")
    let broken = try jobc.run(["catalog", "show"], environment: Self.present)
    #expect(broken.status == 1)
    #expect(broken.output == "")
  }

  /// The clock of the machine, where nothing is said: the lock of the test is old by now.
  @Test func theClockIsTheSystems() throws {
    let jobc = try Jobc(files: Self.files)
    #expect(try jobc("catalog", "show").errors.contains("[catalog-age]"))
    #expect(try jobc("check").output.contains("[catalog-age]"))
    #expect(try jobc.run(["check"], environment: Self.present).output == "")
  }

  @Test(arguments: [
    (
      ["show", "--env", "dev"], 66,
      "error: the environment \"dev\" has no catalogue\nhelp: name a file under \"catalog\" in jobc.yaml, or with \"--catalog\"\n"
    ),
    (
      ["show", "--env", "gone"], 66,
      "error: cannot read \"gone.json\", the catalogue of \"gone\": no such file or directory\n"
    ),
    (
      ["show", "--env", "prd"], 64,
      "error: unknown environment \"prd\"\nhelp: did you mean \"prod\"? the project declares prod, dev, gone\n"
    ),
    (["show", "--catalog", "x"], 66, "error: cannot read \"x\": no such file or directory\n"),
    (
      ["show", "--catalog", "x", "--env", "dev"], 64,
      "error: \"--catalog\" and \"--env\" exclude each other\nhelp: an environment's catalogue is the file that jobc.yaml names\n"
    ),
    (
      ["show", "--format", "yaml"], 64, "error: unknown format \"yaml\" for \"--format\"\nhelp: known are text, json\n"
    ),
    (["shw"], 64, "error: unknown action \"shw\"\nhelp: did you mean \"show\"? known are show, pull\n"),
  ])
  func failures(arguments: [String], status: Int32, errors: String) throws {
    let jobc = try Jobc(files: Self.files)
    #expect(try jobc.run(["catalog"] + arguments) == .init(status: status, output: "", errors: errors))
  }

  @Test func withoutAProject() throws {
    let outcome = try Jobc()("catalog", "show")
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("error: the environment \"default\" has no catalogue\n"))
    let bad = try Jobc(files: ["jobc.yaml": "enviroments: {}\n"])("catalog", "show")
    #expect(bad.status == 78)
    #expect(bad.errors.contains("unknown key"))
  }

  /// What needs the service is carried out by the companion; an environment without a file has nowhere to put it.
  @Test func pullNeedsAFile() throws {
    let outcome = try Jobc(files: ["jobc.yaml": "environments: { dev: {} }\n"])("catalog", "pull")
    #expect(
      outcome
        == .init(
          status: 64, output: "",
          errors: "error: the environment \"dev\" names no file for its catalogue\n"
            + "help: add \"catalog: catalog/dev.lock.json\" to it in jobc.yaml\n"))
  }

  /// A check that was not made is named, once, and only where a job would have needed it.
  @Test func aCheckThatWasSkippedIsNamed() throws {
    let job = "config: { worker_server_num: 1, spec_id: 1, model_id: 1, data_url: /b/d/, train_url: /b/o/ }\n"
    let jobc = try Jobc(files: [
      "a.yaml": "job_name: a\n" + job, "b.yaml": "job_name: b\n" + job, "lib.yaml": "variables: {}\n",
    ])
    #expect(
      try jobc("check")
        == .init(
          status: 0, output: "",
          errors: "3 files, 2 jobs, 1 environment: no findings; skipped catalog (there is no catalogue)\n"))
    #expect(
      try jobc("check", "--format", "json").output.contains(
        "\"skipped\": [\n      {\n        \"check\": \"catalog\",\n        \"reason\": \"there is no catalogue\"\n      }\n    ]"
      ))
    #expect(try jobc("check", "lib.yaml", "--quiet").errors == "")
    let required = try jobc("check", "--require", "catalog", "-q")
    #expect(
      required
        == .init(
          status: 1, output: "",
          errors: "error: the required check \"catalog\" was skipped: there is no catalogue\n"))
    try jobc.write("jobc.yaml", "environments: { dev: {}, prod: {} }\n")
    #expect(try jobc("check").errors.hasSuffix("; skipped catalog (no environment has a catalogue)\n"))
    try jobc.write("jobc.yaml", "environments: { dev: {}, prod: { catalog: lock.json } }\n")
    try jobc.write("lock.json", #"{"jobc": 1, "pulled_at": "2024-11-23T08:00:00Z"}"#)
    let some = try jobc.run(["check"], environment: Self.present)
    #expect(some.errors.hasSuffix("; skipped catalog (\"dev\" has no catalogue)\n"))
    let prod = try jobc.run(["check", "--env", "prod", "--require", "catalog"], environment: Self.present)
    #expect(prod.errors == "3 files, 2 jobs, 1 environment: no findings\n")
    // A job in a pool needs none.
    let pool = try Jobc(files: [
      "a.yaml": "job_name: a\n"
        + "config: { worker_server_num: 1, pool_id: p, user_image_url: x, data_url: /b/d/, train_url: /b/o/ }\n"
    ])
    #expect(try pool("check", "--require", "catalog").errors == "1 file, 1 job, 1 environment: 1 note\n")
  }
}
