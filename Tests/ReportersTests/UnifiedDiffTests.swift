import Randomness
import Reporters
import SourceText
import Testing

@Suite struct UnifiedDiffTests {
  private func diff(_ text: String, _ changes: (Range<Int>, String)..., isColored: Bool = false) -> String {
    let source = Samples.file("jobs/a.yaml", text)
    let bytes = UnifiedDiff.bytes(
      of: source, changes: changes.map { (ByteRange($0.0), Array($0.1.utf8)) }, isColored: isColored)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func aLineChanges() {
    #expect(
      diff("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n", (13..<14, "x")) == """
        --- jobs/a.yaml
        +++ jobs/a.yaml
        @@ -1,6 +1,6 @@
         a: 1
         b: 2
        -c: 3
        +c: x
         d: 4
         e: 5
         f: 6

        """)
    #expect(diff("a: 1\n") == "")
  }

  @Test func changesFarApartAreHunks() {
    let text = (1...20).map { "\($0)\n" }.joined()
    #expect(
      diff(text, (0..<2, ""), (48..<48, "new\n")) == """
        --- jobs/a.yaml
        +++ jobs/a.yaml
        @@ -1,4 +1,3 @@
        -1
         2
         3
         4
        @@ -17,4 +16,5 @@
         17
         18
         19
        +new
         20

        """)
  }

  @Test func neighboursAreOneBlock() {
    #expect(
      diff("a: 1\nb: 2\n", (3..<4, "x"), (8..<9, "y")).hasSuffix("-a: 1\n-b: 2\n+a: x\n+b: y\n"))
    #expect(diff("a: {b: 1, c: 2}\n", (7..<8, "x"), (13..<14, "y")).hasSuffix("-a: {b: 1, c: 2}\n+a: {b: x, c: y}\n"))
  }

  @Test func textsWithoutALastLineBreak() {
    #expect(
      diff("a: 1\nb: 2", (8..<9, "x")).hasSuffix(
        """
         a: 1
        -b: 2
        \\ No newline at end of file
        +b: x
        \\ No newline at end of file

        """))
    #expect(diff("", (0..<0, "a\n")) == "--- jobs/a.yaml\n+++ jobs/a.yaml\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a", (0..<1, "")).hasSuffix("@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n"))
  }

  @Test func lineEndsStay() {
    #expect(diff("a: 1\r\n", (3..<4, "2")).hasSuffix("-a: 1\r\n+a: 2\r\n"))
  }

  @Test func secretsAreNotShown() {
    let source = Samples.file("a.yaml", "key: hunter2\nother: obs://x\nagain: \"hunter2\"\n")
    source.conceal(Samples.span("hunter2", in: source).range)
    let text = String(
      decoding: UnifiedDiff.bytes(of: source, changes: [(Samples.span("obs:/", in: source).range, [])]),
      as: UTF8.self)
    #expect(text.hasSuffix(" key: ***\n-other: obs://x\n+other: /x\n again: \"***\"\n"))
  }

  @Test func colour() {
    #expect(
      diff("a\n", (0..<1, "b"), isColored: true).hasSuffix("\u{1B}[31m-a\u{1B}[0m\n\u{1B}[32m+b\u{1B}[0m\n"))
  }

  /// Any changes: whoever applies the diff has the new text.
  @Test func anyDiffCanBeApplied() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<600 {
      let count = Int.random(in: 0..<60, using: &generator)
      let text = (0..<count).map { _ in ["a", "b", "\n", "\n"].randomElement(using: &generator) ?? "" }.joined()
      let bytes = Array(text.utf8)
      var changes: [(range: ByteRange, text: [UInt8])] = []
      var position = 0
      while position < bytes.count, changes.count < 5 {
        let start = Int.random(in: position...bytes.count, using: &generator)
        let end = Int.random(in: start...min(bytes.count, start + 5), using: &generator)
        let new = ["", "x", "x\n", "\nx", "x\ny\n"].randomElement(using: &generator) ?? ""
        changes.append((ByteRange(start..<end), Array(new.utf8)))
        position = end + 1
      }
      var expected = bytes
      for change in changes.reversed() { expected.replaceSubrange(change.range.indices, with: change.text) }
      let diff = String(decoding: UnifiedDiff.bytes(of: Samples.file("a", text), changes: changes), as: UTF8.self)
      #expect(Self.apply(diff, to: text) == String(decoding: expected, as: UTF8.self), "\(text) \(changes)")
    }
  }

  /// What `patch` makes of it; nil where the diff does not fit.
  private static func apply(_ diff: String, to text: String) -> String? {
    func lines(_ text: String) -> [String] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
      let last = lines.removeLast()
      if last != "\n" { lines.append(String(last.dropLast())) }
      return lines
    }
    let old = lines(text)
    var new: [String] = []
    var next = 0
    var rest = lines(diff)[...].dropFirst(2)
    while let line = rest.popFirst() {
      guard line.hasPrefix("@@ ") else {
        var content = String(line.dropFirst())
        if rest.first?.hasPrefix("\\") ?? false {
          rest.removeFirst()
          content.removeLast()
        }
        if line.hasPrefix("+") {
          new.append(content)
          continue
        }
        guard next < old.count, old[next] == content else { return nil }
        if line.hasPrefix(" ") { new.append(content) }
        next += 1
        continue
      }
      let words = line.split(separator: " ")
      let extent = words[1].dropFirst().split(separator: ",").compactMap { Int($0) }
      let start = extent.count > 1 && extent[1] == 0 ? extent[0] : extent[0] - 1
      guard start >= next else { return nil }
      new += old[next..<start]
      let added = words[2].dropFirst().split(separator: ",").compactMap { Int($0) }
      guard new.count == (added.count > 1 && added[1] == 0 ? added[0] : added[0] - 1) else { return nil }
      next = start
    }
    return (new + old[next...]).joined()
  }
}
