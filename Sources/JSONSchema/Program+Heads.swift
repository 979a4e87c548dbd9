extension Program {
  /// Makes the blocks' heads, once all blocks are compiled and none is endless.
  mutating func makeHeads() {
    heads = [Head](repeating: Head(), count: blocks.count)
    let targets = targets()
    for number in blocks.indices where targets[number] == number {
      let block = blocks[number]
      var head = Head(start: block.start, count: block.count)
      if block.count > 0, code[Int(block.start)].operation == .type {
        let type = code[Int(block.start)]
        head.allowed = Kinds(rawValue: UInt8(type.b))
        head.allowsIntegral = TypeSet(rawValue: UInt8(type.a)).contains(.integer)
        head.start += 1
        head.count -= 1
      }
      for index in head.start..<head.start + head.count { head.checked.formUnion(code[Int(index)].applies) }
      heads[number] = head
    }
    addMemo(targets)
    for number in blocks.indices { heads[number] = heads[targets[number]] }
    for index in shapes.indices {
      shapes[index].isSparse = isSparse(shapes[index])
      shapes[index].isPlain = isPlain(shapes[index])
    }
    for index in slots.indices where slots[index].block != Block.none { settle(&slots[index]) }
  }

  /// Notes which values satisfy a property's block by their kind and size alone.
  private func settle(_ slot: inout Slot) {
    let head = heads[Int(slot.block)]
    slot.settled = head.allowed.subtracting(head.checked)
    guard head.count > 0, head.allowed.contains(.string) else { return }
    var least = UInt16(0)
    var most = UInt32.max
    for instruction in code[Int(head.start)..<Int(head.start + head.count)] {
      // A scalar takes one to four bytes.
      switch instruction.operation {
      case .minLength:
        guard let count = UInt16(exactly: instruction.a == 1 ? 1 : UInt64(instruction.a) * 4) else { return }
        least = count
      case .maxLength: most = instruction.a
      default: return
      }
    }
    guard most >= UInt32(least) else { return }
    slot.settled.insert(.string)
    slot.settledCount = least
    slot.settledSpan = most - UInt32(least)
  }

  /// For each block the one that says all that it says: follows blocks of a single `apply`.
  private func targets() -> [Int] {
    var targets = Array(blocks.indices)
    for number in blocks.indices {
      var end = number
      while targets[end] == end, let next = onlyTarget(of: end) { end = next }
      end = targets[end]
      // All on the way lead there, so that long chains are followed once.
      var passed = number
      while passed != end, let next = onlyTarget(of: passed) {
        targets[passed] = end
        passed = next
      }
    }
    return targets
  }

  private func onlyTarget(of block: Int) -> Int? {
    guard blocks[block].count == 1 else { return nil }
    let instruction = code[Int(blocks[block].start)]
    return instruction.operation == .apply ? Int(instruction.a) : nil
  }

  private func isPlain(_ shape: ObjectShape) -> Bool {
    shape.patterns.isEmpty && shape.names == Block.none && shape.surplus.isEmpty
  }

  private func isSparse(_ shape: ObjectShape) -> Bool {
    shape.mask < 8 && shape.patterns.isEmpty && shape.additional == Block.none && shape.names == Block.none
  }
}
