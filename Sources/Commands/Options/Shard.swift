import Compiler
import Diagnostics

/// One of several parts of a run, as `--shard 2/4` names it: what belongs to a file belongs to the part that a hash of
/// the file's path gives, the same on every machine and whatever other files there are.
struct Shard: Equatable {
  /// From 1.
  let number: Int
  let count: Int

  /// - Throws: a usage error.
  init(_ text: String) throws(CommandFailure) {
    let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard words.count == 2, let number = Int(String(Substring(words[0]))), let count = Int(String(Substring(words[1]))),
      number >= 1, number <= count
    else {
      throw CommandFailure(
        .usage, "\"--shard\" takes a number and how many there are, not \"\(text)\"", help: "the first of four is 1/4")
    }
    self.number = number
    self.count = count
  }

  /// Whether a file belongs to the part.
  ///
  /// - Parameter path: as findings name it.
  func holds(_ path: String) -> Bool {
    // FNV-1a, 64 bits.
    let hash = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return hash % UInt64(count) == UInt64(number - 1)
  }
}

extension Compilation {
  /// What belongs to a part: each finding by the file that it stands in, each request by its manifest.
  ///
  /// - Parameter self: with its files kept.
  func part(_ shard: Shard) -> Compilation {
    var part = self
    part.diagnostics = diagnostics.filter { shard.holds($0.span.source.path) }
    part.suppressed = suppressed.filter { shard.holds($0.diagnostic.span.source.path) }
    part.requests = requests.filter { shard.holds($0.path) }
    part.files = files.filter { shard.holds($0) }
    part.jobCount = manifests.reduce(0) { $0 + ($1.isReported && shard.holds($1.path) ? $1.jobCount : 0) }
    return part
  }
}
