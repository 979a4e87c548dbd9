import SourceText
import Testing

@Suite struct SourceFileTests {
  @Test func contentIsFollowedByANUL() {
    let file = SourceFile(path: "a", content: [0x61, 0x00])
    #expect(file.bytes == [0x61, 0x00, 0x00])
    #expect(file.count == 2)
    #expect(SourceFile(path: "a", terminatedBytes: [0x61, 0x00]).count == 1)
  }

  @Test func textIsClampedAndRepaired() {
    let file = SourceFile(path: "a", content: [0x61, 0xFF, 0x62])
    #expect(file.text(in: ByteRange(1..<9)) == "\u{FFFD}b")
    #expect(file.text(in: ByteRange(7..<9)) == "")
  }

  @Test func spansAreEqualByNameAndRange() {
    let one = SourceFile(path: "é", content: [])
    let same = SourceFile(path: "é", content: [0x61])
    let canonicallyEquivalent = SourceFile(path: "e\u{301}", content: [])
    let range = ByteRange(emptyAt: 0)
    #expect(SourceSpan(source: one, range: range) == SourceSpan(source: same, range: range))
    #expect(SourceSpan(source: one, range: range) != SourceSpan(source: canonicallyEquivalent, range: range))
    #expect(SourceSpan(source: one, range: range) != SourceSpan(source: one, range: ByteRange(0..<1)))
  }
}
