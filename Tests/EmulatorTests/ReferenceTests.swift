import Foundation
import Testing

@testable import Emulator

/// The guide's page on the emulator names every quirk, every call and every kind of fault, and no others.
@Suite("Reference") struct ReferenceTests {
  private static func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/reference/emulator.md"), encoding: .utf8)
  }

  /// The rows of the table with this head: what stands in the first column, and in the second.
  private func rows(_ head: String) throws -> [(first: String, second: String)] {
    let lines = try Self.page().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "| \(head) | |"))
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return (cells[0], cells[1])
    }
  }

  @Test func everyQuirkAsItDescribesItself() throws {
    let rows = try rows("quirk")
    #expect(rows.map(\.first) == EmulatorQuirk.allCases.map { "`\($0.rawValue)`" })
    #expect(rows.map(\.second) == EmulatorQuirk.allCases.map(\.summary))
  }

  @Test func everyKindOfFault() throws {
    let named = try rows("fault").flatMap { $0.first.split(separator: ",") }.map { word in
      String(word.split { "` =".contains($0) }[0])
    }
    let kinds = Fault.kindForms.map { String($0.split { "=[".contains($0) }[0]) }
    #expect(Set(named) == Set(kinds))
  }

  @Test func everyCallAndOutcome() throws {
    let page = try Self.page()
    for call in ServiceCall.allCases { #expect(page.contains("`\(call.rawValue)`")) }
    for outcome in EmulatorOutcome.allCases { #expect(page.contains("`\(outcome.rawValue)`")) }
  }
}
