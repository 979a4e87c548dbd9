import DocumentModel

/// `required` (validation §6.5.3): bits of a shape, and the names beyond 63.
extension SchemaCompiler {
  /// Gives each required name a presence bit in its slot, a new one where `properties` does not name it.
  mutating func compileRequired(_ shape: inout ObjectShape, _ slots: inout [Slot]) {
    guard let node = value(of: .required) else { return }
    var bit: UInt8 = 0
    var surplus: [NodeID] = []
    for item in tree.items(of: node) {
      guard bit < Slot.noBit else {
        surplus.append(item)
        continue
      }
      let hash = TextHash.hash(tree.text(of: item))
      let known = slots.firstIndex { slot in
        slot.name.hash == hash && tree.text(of: NodeID(slot.name.node), equalsTextOf: item, in: tree)
      }
      if let index = known {
        guard slots[index].bit == Slot.noBit else { continue }
        slots[index].bit = bit
      } else {
        slots.append(Slot(name: program.names[Int(addName(item))], bit: bit))
      }
      shape.required |= 1 << bit
      bit += 1
    }
    let surplusStart = UInt32(program.names.count)
    for item in surplus { _ = addName(item) }
    shape.surplus = Run(start: surplusStart, end: UInt32(program.names.count))
  }
}

extension Explanation {
  func missingNames(_ instruction: Instruction, _ id: NodeID) -> [NodeID] {
    guard let list = schema.value("required", of: NodeID(instruction.location)) else { return [] }
    return schema.items(of: list).filter { name in
      !tree.entries(of: id).contains { tree.text(of: $0.key, equalsTextOf: name, in: schema) }
    }
  }

  mutating func explainRequired(_ instruction: Instruction, _ id: NodeID) {
    guard let list = schema.value("required", of: NodeID(instruction.location)) else { return }
    for name in missingNames(instruction, id) { report(.missingProperty(name: name), at: list, id) }
  }
}
