import Randomness
import SourceText
import Testing

@testable import Reporters

@Suite struct DisplayLineTests {
  private static let characters = [
    "é", "中", "文", "\u{4E00}", "\u{9FFF}", "\u{4DFF}", "\u{A000}", "（", "ｶ", "한", "\t", "\u{301}", "\u{200D}",
    "\u{FE0F}", "👩‍🔬", "\u{1F1E9}", "©", "1\u{FE0F}\u{20E3}", "\u{915}\u{94D}", "\u{11A3A}", "\u{600}", "\u{7F}",
    "\u{1B}", "\u{202E}", "\u{1100}",
  ].map { Array($0.utf8) }
  private static let broken: [[UInt8]] = [[0xFF], [0x80], [0xE4, 0xB8], [0xE4], [0xF0, 0x9F]]

  /// Plain lines, lines with a few other characters and lines of nothing else: shown as if every cluster was looked at.
  @Test(arguments: [0, 5, 50, 100]) func shortCutsShowTheSame(percentOther: Int) {
    var generator = SeededGenerator(seed: UInt64(31 + percentOther))
    let others = Self.characters + Self.broken
    for _ in 0..<600 {
      var bytes: [UInt8] = Array("#\n".utf8)
      let start = bytes.count
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        if Int.random(in: 0..<100, using: &generator) < percentOther {
          bytes += others[Int.random(in: 0..<others.count, using: &generator)]
        } else {
          bytes.append(UInt8.random(in: 0x20...0x7E, using: &generator))
        }
      }
      let source = SourceFile(path: "a", content: bytes)
      let content = ByteRange(start..<source.count)
      func range() -> ByteRange {
        let first = Int.random(in: start...source.count, using: &generator)
        return ByteRange(first..<Int.random(in: first...source.count, using: &generator))
      }
      let focus = range()
      let width = Int.random(in: 20..<60, using: &generator)
      let line = DisplayLine(content, of: source, focus: focus, width: width)
      let reference = ReferenceLine(content, of: source, focus: focus, width: width)
      var output = TerminalOutput(isColored: false)
      line.write(to: &output)
      #expect(output.bytes == Array(reference.text.utf8), "\(bytes)")
      for place in [focus, range(), range(), content] {
        let (start, count) = line.columns(of: place)
        #expect([start, count] == reference.columns(of: place), "\(bytes) \(place)")
        #expect(line.shows(place.start) == reference.shows(place.start), "\(bytes) \(place)")
      }
    }
  }
}
