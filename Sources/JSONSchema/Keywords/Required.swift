import DocumentModel

/// `required` (validation §6.5.3): bits of a shape, and the names beyond 64.
extension SchemaCompiler {
  /// Gives each required name a presence bit in its slot, a new one where `properties` does not name it.
  mutating func compileRequired(_ shape: inout ObjectShape, _ slots: inout [Slot]) throws(SchemaError) {
    guard let node = value(of: .required) else { return }
    guard tree[node].kind == .sequence else { throw malformed(.required, node, expected: "an array of strings") }
    var bit: UInt32 = 0
    let surplusStart = UInt32(program.names.count)
    for item in tree.items(of: node) {
      guard tree[item].kind == .string else { throw malformed(.required, item, expected: "an array of strings") }
      guard bit < 64 else {
        _ = addName(item)
        continue
      }
      let hash = TextHash.hash(tree.text(of: item))
      if let index = slots.firstIndex(where: { slot in
        slot.hash == hash && tree.text(of: NodeID(slot.name), equalsTextOf: item, in: tree)
      }) {
        guard slots[index].bit == 64 else { continue }
        slots[index].bit = bit
      } else {
        slots.append(Slot(hash: hash, name: item.rawValue, bit: bit))
      }
      shape.required |= 1 << UInt64(bit)
      bit += 1
    }
    shape.surplus = surplusStart..<UInt32(program.names.count)
  }
}

extension Explanation {
  mutating func explainRequired(_ shape: ObjectShape, _ instruction: Instruction, _ id: NodeID) {
    guard let list = schema.value("required", of: NodeID(instruction.location)) else { return }
    for name in schema.items(of: list) {
      let hash = TextHash.hash(schema.text(of: name))
      if evaluation.key(Name(hash: hash, node: name.rawValue), of: id) == nil {
        report(.missingProperty(name: name), at: list, id)
      }
    }
  }
}
