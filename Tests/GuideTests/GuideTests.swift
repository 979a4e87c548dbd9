import Foundation
import Golden
import Testing

@Suite struct GuideTests {
  private static let folder = Golden.root.appendingPathComponent("docs")

  /// Every page but the generated ones, relative to `docs`.
  private static let pages: [String] =
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") && !$0.hasPrefix("reference/") }.sorted()

  @Test func `there are pages`() { #expect(Self.pages.contains("tutorial.md")) }

  @Test(arguments: pages)
  func `a page's commands print what it says`(path: String) throws {
    let url = Self.folder.appendingPathComponent(path)
    let page = try GuidePage(String(decoding: try Data(contentsOf: url), as: UTF8.self))
    guard !page.commands.isEmpty else { return }
    let printed = try GuideShell.outputs(of: page)
    // What the page leaves open stays as it is written.
    let outputs = zip(page.commands, printed).map { $0.accepts($1) ? $0.shown : $1 }
    try Golden.expect(page.text(withOutputs: outputs), at: url)
  }

  @Test(arguments: pages)
  func `a page's links lead somewhere`(path: String) throws {
    let url = Self.folder.appendingPathComponent(path)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    for match in text.matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
      let target = String(match.1)
      if target.hasPrefix("https://") { continue }
      let file = url.deletingLastPathComponent().appendingPathComponent(target)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(path): no \(target)")
    }
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
