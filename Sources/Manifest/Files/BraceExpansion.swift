/// Writes out the choices of `{a,b}` in a pattern.
enum BraceExpansion {
  /// The most texts that one pattern may stand for: `{a,b}` ten times over would be a thousand.
  static let limit = 256

  /// Every text that `pattern` stands for, in the order written.
  static func expand(_ pattern: [Unicode.Scalar]) throws(GlobPattern.Malformed) -> [[Unicode.Scalar]] {
    var finished: [[Unicode.Scalar]] = []
    // Texts with choices left to make, the next one last.
    var pending = [pattern]
    while let text = pending.popLast() {
      guard let open = position(of: "{", in: text, from: 0) else {
        finished.append(text)
        continue
      }
      let (choices, close) = try self.choices(in: text, openedAt: open)
      for choice in choices.reversed() {
        pending.append(Array([text[..<open], choice, text[(close + 1)...]].joined()))
      }
      guard finished.count + pending.count <= limit else {
        throw .init(reason: "its braces stand for more than \(limit) patterns")
      }
    }
    return finished
  }

  /// The first `character` that is neither escaped nor in a set.
  private static func position(of character: Unicode.Scalar, in text: [Unicode.Scalar], from start: Int) -> Int? {
    var i = start
    while i < text.count {
      if text[i] == character { return i }
      i = afterToken(at: i, in: text)
    }
    return nil
  }

  /// The index after the character at `i`, an escaped one or a whole `[…]` taken as one.
  private static func afterToken(at i: Int, in text: [Unicode.Scalar]) -> Int {
    if text[i] == "\\" { return i + 2 }
    guard text[i] == "[" else { return i + 1 }
    var end = i + 1
    if end < text.count, text[end] == "!" || text[end] == "^" { end += 1 }
    if end < text.count, text[end] == "]" { end += 1 }
    while end < text.count, text[end] != "]" { end += text[end] == "\\" ? 2 : 1 }
    return end < text.count ? end + 1 : i + 1
  }

  private static func choices(
    in text: [Unicode.Scalar], openedAt open: Int
  ) throws(GlobPattern.Malformed) -> (choices: [ArraySlice<Unicode.Scalar>], close: Int) {
    var choices: [ArraySlice<Unicode.Scalar>] = []
    var start = open + 1
    var depth = 0
    var i = start
    while i < text.count {
      switch text[i] {
      case "{": depth += 1
      case "}" where depth == 0:
        choices.append(text[start..<i])
        return (choices, i)
      case "}": depth -= 1
      case "," where depth == 0:
        choices.append(text[start..<i])
        start = i + 1
      default: break
      }
      i = afterToken(at: i, in: text)
    }
    throw .init(reason: "its \"{\" has no \"}\"")
  }
}
