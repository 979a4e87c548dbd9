import Randomness
import SourceText
import Testing

@testable import Compiler

@Suite struct EditedSourceTests {
  typealias Change = EditedSource.Change

  private static func change(_ range: Range<Int>, _ text: String) -> Change {
    Change(range: ByteRange(range), text: Array(text.utf8))
  }

  private static func source(_ text: String) -> EditedSource {
    EditedSource(SourceFile(path: "a.yaml", content: Array(text.utf8)))
  }

  @Test func changesOfSeveralRoundsAreOne() {
    var source = Self.source("abcdef")
    #expect(!source.isChanged && source.changes.isEmpty)
    source.apply([Self.change(1..<2, "BB"), Self.change(4..<4, "!")])
    #expect(source.bytes == Array("aBBcd!ef".utf8))
    source.apply([Self.change(2..<6, "?")])
    #expect(source.bytes == Array("aB?ef".utf8))
    #expect(source.changes == [Self.change(1..<4, "B?")])
    source.apply([Self.change(1..<3, "bcd")])
    #expect(!source.isChanged)
  }

  @Test func lineEndsAreTheFiles() {
    var source = Self.source("\u{FEFF}a\r\nb\r\n")
    source.apply([Self.change(6..<6, "x\ny\r\n")])
    #expect(source.bytes == Array("\u{FEFF}a\r\nx\r\ny\r\nb\r\n".utf8))
    var other = Self.source("a\nb\r\n")
    other.apply([Self.change(2..<2, "x\n")])
    #expect(other.bytes == Array("a\nx\nb\r\n".utf8))
  }

  /// Against replacing in the bytes themselves, and the changes made again from the original.
  @Test func anyChangesInAnyRounds() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0..<30, using: &generator)).map { _ in
        UInt8.random(in: 97...105, using: &generator)
      }
      var source = EditedSource(SourceFile(path: "a", content: text))
      var expected = text
      for _ in 0..<Int.random(in: 1..<5, using: &generator) {
        var changes: [Change] = []
        var position = 0
        while position < expected.count {
          let start = Int.random(in: position...expected.count, using: &generator)
          let end = Int.random(in: start...min(expected.count, start + 4), using: &generator)
          changes.append(Self.change(start..<end, ["", "X", "YZ"].randomElement(using: &generator) ?? ""))
          position = end + 1
        }
        for change in changes.reversed() { expected.replaceSubrange(change.range.indices, with: change.text) }
        source.apply(changes)
        #expect(source.bytes == expected)
      }
      var again = text
      for change in source.changes.reversed() { again.replaceSubrange(change.range.indices, with: change.text) }
      #expect(again == expected)
    }
  }
}
