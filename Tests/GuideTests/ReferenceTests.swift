import Foundation
import Golden
import Rules
import Testing

/// The reference is made from what the program knows, so that it cannot fall behind: `UPDATE_GOLDEN=1` writes it.
@Suite struct ReferenceTests {
  /// The generated pages, relative to `docs`.
  static let generated: Set<String> = ["reference/rules.md", "reference/fields.md", "reference/command-line.md"]

  private func expect(_ text: String, _ name: String) throws {
    try Golden.expect(text, at: Golden.root.appendingPathComponent("docs/reference/\(name).md"))
  }

  @Test func `rules`() throws { try expect(RuleReference.text, "rules") }

  @Test func `fields`() throws { try expect(FieldReference.text, "fields") }

  @Test func `command line`() throws { try expect(try CommandReference.text(), "command-line") }
}
