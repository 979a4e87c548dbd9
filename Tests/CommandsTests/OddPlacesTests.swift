import Executables
import Foundation
import Testing

/// Places where a command line finds itself by accident.
@Suite(.timeLimit(.minutes(10)))
struct OddPlacesTests {
  private static let gone = "error: the working folder is not there any more\nhelp: change to one that is\n"

  /// A folder that was deleted is not the root of the file system: nothing is searched, nothing is written there.
  @Test(arguments: [
    "check", "compile", "init", "graph", "diff HEAD", "check /etc", "man -o x", "explain a.yaml /job_name", "plan",
    "status",
  ])
  func deletedFolder(arguments: String) throws {
    let outcome = try Jobc().shell("mkdir gone && cd gone && rmdir ../gone && exec \"$JOBC\" \(arguments)")
    #expect(outcome == .init(status: 66, output: "", errors: Self.gone))
  }

  @Test(arguments: ["--version", "--help", "schema project", "explain job-name", "completions bash", "man check"])
  func deletedFolderThatNobodyNeeds(arguments: String) throws {
    let outcome = try Jobc().shell("mkdir gone && cd gone && rmdir ../gone && exec \"$JOBC\" \(arguments)")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output != "")
  }

  /// An unset variable of a shell does not mean the whole project.
  @Test func emptyPath() throws {
    let jobc = try Jobc(files: Project.files)
    let outcome = Jobc.Outcome(status: 66, output: "", errors: "error: cannot read \"\": the path is empty\n")
    #expect(try jobc("check", "") == outcome)
    #expect(try jobc("compile", "a.yaml", "") == outcome)
  }

  /// A pattern that matches nothing would pass every check in silence.
  @Test func noManifests() throws {
    let jobc = try Jobc(files: ["jobc.yaml": "manifests: [\"job/**/*.yaml\"]\n", "jobs/a.yaml": "job_name: a\n"])
    let note =
      "note: there are no manifests: they are what \"manifests\" in jobc.yaml matches, else every *.yaml and *.yml\n"
    for verb in ["check", "compile"] {
      #expect(
        try jobc(verb)
          == .init(status: 0, output: "", errors: note + "0 files, 0 jobs, 1 environment: no findings\n"))
      #expect(try jobc(verb, "-q").errors == "")
    }
  }

  /// A device is written to and never read: it may have no end.
  @Test func deviceInTheWay() throws {
    let jobc = try Jobc(files: Project.files)
    let outcome = try jobc.shell("mkdir out && ln -s /dev/full out/first.json && \"$JOBC\" compile -q -o out a.yaml")
    #expect(
      outcome
        == .init(
          status: 73, output: "", errors: "error: cannot write \"out/first.json\": no space left on device\n"))
  }

  /// A variable that is set to nothing is not set.
  @Test(arguments: [("", "{project_id}"), ("abc", "abc")])
  func projectFromTheEnvironment(value: String, path: String) throws {
    let jobc = try Jobc(files: Project.files)
    let output = try jobc(
      "compile", "--env", "prod", "--envelope", "a.yaml", environment: ["HUAWEICLOUD_SDK_PROJECT_ID": value]
    ).output
    #expect(output.contains("\"path\":\"/v1/\(path)/training-jobs\""))
  }

  /// A file that another one names is not waited for: a pipe may have no writer.
  @Test func namedPipes() throws {
    let jobc = try Jobc(files: [
      "jobc.yaml": "environments: { dev: { catalog: lock.json } }\n",
      "a.yaml": "include: [lib.yaml]\njob_name: a\nconfig: {}\n",
    ])
    let outcome = try jobc.shell("mkfifo lib.yaml lock.json && \"$JOBC\" check -q --format github")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains("the included file \"lib.yaml\" cannot be read: it is a pipe, a socket or a device"))
    #expect(outcome.output.contains("the catalogue cannot be read: it is a pipe, a socket or a device"))
  }

  /// A link whose target is gone is not taken for a folder without a project.
  @Test func projectThatIsALinkToNowhere() throws {
    let outcome = try Jobc(files: ["a.yaml": "job_name: a\n"]).shell("ln -s gone jobc.yaml && \"$JOBC\" check -q")
    #expect(
      outcome
        == .init(
          status: 78,
          output: "jobc.yaml:1:1: error: the file cannot be read: no such file or directory [unreadable-file]\n",
          errors: ""))
  }
}
