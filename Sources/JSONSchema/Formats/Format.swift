/// A `format` that can be checked (validation §7.3).
enum Format: UInt8, CaseIterable, Sendable {
  case ipv4

  /// The format of this name; nil for one that nobody here knows, which then asserts nothing.
  init?(named name: String) {
    guard name.utf8.elementsEqual("ipv4".utf8) else { return nil }
    self = .ipv4
  }

  /// Whether a string, given as UTF-8, is of the format.
  func matches(_ text: Span<UInt8>) -> Bool {
    var parts = 0
    var i = 0
    while true {
      let start = i
      var value = 0
      while i < text.count, text[i] &- 0x30 < 10, i - start < 3 {
        value = value * 10 + Int(text[i] &- 0x30)
        i += 1
      }
      guard i > start, value <= 255, i - start == 1 || text[start] != 0x30 else { return false }
      parts += 1
      if i == text.count { return parts == 4 }
      guard text[i] == UInt8(ascii: ".") else { return false }
      i += 1
    }
  }
}
