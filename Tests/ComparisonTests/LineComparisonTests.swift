import Comparison
import Testing

struct LineComparisonTests {
  private func marked(_ old: String, _ new: String) -> [String] {
    LineComparison(from: old, to: new).lines.map { line in
      switch line.mark {
      case .same: " " + line.text
      case .removed: "-" + line.text
      case .added: "+" + line.text
      }
    }
  }

  @Test func linesThatStay() {
    #expect(marked("a\nb\nc\nd", "a\nx\nc\nd\ne") == [" a", "-b", "+x", " c", " d", "+e"])
    #expect(marked("a\nb", "a\nb") == [" a", " b"])
    #expect(marked("", "a") == ["-", "+a"])
    #expect(marked("a\nb\nc", "c\na\nb") == ["+c", " a", " b", "-c"])
  }

  @Test func bothTextsCanBeReadOff() {
    var seed = 7
    func text() -> String {
      var lines: [String] = []
      for _ in 0..<12 {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        lines.append("\(seed >> 16 & 3)")
      }
      return lines.joined(separator: "\n")
    }
    for _ in 0..<200 {
      let (old, new) = (text(), text())
      let lines = LineComparison(from: old, to: new).lines
      #expect(lines.filter { $0.mark != .added }.map(\.text).joined(separator: "\n") == old)
      #expect(lines.filter { $0.mark != .removed }.map(\.text).joined(separator: "\n") == new)
    }
  }

  @Test func hugeTextsAreReplaced() {
    let old = (0..<2_000).map { "a\($0 % 7)" }.joined(separator: "\n")
    let new = (0..<2_000).map { "a\($0 % 5)" }.joined(separator: "\n")
    let lines = LineComparison(from: old, to: new).lines
    #expect(lines.filter { $0.mark != .added }.count == 2_000)
    #expect(lines.filter { $0.mark != .removed }.count == 2_000)
  }
}
