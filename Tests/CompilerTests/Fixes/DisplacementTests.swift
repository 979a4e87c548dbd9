import Diagnostics
import SourceText
import Testing

@testable import Compiler

@Suite struct DisplacementTests {
  private static let source = SourceFile(path: "a.yaml", content: Array("0123456789".utf8))

  private static func edit(_ range: Range<Int>, _ text: String) -> Edit {
    Edit(replacing: SourceSpan(source: source, range: ByteRange(range)), with: text)
  }

  /// 01xyz4!57: what stood at 2..<4 is longer, 5 has something before it, 6 and 8, 9 are gone.
  private static let displacement = Displacement([
    edit(2..<4, "xyz"), edit(5..<5, "!"), edit(6..<7, ""), edit(8..<10, ""),
  ])

  @Test func placesMove() {
    let moved = (0...10).map { Self.displacement.moved(UInt32($0)) }
    #expect(moved == [0, 1, 2, 2, 5, 6, 8, 8, 9, 9, 9])
    #expect(Displacement([]).moved(7) == 7)
  }

  @Test func newTextIsTouched() {
    func touches(_ range: Range<Int>) -> Bool { Self.displacement.touches(ByteRange(range)) }
    #expect(!touches(0..<2) && touches(1..<3) && touches(2..<3) && touches(4..<5))
    #expect(!touches(5..<6) && touches(5..<7) && touches(6..<7) && !touches(7..<8))
    // Where something was taken away.
    #expect(touches(8..<9) && touches(9..<9) && !touches(0..<0))
    #expect(!Displacement([]).touches(ByteRange(0..<5)))
  }
}
