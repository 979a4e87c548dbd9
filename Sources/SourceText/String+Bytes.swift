extension String {
  /// Whether `text` occurs in it, byte by byte.
  ///
  /// The library's `contains` compares by canonical equivalence, and it alone would link the regular expressions of the
  /// standard library, whose protocol conformances the runtime searches at each start.
  package func holds(_ text: StaticString) -> Bool {
    let bytes = Array(utf8)
    return text.withUTF8Buffer { wanted in
      guard wanted.count <= bytes.count else { return false }
      for start in 0...(bytes.count - wanted.count) {
        var i = 0
        while i < wanted.count, unsafe bytes[start + i] == wanted[i] { i += 1 }
        if i == wanted.count { return true }
      }
      return false
    }
  }
}
