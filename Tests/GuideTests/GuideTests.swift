import Conformance
import Foundation
import Golden
import Testing

@Suite struct GuideTests {
  /// Every page with commands, relative to the checkout: the README and the guide, but what is generated.
  private static let pages: [String] =
    ["README.md"]
    + ((try? FileManager.default.subpathsOfDirectory(atPath: Golden.root.appendingPathComponent("docs").path)) ?? [])
    .filter { $0.hasSuffix(".md") && !ReferenceTests.generated.contains($0) }.sorted().map { "docs/" + $0 }

  private static func page(_ path: String) throws -> GuidePage {
    let url = Golden.root.appendingPathComponent(path)
    return try GuidePage(String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  @Test func `there are pages`() { #expect(Self.pages.contains("docs/tutorial.md")) }

  /// Pages whose reader has pre-commit.
  private static let withPreCommit = ["docs/how-to/pre-commit.md"]

  @Test(arguments: pages.filter { !withPreCommit.contains($0) })
  func `a page's commands print what it says`(path: String) throws { try run(path) }

  @Test(.enabled(if: Peers.folder != nil, .init(rawValue: Peers.absence)), arguments: withPreCommit)
  func `a page's commands with pre-commit print what it says`(path: String) throws { try run(path) }

  private func run(_ path: String) throws {
    let page = try Self.page(path)
    guard !page.commands.isEmpty else { return }
    // The README's reader stands in a clone, the guide's in an empty folder.
    let printed = try GuideShell.outputs(of: page, with: path == "README.md" ? ["specs/project"] : [])
    // What the page leaves open stays as it is written.
    let outputs = zip(page.commands, printed).map { $0.accepts($1) ? $0.shown : $1 }
    try Golden.expect(page.text(withOutputs: outputs), at: Golden.root.appendingPathComponent(path))
  }

  /// Building and installing is left to `.ci/run` and `.ci/release --try`; nothing else goes without a run.
  @Test func `few commands are not run`() throws {
    let left = try Self.pages.map { (path: $0, count: try Self.page($0).notRun.count) }.filter { $0.count > 0 }
    #expect(left.map { "\($0.path): \($0.count)" } == ["README.md: 3"])
  }

  @Test func `a page keeps its reader from nothing`() throws {
    let file = "```yaml title=\"jobs/a.yaml\"\nx: 1\n```\n"
    #expect(throws: GuidePage.Malformed.self) { try GuidePage("Not here: `jobs/a.yaml`.\n\nWrite it:\n\n" + file) }
    #expect(try GuidePage("Write `jobs/a.yaml`\nlike this:\n\n" + file).files == ["x: 1\n"])
    #expect(throws: GuidePage.Malformed.self) { try GuidePage("```bash\nls\n```\n") }
    #expect(throws: GuidePage.Malformed.self) { try GuidePage("```console\noutput first\n```\n") }
    #expect(throws: GuidePage.Malformed.self) { try GuidePage("```text\nno end\n") }
    #expect(try GuidePage("```sh\nmake install\n```\n").notRun == ["make install\n"])
  }

  @Test func `the open parts of an output match what they should`() throws {
    let shown = "plan of …: 2 steps\n…\nlast\n"
    let command = GuideCommand(line: "x", shown: shown)
    #expect(command.accepts("plan of dev: 2 steps\na\nb\nlast\n"))
    #expect(command.accepts("plan of dev: 2 steps\nlast\n"))
    #expect(!command.accepts("plan of dev: 3 steps\nlast\n"))
    #expect(!command.accepts("plan of dev: 2 steps\nlast\nmore\n"))
    #expect(!GuideCommand(line: "x", shown: "").accepts("a\n"))
  }
}
