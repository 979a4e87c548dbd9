extension Program {
  /// Makes the blocks' heads, once all blocks are compiled and none is endless.
  mutating func makeHeads() {
    heads = [Head](repeating: Head(), count: blocks.count)
    for number in blocks.indices {
      let block = blocks[target(of: number)]
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
    for index in shapes.indices { shapes[index].isSparse = isSparse(shapes[index]) }
  }

  /// The block that says all that a block says: follows blocks of a single `apply`.
  private func target(of number: Int) -> Int {
    var number = number
    while blocks[number].count == 1, code[Int(blocks[number].start)].operation == .apply {
      number = Int(code[Int(blocks[number].start)].a)
    }
    return number
  }

  private func isSparse(_ shape: ObjectShape) -> Bool {
    shape.mask < 8 && shape.patterns.isEmpty && shape.additional == Block.none && shape.names == Block.none
  }
}
