import Diagnostics
import SourceText

/// The bytes of a text report as it is written: words, everything made visible, and a few colours or none.
package struct TerminalOutput: Sendable {
  /// What a piece of text is.
  package enum Role {
    case place, rule, gutter, label, noteName, added, removed
    case severity(Severity)
  }

  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  /// Gives the bytes so far and forgets them.
  package mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Begins text in the colour of `role`, which is not empty and ends with `endPaint`.
  mutating func beginPaint(_ role: Role) {
    guard isColored else { return }
    write("\u{1B}[")
    write(Self.code(role))
    write("m")
  }

  mutating func endPaint() {
    guard isColored else { return }
    write("\u{1B}[0m")
  }

  /// Writes `text` in its colour; empty text stays empty.
  package mutating func paint(_ text: String, _ role: Role) {
    guard !text.isEmpty else { return }
    beginPaint(role)
    write(text)
    endPaint()
  }

  /// Writes `text` as it is.
  package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Writes an ASCII character `count` times.
  mutating func write(_ byte: UInt8, count: Int) { bytes.append(contentsOf: repeatElement(byte, count: count)) }

  mutating func write(_ slice: ArraySlice<UInt8>) { bytes.append(contentsOf: slice) }

  mutating func write(decimal number: Int) { write(number.description) }

  /// Writes `text` made visible.
  package mutating func write(visible text: String) { write(VisibleText.of(text)) }

  /// Writes `text` made visible and shortened where it is very long.
  mutating func write(bounded text: String) { write(VisibleText.bounded(text)) }

  /// Takes back the spaces at the end, but none of the first `start` bytes.
  mutating func trimSpaces(from start: Int) {
    while bytes.count > start, bytes.last == 0x20 { bytes.removeLast() }
  }

  package mutating func endLine() { bytes.append(0x0A) }

  /// Writes `path:line:column:` of a place, 1-based.
  mutating func writePlace(_ span: SourceSpan, _ start: Position) {
    write(visible: span.source.path)
    write(UInt8(ascii: ":"))
    write(decimal: start.line)
    write(UInt8(ascii: ":"))
    write(decimal: start.column)
    write(UInt8(ascii: ":"))
  }

  /// Writes a row with nothing but the gutter beside line numbers of so many digits.
  mutating func writeEmptyRow(_ digits: Int) {
    beginPaint(.gutter)
    write(0x20, count: digits)
    write(" |")
    endPaint()
    endLine()
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .place, .noteName: "1"
    case .rule, .gutter: "2"
    case .label: "36"
    case .added: "32"
    case .removed: "31"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    }
  }
}
