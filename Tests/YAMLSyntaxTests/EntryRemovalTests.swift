import SourceText
import Testing
import YAMLSyntax

@Suite struct EntryRemovalTests {
  enum Kind { case key, item, flow }

  /// What is left of a text without the entry in « ».
  private func left(_ text: String, _ kind: Kind) -> String? {
    let bytes = Array(text.utf8)
    let parts = text.split(separator: "«", omittingEmptySubsequences: false)
    let inner = parts[1].split(separator: "»", omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    let entry = ByteRange(start..<start + inner[0].utf8.count)
    let plain = Array((parts[0] + inner[0] + inner[1]).utf8)
    #expect(bytes.count == plain.count + 4)
    let source = SourceFile(path: "a.yaml", content: plain)
    let range =
      switch kind {
      case .key: EntryRemoval.block(entry, isItem: false, in: source)
      case .item: EntryRemoval.block(entry, isItem: true, in: source)
      case .flow: EntryRemoval.flow(entry, in: source)
      }
    guard let range else { return nil }
    return String(decoding: plain[..<Int(range.start)] + plain[Int(range.end)...], as: UTF8.self)
  }

  @Test func wholeLines() {
    #expect(left("a: 1\n«a: 1»\nb: 2\n", .key) == "a: 1\nb: 2\n")
    #expect(
      left("x:\n  a: 1\n  «a:\n    - 1\n    - 2»   # both\n\n# next\nb: 2\n", .key) == "x:\n  a: 1\n\n# next\nb: 2\n")
    #expect(left("a: 1\r\n«a: 1»\r\nb: 2\r\n", .key) == "a: 1\r\nb: 2\r\n")
    #expect(left("a: |\n  x\n«a: |\n  x\n»b: 2\n", .key) == "a: |\n  x\nb: 2\n")
    #expect(left("- a\n- «a»\n-   b\n", .item) == "- a\n-   b\n")
    #expect(left("x:\n  - l: 1\n    v: 2\n  -  «l: 1\n     v: 2»\ny: 1", .item) == "x:\n  - l: 1\n    v: 2\ny: 1")
  }

  @Test func theLastLineWithoutABreak() {
    #expect(left("a: 1\n«a: 1»", .key) == "a: 1")
    #expect(left("a: 1\r\n«a: 1» # x", .key) == "a: 1")
  }

  @Test func betweenBrackets() {
    #expect(left("{a: 1, «a: 1»}", .flow) == "{a: 1}")
    #expect(left("{a: 1, «a: 1» , b: 2}", .flow) == "{a: 1 , b: 2}")
    #expect(left("{\n  \"a\": 1,\n  «\"a\": 1»\n}\n", .flow) == "{\n  \"a\": 1\n}\n")
  }

  @Test func whatIsNotPlainStays() {
    #expect(left("- a: 1\n- «a: 1»\n", .key) == nil)
    #expect(left("a: 1\n? «a: 1»\n", .key) == nil)
    #expect(left("a: 1\n&x «a: 1»\n", .key) == nil)
    #expect(left("- - a\n- - «a»\n", .item) == nil)
    #expect(left("a: 1\n«a: 1» x\n", .key) == nil)
    #expect(left("«a: 1»\n", .key) == nil)
    #expect(left("{«a: 1»}", .flow) == nil)
    #expect(left("{a: 1 # or 2,\n «a: 1»}", .flow) == nil)
    #expect(left("{a: 1\n # x\n , # y\n «a: 1»}", .flow) == nil)
  }
}
