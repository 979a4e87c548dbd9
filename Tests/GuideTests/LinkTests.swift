import Foundation
import Golden
import Testing

/// Links between the pages of the repository lead somewhere, anchors included.
@Suite struct LinkTests {
  /// Every page that people read, relative to the checkout.
  private static let pages: [String] =
    ["README.md", "CONTRIBUTING.md"]
    + ["docs", "specs", "schema"].flatMap { folder in
      ((try? FileManager.default.subpathsOfDirectory(atPath: Golden.root.appendingPathComponent(folder).path)) ?? [])
        .filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }

  private static func links(_ url: URL) throws -> MarkdownLinks {
    MarkdownLinks(String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  @Test(arguments: pages)
  func `links lead somewhere`(path: String) throws {
    let url = Golden.root.appendingPathComponent(path)
    let page = try Self.links(url)
    for link in page.links {
      let target = link.path.isEmpty ? url : url.deletingLastPathComponent().appendingPathComponent(link.path)
      guard FileManager.default.fileExists(atPath: target.path) else {
        Issue.record("\(path): \(link): there is no such file")
        continue
      }
      guard let anchor = link.anchor else { continue }
      let anchors = link.path.isEmpty ? page.anchors : try Self.links(target).anchors
      #expect(anchors.contains(anchor), "\(path): \(link): there is no such heading")
    }
  }

  /// Whoever reads the index finds every page.
  @Test func `the index names every page`() throws {
    let index = Golden.root.appendingPathComponent("docs/README.md")
    let named = Set(try Self.links(index).links.map { "docs/" + $0.path })
    #expect(Self.pages.filter { $0.hasPrefix("docs/") && $0 != "docs/README.md" && !named.contains($0) } == [])
  }

  @Test func `anchors are GitHub's`() {
    let page = MarkdownLinks("# What's `new`: a_b, 2 – x\n## Twice\n## Twice\n```sh\n# not one [a](b)\n```\n[x](#Y)\n")
    #expect(page.anchors == ["whats-new-a_b-2--x", "twice", "twice-1"])
    #expect(page.links == [.init(path: "", anchor: "Y", line: 7)])
  }
}
