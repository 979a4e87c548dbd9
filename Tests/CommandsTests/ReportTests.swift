import Executables
import Foundation
import Testing

/// `--format` and `--report` as a user types them; the formats themselves are the reporters' tests.
@Suite(.timeLimit(.minutes(10)))
struct ReportTests {
  private static let manifest = """
    job_name: a
    config:
      worker_server_num: 1
      spec_id: 1
      model_id: 4
      data_url: obs://b/d/
    """

  /// A run with an error and a warning.
  private func project() throws -> Jobc { try Jobc(files: ["jobc.yaml": "", "jobs/a.yaml": Self.manifest]) }

  @Test func everyFormatIsPrinted() throws {
    let jobc = try project()
    let github = try jobc("check", "--format", "github")
    #expect(github.status == 1)
    #expect(
      github.output == """
        ::warning file=jobs/a.yaml,line=2,endLine=2,col=1,endColumn=7,title=jobc (missing-train-url)::"config" has no \
        "train_url", so the job's output is lost%0Ahelp: name a folder in object storage for the output%0A\
        at jobs/a.yaml:2:1
        ::error file=jobs/a.yaml,line=6,endLine=6,col=13,endColumn=23,title=jobc (object-path)::"data_url" must not name \
        a scheme, but is "obs://b/d/"%0Ahelp: write /b/d/: a slash, the bucket, the path%0Aat jobs/a.yaml:6:13

        """)
    let marks = [
      "sarif": "\"version\": \"2.1.0\"", "gitlab": "\"check_name\": \"object-path\"", "junit": "type=\"object-path\"",
      "json": "\"rule\": \"object-path\"", "text": "[object-path]",
    ]
    for (format, mark) in marks {
      let outcome = try jobc("check", "--format", format)
      #expect(outcome.status == 1, "\(format)")
      #expect(outcome.output.contains(mark), "\(format)")
      #expect(outcome.errors == github.errors, "\(format)")
      #expect(try jobc("check", "--format", format) == outcome, "\(format)")
    }
  }

  @Test func aFormatThatIsNotThere() throws {
    #expect(
      try project()("check", "--format", "sarrif").errors == """
        error: unknown report "sarrif" for "--format"
        help: did you mean "sarif"? known are text, json, sarif, github, gitlab, junit

        """)
  }

  /// A consumer that waits for a document gets one, whatever came of the run.
  @Test func aBrokenProjectHasReportsToo() throws {
    let jobc = try Jobc(files: ["jobc.yaml": "enviroments: {}\n", "a.yaml": Self.manifest])
    let sarif = try jobc("check", "--format", "sarif", "--report", "junit=j.xml", "--report", "gitlab=g.json")
    #expect(sarif.status == 78)
    #expect(sarif.output.contains("\"executionSuccessful\": false") && sarif.output.contains("\"uri\": \"jobc.yaml\""))
    #expect(try jobc.read("j.xml").contains("<testsuite name=\"jobc.yaml\""))
    #expect(try jobc.read("g.json").contains("\"path\": \"jobc.yaml\""))
  }

  @Test func nothingFoundIsADocumentToo() throws {
    let jobc = try Jobc(files: ["jobc.yaml": "", "x.txt": ""])
    #expect(try jobc("check", "--format", "gitlab").output == "[]\n")
    #expect(try jobc("check", "--format", "sarif").output.contains("\"results\": []"))
    #expect(try jobc("check", "--format", "github") == .init(status: 0, output: "", errors: jobc("check").errors))
    #expect(try jobc("check", "--format", "junit").output.contains("<testsuites>\n</testsuites>"))
  }

  @Test func severalReportsOfOneRun() throws {
    let jobc = try project()
    let kinds = ["text", "json", "sarif", "github", "gitlab", "junit"]
    let outcome = try jobc.run(["check"] + kinds.flatMap { ["--report", "\($0)=out.\($0)"] })
    #expect(outcome.status == 1)
    for kind in kinds { #expect(try jobc.read("out.\(kind)") == jobc("check", "--format", kind).output, "\(kind)") }
    #expect(try jobc.files() == ["jobc.yaml", "jobs/a.yaml"] + kinds.map { "out.\($0)" }.sorted())
  }

  @Test func reportsThatCannotBe() throws {
    let jobc = try project()
    #expect(
      try jobc("check", "--report", "sarif=x", "--report", "json=./x")
        == .init(status: 64, output: "", errors: "error: two reports are to be written to \"./x\"\n"))
    #expect(
      try jobc("check", "--report", "sarif=-").errors == """
        error: "--report sarif=-" names no file
        help: "--format sarif" prints the report on standard output

        """)
    #expect(try jobc("check", "--report", "=x").status == 64)
    #expect(try jobc.files() == ["jobc.yaml", "jobs/a.yaml"])
  }

  @Test func theFailLevelDecidesWhatFails() throws {
    let jobc = try project()
    #expect(
      try jobc("check", "--format", "junit").output.contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\""))
    let strict = try jobc("check", "--format", "junit", "--fail-level", "warning")
    #expect(strict.output.contains("tests=\"2\" failures=\"2\" errors=\"0\" skipped=\"0\""))
  }

  @Test func pathsAreThoseOfTheCheckout() throws {
    let jobc = try project()
    let line = "cd jobs && GITHUB_WORKSPACE=$PWD/.. CI_PROJECT_DIR=$PWD/.. \"$JOBC\" check"
    #expect(try jobc.shell("\(line) --format github").output.contains("file=jobs/a.yaml,"))
    #expect(try jobc.shell("\(line) --format gitlab").output.contains("\"path\": \"jobs/a.yaml\""))
    #expect(try jobc.shell("\(line) --format sarif").output.contains("\"uri\": \"jobs/a.yaml\""))
    #expect(try jobc.shell("\(line) --format json").output.contains("\"file\": \"a.yaml\""))
    #expect(
      try jobc.shell("cd jobs && GITHUB_WORKSPACE=/none \"$JOBC\" check --format github").output.contains(
        "file=a.yaml,"))
  }

  /// Links stay links, permissions stay, and devices are not replaced by files.
  @Test func whatIsThereStays() throws {
    let jobc = try project()
    try jobc.write("real/report.json", "old")
    let outcome = try jobc.shell(
      """
      ln -s real/report.json link.json && chmod 640 real/report.json && mkfifo pipe && (cat pipe > copy.xml &)
      "$JOBC" check -q --report json=link.json --report junit=pipe --report text=/dev/null; sleep 0.2
      test -L link.json && test -p pipe && test -c /dev/null && ls -l real/report.json | cut -c1-10
      """)
    #expect(outcome.output.hasSuffix("-rw-r-----\n"))
    #expect(try jobc.read("real/report.json") == jobc("check", "--format", "json").output)
    #expect(try jobc.read("copy.xml") == jobc("check", "--format", "junit").output)
  }
}
