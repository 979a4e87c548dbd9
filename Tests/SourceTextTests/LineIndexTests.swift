import SourceText
import Testing

@Suite struct LineIndexTests {
  private func source(_ text: String) -> SourceFile { SourceFile(path: "a.yaml", content: Array(text.utf8)) }

  private func positions(_ text: String) -> [String] {
    let source = source(text)
    let index = LineIndex(source)
    return (0...source.count).map { offset in
      let position = index.position(of: UInt32(offset))
      return "\(position.line):\(position.column)"
    }
  }

  @Test func linesEndAtAnyBreak() {
    #expect(positions("a\nb") == ["1:1", "1:2", "2:1", "2:2"])
    #expect(positions("a\r\nb") == ["1:1", "1:2", "1:3", "2:1", "2:2"])
    #expect(positions("a\rb") == ["1:1", "1:2", "2:1", "2:2"])
    #expect(positions("\r\r\n\n") == ["1:1", "2:1", "2:2", "3:1", "4:1"])
    #expect(positions("") == ["1:1"])
  }

  /// A byte inside a character has the column of the next one.
  @Test func columnsCountScalars() {
    #expect(positions("é😀x") == ["1:1", "1:2", "1:2", "1:3", "1:3", "1:3", "1:3", "1:4"])
    #expect(positions("e\u{301}x").last == "1:4")
  }

  @Test func aByteOrderMarkTakesNoColumn() {
    #expect(positions("\u{FEFF}ab\nc") == ["1:1", "1:1", "1:1", "1:1", "1:2", "1:3", "2:1", "2:2"])
    #expect(positions("a\n\u{FEFF}b").last == "2:3")
    let index = LineIndex(source("\u{FEFF}ab\n"))
    #expect(index.content(ofLine: 1) == ByteRange(3..<5))
  }

  @Test func offsetsPastTheEndGiveTheEnd() {
    let index = LineIndex(source("ab\ncd"))
    #expect(index.position(of: 5) == Position(line: 2, column: 3))
    #expect(index.position(of: 4_000_000) == Position(line: 2, column: 3))
  }

  @Test func longLinesCountAllTheirScalars() {
    let text = "\u{FEFF}" + String(repeating: "aé€😀", count: 1_000) + "\n" + String(repeating: "€", count: 3_000)
    let index = LineIndex(source(text))
    #expect(index.position(of: 3 + 10_000) == Position(line: 1, column: 4_001))
    #expect(index.position(of: 3 + 5_120) == Position(line: 1, column: 2_049))
    #expect(index.position(of: 3 + 10_001) == Position(line: 2, column: 1))
    #expect(index.position(of: 3 + 10_001 + 9_000) == Position(line: 2, column: 3_001))
    for blocks in 1...3 {
      let size = 1_024 * blocks
      let line = LineIndex(source(String(repeating: "x", count: size)))
      #expect(line.position(of: UInt32(size)) == Position(line: 1, column: size + 1))
      #expect(line.position(of: UInt32(size - 1)) == Position(line: 1, column: size))
    }
  }

  @Test func contentLeavesOutTheBreak() {
    let index = LineIndex(source("a\r\n\nb\rlast"))
    #expect(index.lineStarts == [0, 3, 4, 6])
    #expect((1...4).map { index.content(ofLine: $0).indices } == [0..<1, 3..<3, 4..<5, 6..<10])
  }

  /// What is found eight bytes at a step is what is found byte by byte, wherever in the eight it stands.
  @Test func stepsOfEightBytesMissNothing() {
    let alphabet = ["a", "\n", "\r", "é", "\u{B}"]
    for number in 0..<625 {
      let word = [number % 5, number / 5 % 5, number / 25 % 5, number / 125].map { alphabet[$0] }.joined()
      for padding in 0..<8 {
        let text = String(repeating: padding % 2 == 0 ? "x" : "y", count: padding) + word + word + "end"
        #expect(positions(text) == positionsByteByByte(text), "\(text.debugDescription)")
      }
    }
  }

  private func positionsByteByByte(_ text: String) -> [String] {
    let bytes = Array(text.utf8) + [0]
    var (line, column) = (1, 1)
    return bytes.indices.map { i in
      if i > 0 {
        if bytes[i - 1] == 0x0A || bytes[i - 1] == 0x0D && bytes[i] != 0x0A {
          (line, column) = (line + 1, 1)
        } else if bytes[i - 1] & 0xC0 != 0x80 {
          column += 1
        }
      }
      return "\(line):\(column)"
    }
  }
}
