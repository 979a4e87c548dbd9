/// One of several parts of a run, as `--shard 2/4` names it.
///
/// What belongs to a file belongs to the part that a hash of the file's path gives, the same on every machine and whatever
/// other files there are. Findings that jobs give belong to the first manifest that gives them.
package struct Shard: Equatable, Sendable {
  /// From 1.
  package let number: Int
  package let count: Int

  /// - Parameters:
  ///   - number: from 1 to `count`.
  package init(number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// Whether a file belongs to the part.
  ///
  /// - Parameter path: as findings name it.
  package func holds(_ path: String) -> Bool {
    // FNV-1a, 64 bits.
    let hash = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return hash % UInt64(count) == UInt64(number - 1)
  }
}

extension Compilation {
  /// Leaves out the findings that other parts report.
  mutating func keep(_ shard: Shard) {
    diagnostics.removeAll { !shard.holds($0.finder ?? $0.span.source.path) }
    suppressed.removeAll { !shard.holds($0.diagnostic.finder ?? $0.diagnostic.span.source.path) }
  }
}
