import Executables
import Foundation
import Golden
import Testing

/// `--changed-since` and `--shard`: what is left out of a run, and that nothing is lost by it.
@Suite(.timeLimit(.minutes(10)))
struct NarrowingTests {
  @Test(.enabled(if: Checkout.hasGit, "git is not installed"))
  func whatChangesReach() throws {
    let checkout = try Checkout()
    func counted(_ revision: String = "HEAD") throws -> String {
      let errors = try checkout.jobc("check", "--changed-since", revision).errors
      return String(errors.prefix { $0 != ":" })
    }
    #expect(try counted() == "0 files, 0 jobs, 2 environments")
    try checkout.edit("jobs/nightly.yaml", "Two jobs", "Both jobs")
    #expect(try counted() == "1 file, 2 jobs, 2 environments")
    try checkout.edit("library/storage.yaml", "File systems", "All file systems")
    #expect(try counted() == "3 files, 4 jobs, 2 environments")
    try checkout.git("add", "-A")
    try checkout.git("commit", "-q", "-m", "second")
    #expect(try counted() == "0 files, 0 jobs, 2 environments")
    #expect(try counted("HEAD~1") == "3 files, 4 jobs, 2 environments")
    try checkout.jobc.write(
      "jobs/new.yaml", try checkout.jobc.read("jobs/nightly.yaml").replacing("nightly", with: "n"))
    #expect(try counted() == "1 file, 2 jobs, 2 environments")
    // A broken include is found from its users, which have not changed themselves.
    try checkout.remove("library/storage.yaml")
    let outcome = try checkout.jobc("check", "--changed-since", "HEAD", "--format", "json")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("jobs/text/bert.yaml"))
    #expect(outcome.output.contains("jobs/vision/resnet50.yaml"))
    #expect(!outcome.output.contains("sweep.yaml"))
  }

  @Test(.enabled(if: Checkout.hasGit, "git is not installed"))
  func whatTheOthersChangedPlaysNoPart() throws {
    let checkout = try Checkout()
    try checkout.git("checkout", "-q", "-b", "topic")
    try checkout.git("checkout", "-q", "main")
    try checkout.edit("jobs/nightly.yaml", "Two jobs", "Both jobs")
    try checkout.commit("on main")
    try checkout.git("checkout", "-q", "topic")
    #expect(try checkout.jobc("check", "--changed-since", "main").errors.hasPrefix("0 files"))
    try checkout.edit("jobc.yaml", "nodes: 4", "nodes: 5")
    #expect(
      try checkout.jobc("check", "--changed-since", "main").errors.hasPrefix(
        "note: jobc.yaml has changed since main, so everything is looked at\n4 files"))
    #expect(try checkout.jobc("check", "--changed-since", "mian").status == 64)
    #expect(try checkout.jobc("check", "-", "--changed-since", "main").status == 64)
  }

  @Test(.enabled(if: Checkout.hasGit, "git is not installed"))
  func requestsThatChangesReach() throws {
    let checkout = try Checkout()
    #expect(try checkout.jobc("compile", "--changed-since", "HEAD", "-q").output == "")
    try checkout.edit("jobs/vision/resnet50.yaml", "epochs: 1\n", "epochs: 2\n")
    let lines = try checkout.jobc("compile", "--changed-since", "HEAD", "-q").output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("resnet50-baseline") ?? false)
  }

  /// The findings of a JSON report, one text each.
  private func findings(_ outcome: Jobc.Outcome) throws -> [String] {
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try (report?["diagnostics"] as? [Any] ?? []).map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
    }
  }

  @Test(arguments: [1, 2, 5], [0, 30])
  func theShardsAreTheWhole(count: Int, broken: Int) throws {
    var files = Checkout.project
    for number in 0..<broken {
      files["jobs/made/\(number).yaml"] = """
        include: [../../library/base.yaml]
        job_name: made-\(number % 25)
        config: { worker_servr_num: \(number % 3 == 0 ? "\"${{ var.node }}\"" : "1"), spec_id: "5", nonsense: \(number) }

        """
    }
    files["library/unused.yaml"] = "variables: { nothing: 1 }\n"
    files["jobs/user.yaml"] = "include: [../library/unused.yaml]\n" + "variables: { unused: 1 }\n"
    let jobc = try Jobc(files: files)
    let whole = try findings(jobc("check", "--format", "json"))
    // Unused declarations are only spoken of where there are no errors.
    #expect(whole.contains { $0.contains("unused-variable") } == true)
    #expect(whole.contains { $0.contains("duplicate-job-name") } == (broken > 0))
    var parts: [String] = []
    for number in 1...count {
      parts += try findings(jobc("check", "--format", "json", "--shard", "\(number)/\(count)"))
    }
    #expect(parts.sorted() == whole.sorted())
    let requests = try jobc("compile", "-q").output.split(separator: "\n")
    var shards: [Substring] = []
    for number in 1...count {
      shards += try jobc("compile", "-q", "--shard", "\(number)/\(count)").output.split(separator: "\n")
    }
    #expect(shards.sorted() == requests.sorted())
  }

  @Test(arguments: ["0/2", "3/2", "1", "a/b", "1/2/3", ""])
  func whatIsNoShard(text: String) throws {
    let outcome = try Jobc(files: [:])("check", "--shard", text)
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "error: \"--shard\" takes a number and how many there are, not \"\(text)\"\nhelp: the first of four is 1/4\n"
    )
  }
}
