import Digests

/// Text that nobody can guess.
enum RandomText {
  static func hexadecimal(digits count: Int) -> String {
    var random = SystemRandomNumberGenerator()
    return String(
      Digests.hexadecimal((0..<(count + 1) / 2).map { _ in UInt8.random(in: 0...255, using: &random) }).prefix(count))
  }
}

/// Comparison that takes as long for equal beginnings as for none.
enum ConstantTime {
  static func areEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
