import DocumentModel

/// What blocks said of nodes in one evaluation, for programs that would ask the same again and again.
///
/// The table is open-addressed and at most half full.
final class Memo {
  /// The block in the upper half, the node in the lower, shifted by one; the verdict in the lowest bit. 0 is empty.
  private var slots = [UInt64](repeating: 0, count: 256)
  private var count = 0

  /// The verdict; nil where the block was not asked of the node yet.
  func verdict(_ block: UInt32, _ id: NodeID) -> Bool? {
    let key = Self.key(block, id)
    var place = Self.place(of: key, in: slots.count)
    while slots[place] != 0 {
      if slots[place] & ~1 == key { return slots[place] & 1 == 1 }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Keeps a verdict that is not there yet.
  func keep(_ verdict: Bool, _ block: UInt32, _ id: NodeID) {
    if 2 * count >= slots.count { grow() }
    insert(Self.key(block, id) | (verdict ? 1 : 0))
    count += 1
  }

  private func insert(_ entry: UInt64) {
    var place = Self.place(of: entry & ~1, in: slots.count)
    while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = entry
  }

  private func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 { insert(entry) }
  }

  /// Blocks are fewer than 2^31, and their number is raised by one so that no key is 0.
  private static func key(_ block: UInt32, _ id: NodeID) -> UInt64 {
    (UInt64(block) + 1) << 33 | UInt64(id.rawValue) << 1
  }

  private static func place(of key: UInt64, in size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }
}

extension Evaluation {
  /// A block by its other head, once a node.
  @inline(never)
  func remembered(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    // The step over here does not count.
    guard let memo else { return holds(instruction.a, id, depth - 1) }
    if let known = memo.verdict(instruction.b, id) { return known }
    let verdict = holds(instruction.a, id, depth - 1)
    memo.keep(verdict, instruction.b, id)
    return verdict
  }
}
