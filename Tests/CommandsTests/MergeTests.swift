import Executables
import Foundation
import Golden
import Testing

/// `check --shard` and `--merge`, as a matrix of CI jobs and the one after them use them.
@Suite(.timeLimit(.minutes(10)))
struct MergeTests {
  private static let formats = ["text", "json", "sarif", "github", "gitlab", "junit"]

  /// A project with mistakes in manifests and shared files, silenced ones, and a name that comes twice.
  private static let files: [String: String] = {
    var files = Checkout.project
    for number in 0..<12 {
      files["jobs/made/\(number).yaml"] = """
        include: [../../library/base.yaml]
        use: [pytorch]
        job_name: made-\(number % 11)
        job_desc: "é \(number)"
        # jobc: ignore[unknown-key] on purpose
        nonsense: \(number)
        config: { data_url: data/, train_url: "${{ var.bucket }}/o/", nonsense: \(number) }

        """
    }
    files["library/base.yaml"]?.replace("spec_id: 5", with: "spec_id: \"5\"")
    return files
  }()

  /// The parts' reports, and the names of their files.
  private func parts(_ jobc: Jobc, of count: Int, _ options: String...) throws -> [String] {
    try (1...count).map { number in
      let report = "part-\(number)-of-\(count).json"
      let outcome = try jobc.run(
        ["check", "-q", "--shard", "\(number)/\(count)", "--report", "json=\(report)"] + options)
      #expect(outcome.status == 0 || outcome.status == 1)
      return report
    }
  }

  @Test(arguments: [1, 3]) func theWholeReport(count: Int) throws {
    let jobc = try Jobc(files: Self.files)
    let reports = try parts(jobc, of: count)
    for format in Self.formats {
      let whole = try jobc("check", "--format", format)
      #expect(whole.status == 1)
      #expect(try jobc.run(["check", "--merge", "--format", format] + reports.reversed()) == whole)
    }
    #expect(try jobc.run(["check", "--format", "json", "-q"]).output.contains("suppressed"))
    // Reports that are written besides, and where the run fails.
    let sound = try jobc.run(["check", "-q", "--fail-level", "note", "--report", "sarif=whole.sarif"])
    let merged = try jobc.run(
      ["check", "-q", "--fail-level", "note", "--merge", "--report", "sarif=merged.sarif"] + reports)
    #expect(merged == sound)
    #expect(try jobc.read("merged.sarif") == jobc.read("whole.sarif"))
  }

  @Test func whatTheWholeRunFailsFor() throws {
    let jobc = try Jobc(files: Checkout.project)
    let reports = try parts(jobc, of: 2)
    #expect(try jobc.run(["check", "--merge"] + reports) == jobc("check"))
    let outcome = try jobc.run(["check", "--merge", "--require", "catalog"] + reports)
    let required = try jobc("check", "--require", "catalog")
    #expect(outcome == required)
    #expect(outcome.status == 1)
    try jobc.write("jobc.yaml", "enviroments: {}\n")
    let broken = ["broken-1.json", "broken-2.json"]
    for (number, report) in broken.enumerated() {
      #expect(try jobc("check", "-q", "--shard", "\(number + 1)/2", "--report", "json=\(report)").status == 78)
    }
    #expect(try jobc.run(["check", "--merge"] + broken) == jobc("check"))
  }

  /// The uploads of parts do not replace one another.
  @Test func everyPartHasItsCategory() throws {
    let jobc = try Jobc(files: Checkout.project)
    let part = try jobc("check", "--shard", "2/3", "--format", "sarif").output
    #expect(part.contains("\"automationDetails\": {\n        \"id\": \"jobc/shard-2-of-3/\"\n"))
    #expect(try !jobc("check", "--format", "sarif").output.contains("automationDetails"))
  }

  @Test func whatCannotBeMerged() throws {
    let jobc = try Jobc(files: Checkout.project)
    let (two, three) = (try parts(jobc, of: 2), try parts(jobc, of: 3))
    func errors(_ arguments: String...) throws -> String {
      let outcome = try jobc.run(["check", "--merge"] + arguments)
      #expect(outcome.status == (arguments == ["no.json"] ? 66 : 64))
      #expect(outcome.output == "")
      return outcome.errors
    }
    #expect(
      try errors() == "error: there are no reports to merge\nhelp: name the JSON report of each part\n")
    #expect(try errors("no.json") == "error: cannot read \"no.json\": no such file or directory\n")
    #expect(
      try errors(two[1])
        == "error: the part 1/2 is missing\n"
        + "help: name the report of \"jobc check --shard 1/2 --format json\" as well\n")
    #expect(try errors(three[2]).hasPrefix("error: the parts 1/3, 2/3 are missing\n"))
    try jobc.write("again.json", try jobc.read(two[0]))
    #expect(
      try errors(two[0], "again.json", two[1])
        == "error: \"part-1-of-2.json\" and \"again.json\" are both part 1 of 2\n")
    #expect(
      try errors(two[0], three[1])
        == "error: \"part-2-of-3.json\" is part 2 of 3, but \"part-1-of-2.json\" is one of 2\n")
    let help = "help: \"--merge\" takes what \"jobc check --shard 1/4 --format json\" and its like have printed\n"
    try jobc.write("whole.json", try jobc("check", "--format", "json").output)
    #expect(
      try errors("whole.json")
        == "error: cannot merge \"whole.json\": it is the report of a whole run, not of a part\n" + help)
    #expect(try errors("jobc.yaml") == "error: cannot merge \"jobc.yaml\": it is not JSON\n" + help)
    try jobc.write("other.json", "{}")
    #expect(
      try errors("other.json")
        == "error: cannot merge \"other.json\": it is no JSON report of \"jobc check\"\n" + help)
    try jobc.write("old.json", try jobc.read(two[0]).replacing("\"version\": \"", with: "\"version\": \"0."))
    #expect(try errors("old.json", two[1]).hasPrefix("error: \"old.json\" was written by jobc 0."))
    try jobc.write("torn.json", try jobc.read(two[0]).replacing("\"count\": 2", with: "\"count\": 0"))
    #expect(try errors("torn.json").contains("it is damaged, or was written by another version of jobc\n"))
    // A part that saw other files.
    try jobc.write("jobs/nightly.yaml", try jobc.read("jobs/nightly.yaml") + "# edited\n")
    let later = try parts(jobc, of: 2)
    try jobc.write("earlier.json", try jobc.read("again.json"))
    #expect(
      try errors("earlier.json", later[1])
        == "error: \"part-2-of-2.json\" and \"earlier.json\" are not parts of one run\n"
        + "help: check the same files with the same options in each part\n")
    #expect(
      try errors("--env", "dev", two[0])
        == "error: \"--merge\" reads reports and no manifests, so \"--env\" has no meaning beside it\n"
        + "help: give it where the parts are checked\n")
  }

  /// A report that is cut off, or changed anywhere, is refused or read: nothing traps.
  @Test func damagedReports() throws {
    let jobc = try Jobc(files: Self.files)
    let report = try jobc.read(try parts(jobc, of: 1)[0])
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
    for number in stride(from: 1, to: lines.count, by: max(1, lines.count / 60)) {
      var changed = lines
      if number % 2 == 0 {
        changed.remove(at: number)
      } else {
        changed[number] = "\"x\": [9, -1, 99999999999999999999],"[...]
      }
      try jobc.write("changed.json", changed.joined(separator: "\n"))
      #expect([0, 1, 64].contains(try jobc("check", "-q", "--merge", "changed.json").status))
      // Places that are none.
      try jobc.write("changed.json", report.replacing(/\[\d+,\d+,/, with: "[0,\(number),"))
      #expect([0, 1, 64].contains(try jobc("check", "-q", "--merge", "changed.json").status))
    }
  }
}
