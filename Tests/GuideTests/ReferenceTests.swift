import Foundation
import Golden
import Rules
import Testing

/// The reference is made from what the program knows, so that it cannot fall behind: `UPDATE_GOLDEN=1` writes it.
@Suite struct ReferenceTests {
  /// The generated pages, relative to `docs`.
  static let generated: Set<String> = [
    "reference/rules.md", "reference/fields.md", "reference/keys.md", "reference/command-line.md",
  ]

  private func expect(_ text: String, _ name: String) throws {
    try Golden.expect(text, at: Golden.root.appendingPathComponent("docs/reference/\(name).md"))
  }

  @Test func `rules`() throws { try expect(RuleReference.text, "rules") }

  @Test func `fields`() throws { try expect(FieldReference.text, "fields") }

  @Test func `keys`() throws { try expect(try KeyReference.text(), "keys") }

  @Test func `command line`() throws { try expect(try CommandReference.text(), "command-line") }

  /// The README's table of verbs is written by hand; each row begins with the verbs that it is about.
  @Test func `the README names every verb and no other`() throws {
    let page = try String(contentsOf: Golden.root.appendingPathComponent("README.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").drop { !$0.hasPrefix("| verb |") }.dropFirst(2).prefix {
      $0.hasPrefix("| `")
    }
    let named = rows.flatMap { row in
      let cell = row.replacing("\\|", with: "/").split(separator: "|")[0]
      return cell.matches(of: /`([a-z]+)/).map { String($0.1) }
    }
    #expect(Set(named) == Set(CommandReference.verbs(in: Shell.run(["--help"]))))
  }
}
