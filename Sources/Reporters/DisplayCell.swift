import DocumentModel
import SourceText

/// A character of a source as it is shown.
struct DisplayCell {
  /// What a tab is shown as.
  private static let tab = "    "

  /// The bytes of the source that it shows.
  let bytes: Range<Int>
  /// In cells of the terminal.
  let width: Int
  /// What is shown instead of the bytes; nil where they show themselves.
  let replacement: String?

  /// The characters of `range`, whose bounds are those of characters.
  ///
  /// Most need not be taken for parts of a cluster: between two plain characters there is always a boundary.
  static func cells(_ source: SourceFile, _ range: Range<Int>) -> [DisplayCell] {
    let source = source.bytes
    let bytes = source.span
    var cells: [DisplayCell] = []
    cells.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      let count = plainCount(bytes, i, range.upperBound)
      if count > 0, i + count == range.upperBound || plainCount(bytes, i + count, range.upperBound) > 0 {
        cells.append(DisplayCell(bytes: i..<i + count, width: count == 1 ? 1 : 2, replacement: nil))
        i += count
        continue
      }
      // Up to the boundary between the next two plain characters.
      let start = i
      i += max(1, count)
      while i < range.upperBound {
        let count = plainCount(bytes, i, range.upperBound)
        i += max(1, count)
        if count > 0, i == range.upperBound || plainCount(bytes, i, range.upperBound) > 0 { break }
      }
      appendClusters(source, start..<i, to: &cells)
    }
    return cells
  }

  /// The cells with three asterisks in place of each concealed range, whatever its length.
  static func concealing(_ ranges: [ByteRange], in cells: [DisplayCell]) -> [DisplayCell] {
    guard !ranges.isEmpty else { return cells }
    var result: [DisplayCell] = []
    var last: ByteRange?
    for cell in cells {
      guard let range = ranges.first(where: { $0.indices.overlaps(cell.bytes) }) else {
        result.append(cell)
        last = nil
        continue
      }
      let start = range == last ? result.removeLast().bytes.lowerBound : cell.bytes.lowerBound
      result.append(DisplayCell(bytes: start..<cell.bytes.upperBound, width: 3, replacement: "***"))
      last = range
    }
    return result
  }

  /// The bytes of the character at `i` if it is plain, else 0: 1 for printable ASCII, 3 for U+4E00 to U+9FFF.
  ///
  /// Plain characters are of the class Other (UAX #29), and a cluster takes in another only at their sides.
  private static func plainCount(_ bytes: Span<UInt8>, _ i: Int, _ end: Int) -> Int {
    let lead = bytes[i]
    if lead >= 0x20 && lead < 0x7F { return 1 }
    guard lead >= 0xE4 && lead <= 0xE9, i + 3 <= end else { return 0 }
    let (second, third) = (bytes[i + 1], bytes[i + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return 0 }
    return lead > 0xE4 || second >= 0xB8 ? 3 : 0
  }

  /// Appends whatever stands in `range`, cluster by cluster.
  private static func appendClusters(_ source: [UInt8], _ range: Range<Int>, to cells: inout [DisplayCell]) {
    let bytes = source.span
    var start = range.lowerBound
    var i = start
    while i < range.upperBound {
      switch UTF8Sequence.read(bytes, at: i) {
      case .scalar(let count): i += count
      case .invalid:
        // Bytes that are no UTF-8 are shown one by one.
        appendText(source, start..<i, to: &cells)
        cells.append(DisplayCell(bytes: i..<i + 1, width: 1, replacement: "\u{FFFD}"))
        i += 1
        start = i
      }
    }
    appendText(source, start..<min(i, range.upperBound), to: &cells)
  }

  private static func appendText(_ source: [UInt8], _ range: Range<Int>, to cells: inout [DisplayCell]) {
    var offset = range.lowerBound
    for character in String(decoding: source[range], as: UTF8.self) {
      let count = character.utf8.count
      let text = character == "\t" ? tab : VisibleText.of(character)
      cells.append(DisplayCell(bytes: offset..<offset + count, width: DisplayWidth.of(text), replacement: text))
      offset += count
    }
  }
}
