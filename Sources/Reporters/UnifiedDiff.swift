import SourceText

/// Changes of a file as `diff -u` and `git apply -p0` have them: hunks with three lines of context.
///
/// Line ends stay as they are. In place of secrets stand three asterisks.
package struct UnifiedDiff {
  private static let context = 3

  /// Whole lines of the old text and what stands in their place.
  private struct Block {
    /// By number from 0.
    var lines: Range<Int>
    var text: [UInt8]
  }

  private let source: SourceFile
  /// Where each line starts, and the end of the text.
  private let starts: [Int]
  private let secrets: [[UInt8]]
  private var output: TerminalOutput

  /// The diff of one file, in UTF-8; empty where there are no changes.
  ///
  /// - Parameter changes: ascending and apart, in bytes of `source`.
  package static func bytes(
    of source: SourceFile, changes: [(range: ByteRange, text: [UInt8])], isColored: Bool = false
  ) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    var diff = UnifiedDiff(source, isColored: isColored)
    diff.write(changes)
    return diff.output.take()
  }

  private init(_ source: SourceFile, isColored: Bool) {
    self.source = source
    var starts = [0]
    for i in 0..<source.count where source.bytes[i] == 0x0A && i + 1 < source.count { starts.append(i + 1) }
    if source.count > 0 { starts.append(source.count) }
    self.starts = starts
    secrets = source.concealedRanges.flatMap { range in
      source.bytes[range.indices].split { $0 == 0x0A || $0 == 0x0D }.map { line in
        Array(line.drop { $0 == 0x20 })
      }
    }.filter { !$0.isEmpty }
    output = TerminalOutput(isColored: isColored)
  }

  private var lineCount: Int { starts.count - 1 }

  private mutating func write(_ changes: [(range: ByteRange, text: [UInt8])]) {
    let path = VisibleText.of(source.path)
    line("--- \(path)", .place)
    line("+++ \(path)", .place)
    var hunk: [Block] = []
    /// How many more lines the new text has before the hunk.
    var shift = 0
    for block in blocks(changes) {
      if let last = hunk.last, block.lines.lowerBound - last.lines.upperBound > 2 * Self.context {
        write(hunk, &shift)
        hunk = []
      }
      hunk.append(block)
    }
    write(hunk, &shift)
  }

  private func blocks(_ changes: [(range: ByteRange, text: [UInt8])]) -> [Block] {
    var blocks: [Block] = []
    /// The end of the old text that the last block has taken in.
    var taken = 0
    for change in changes {
      let (start, end) = (Int(change.range.start), Int(change.range.end))
      var first = line(of: start)
      if first == lineCount, first > 0, source.bytes[source.count - 1] != 0x0A { first -= 1 }
      let isWhole = start == starts[first] && (change.text.last ?? 0x0A) == 0x0A
      var last = line(of: end)
      if last < lineCount, !(isWhole && end == starts[last]) { last += 1 }
      if let block = blocks.last, first <= block.lines.upperBound {
        // The block goes on: what it took in of the old text after its last change is cut, or more of it is kept.
        if start < taken {
          blocks[blocks.count - 1].text.removeLast(taken - start)
        } else {
          blocks[blocks.count - 1].text += source.bytes[taken..<start]
        }
        blocks[blocks.count - 1].lines = block.lines.lowerBound..<max(last, block.lines.upperBound)
      } else {
        blocks.append(Block(lines: first..<last, text: Array(source.bytes[starts[first]..<start])))
      }
      taken = max(end, starts[blocks[blocks.count - 1].lines.upperBound])
      blocks[blocks.count - 1].text += change.text + source.bytes[end..<taken]
    }
    return blocks
  }

  /// The number of the line that holds the byte at `offset`; the number of lines at the end.
  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func write(_ hunk: [Block], _ shift: inout Int) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let start = max(0, first.lines.lowerBound - Self.context)
    let end = min(lineCount, last.lines.upperBound + Self.context)
    let added = hunk.map { Self.lines($0.text) }
    let growth = zip(hunk, added).reduce(0) { $0 + $1.1.count - $1.0.lines.count }
    let (old, new) = (Self.extent(start, end - start), Self.extent(start + shift, end - start + growth))
    line("@@ -\(old) +\(new) @@", .label)
    var next = start
    for (block, added) in zip(hunk, added) {
      while next < block.lines.lowerBound { write(old: &next, " ") }
      while next < block.lines.upperBound { write(old: &next, "-") }
      for text in added { write(text[...], "+") }
    }
    while next < end { write(old: &next, " ") }
    shift += growth
  }

  /// A hunk's start and length as its head has them.
  private static func extent(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func lines(_ text: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      lines.append(Array(text[start..<end]))
      start = end
    }
    return lines
  }

  private mutating func write(old number: inout Int, _ mark: Unicode.Scalar) {
    write(source.bytes[starts[number]..<starts[number + 1]], mark)
    number += 1
  }

  private mutating func write(_ text: ArraySlice<UInt8>, _ mark: Unicode.Scalar) {
    let isWhole = text.last == 0x0A
    let role: TerminalOutput.Role? = mark == "-" ? .removed : mark == "+" ? .added : nil
    if let role { output.beginPaint(role) }
    output.write(UInt8(ascii: mark))
    output.write(concealed(isWhole ? text.dropLast() : text))
    if role != nil { output.endPaint() }
    output.endLine()
    if !isWhole { output.write("\\ No newline at end of file\n") }
  }

  private mutating func line(_ text: String, _ role: TerminalOutput.Role) {
    output.paint(text, role)
    output.endLine()
  }

  private func concealed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if source.isConfidential { return Array("***".utf8)[...] }
    var text = text
    for secret in secrets {
      var result: [UInt8] = []
      var i = text.startIndex
      while i < text.endIndex {
        if text[i...].starts(with: secret) {
          result += "***".utf8
          i += secret.count
        } else {
          result.append(text[i])
          i += 1
        }
      }
      text = result[...]
    }
    return text
  }
}
