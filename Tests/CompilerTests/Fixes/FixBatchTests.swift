import Diagnostics
import SourceText
import Testing

@testable import Compiler

@Suite struct FixBatchTests {
  private static let source = SourceFile(path: "a.yaml", content: Array("0123456789".utf8))
  private static let other = SourceFile(path: "b.yaml", content: Array("0123456789".utf8))

  private static func fix(_ edits: (Range<Int>, String)..., in source: SourceFile = source) -> Fix {
    Fix(
      title: "t",
      edits: edits.map { Edit(replacing: SourceSpan(source: source, range: ByteRange($0.0)), with: $0.1) })
  }

  /// How many findings each fix of the batch has that takes `fixes` in order.
  private func batch(_ fixes: Fix...) -> [Int] {
    var batch = FixBatch()
    for fix in fixes {
      batch.add(fix, of: Diagnostic(rule: "r", message: "m", at: fix.edits[0].span))
    }
    return batch.fixes.map(\.findings.count)
  }

  @Test func fixesThatDoNotTouchAreMadeTogether() {
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((0..<2, "y")), Self.fix((6..<8, "z"))) == [1, 1, 1])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((4..<6, "y"), in: Self.other)) == [1, 1])
  }

  @Test func whatOverlapsWaits() {
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((5..<7, "y"))) == [1])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((4..<6, "y"))) == [1])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((0..<9, "y"))) == [1])
    #expect(batch(Self.fix((0..<9, "x")), Self.fix((4..<6, "y"))) == [1])
    // Of a fix that cannot be made whole nothing is made.
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((0..<1, "y"), (5..<7, "y")), Self.fix((0..<1, "z"))) == [1, 1])
  }

  @Test func insertionsAtOnePlaceWait() {
    #expect(batch(Self.fix((4..<4, "x")), Self.fix((4..<4, "y"))) == [1])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((4..<4, "y"))) == [1])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((6..<6, "y"))) == [1])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((7..<7, "y"))) == [1, 1])
  }

  @Test func theSameFixOfSeveralFindingsIsMadeOnce() {
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((0..<1, "y")), Self.fix((4..<6, "x"))) == [2, 1])
    #expect(batch(Self.fix((4..<4, "x")), Self.fix((4..<4, "x"))) == [2])
    #expect(batch(Self.fix((4..<6, "x")), Self.fix((4..<6, "x"), (8..<9, ""))) == [1])
  }

  @Test func aFixThatIsInItsOwnWayIsNotMade() {
    #expect(batch(Self.fix((4..<6, "x"), (5..<8, "y"))) == [])
  }
}
