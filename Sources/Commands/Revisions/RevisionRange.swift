import Revisions

/// The two revisions that the words of a command line name, in git's ways.
struct RevisionRange {
  /// What is compared with what.
  enum End: Equatable {
    case revision(String)
    case workTree
  }

  var base: String
  var head: End
  /// Whether the common ancestor of both takes the place of the base.
  var isFromMergeBase = false
  /// Whether one word named both.
  var isWhole = false

  /// - Parameter text: `A`, `A..B`, `A...B`; a side that is left out is `HEAD`.
  init(_ text: String) {
    for (dots, isFromMergeBase) in [("...", true), ("..", false)] {
      guard let range = Self.range(of: dots, in: text) else { continue }
      let sides = (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
      // `..` and `../x` are paths.
      guard !sides.0.isEmpty || !sides.1.isEmpty, sides.1.utf8.first != UInt8(ascii: "/") else { break }
      base = sides.0.isEmpty ? "HEAD" : sides.0
      head = .revision(sides.1.isEmpty ? "HEAD" : sides.1)
      self.isFromMergeBase = isFromMergeBase
      isWhole = true
      return
    }
    base = text
    head = .workTree
  }

  private static func range(of dots: String, in text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index...].starts(with: dots.utf8) {
        return index..<bytes.index(index, offsetBy: dots.utf8.count)
      }
      index = bytes.index(after: index)
    }
    return nil
  }
}
