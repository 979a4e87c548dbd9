import Executables
import Foundation
import Golden
import Testing

/// `graph`, as a user sees it.
@Suite(.timeLimit(.minutes(10)))
struct GraphTests {
  private func expect(_ lines: [String], in files: [String: String] = Checkout.project, _ name: String) throws {
    let jobc = try Jobc(files: files)
    var text = ""
    for line in lines {
      let outcome = try jobc.shell("\"$JOBC\" \(line) 2>.err; echo \"($?)\"; cat .err; rm .err")
      text += "$ jobc \(line)\n" + outcome.output + "\n"
    }
    try Golden.expect(
      text.replacingOccurrences(of: jobc.folder.path, with: "FOLDER"),
      at: Golden.root.appending(path: "Tests/CommandsTests/Graph/\(name).txt"))
  }

  @Test func theWholeProject() throws {
    try expect(
      ["graph", "graph jobs/text", "graph --format json", "graph --format dot", "graph --format mermaid"], "project")
  }

  @Test func whatAFileReaches() throws {
    try expect(
      [
        "graph --dependents library/storage.yaml", "graph --dependents library/training.yaml -q",
        "graph --dependents library/training.yaml --dependents jobs/nightly.yaml",
        "graph --dependents jobc.yaml", "graph --dependents policy/budget.schema.json",
        "graph --dependents library/training.yaml --format json", "graph --dependents library/trainin.yaml",
        "graph jobs --format svg", "graph nothing",
      ], "dependents")
  }

  @Test func whatCannotBeRead() throws {
    var files = ["a.yaml": "include: [one.yaml]\njob_name: a\n", "b.yaml": "include: [gone.yaml]\njob_name: b\n"]
    files["one.yaml"] = "include: [two.yaml]\n"
    files["two.yaml"] = "include: [one.yaml]\n"
    files["notes.txt"] = ""
    // A job with other mistakes is none of its business.
    files["c.yaml"] = "job_name: c\nnonsense: 1\n"
    try expect(["graph", "graph --dependents two.yaml", "graph --dependents notes.txt"], in: files, "broken")
  }

  @Test func namesThatDrawingsWouldTakeForTheirOwn() throws {
    let name = "a \"b\" <i>#1;&amp; `x`.yaml"
    try expect(["graph --format dot", "graph --format mermaid"], in: [name: "job_name: j\n"], "names")
  }

  @Test func checkSaysWhatNamedFilesReach() throws {
    let jobc = try Jobc(files: Checkout.project)
    let line = "library/training.yaml reaches 5 jobs in 2 manifests: "
    #expect(try jobc("check", "library/training.yaml").errors.hasPrefix(line))
    #expect(try jobc("check", "library/training.yaml", "-q").errors == "")
    #expect(try !jobc("check").errors.contains("reaches"))
  }
}
