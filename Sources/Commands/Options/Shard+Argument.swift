import Compiler

extension Shard {
  /// What `--shard` takes: `2/4`.
  ///
  /// - Throws: a usage error.
  init(_ text: String) throws(CommandFailure) {
    let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard words.count == 2, let number = Int(String(Substring(words[0]))), let count = Int(String(Substring(words[1]))),
      number >= 1, number <= count
    else {
      throw CommandFailure(
        .usage, "\"--shard\" takes a number and how many there are, not \"\(text)\"", help: "the first of four is 1/4")
    }
    self.init(number: number, of: count)
  }
}
