import DocumentModel

/// `properties`, `patternProperties`, `additionalProperties`, `propertyNames` (core §10.3.2) and `required`
/// (validation §6.5.3): all that one walk over an object's properties decides.
///
/// `a` is the shape; `location` is the schema itself.
extension SchemaCompiler {
  mutating func compileProperties() {
    let isNeeded = [Keyword.properties, .patternProperties, .additionalProperties, .propertyNames, .required]
      .contains { value(of: $0) != nil }
    guard isNeeded else { return }
    var shape = ObjectShape()
    var slots: [Slot] = []
    if let node = value(of: .properties) {
      slots.reserveCapacity(tree[node].childCount)
      for entry in tree.entries(of: node) {
        slots.append(Slot(name: program.names[Int(addName(entry.key))], block: block(for: entry.value)))
      }
    }
    compileRequired(&shape, &slots)
    compilePatternProperties(&shape)
    if let node = value(of: .additionalProperties) { shape.additional = block(for: node) }
    if let node = value(of: .propertyNames) { shape.names = block(for: node) }
    addSlots(slots, &shape)
    program.shapes.append(shape)
    emit(.object, .object, a: UInt32(program.shapes.count - 1), at: schema)
  }

  private mutating func compilePatternProperties(_ shape: inout ObjectShape) {
    guard let node = value(of: .patternProperties) else { return }
    let start = UInt32(program.namePatterns.count)
    for entry in tree.entries(of: node) {
      guard let pattern = addPattern(entry.key) else { continue }
      program.namePatterns.append(NamePattern(pattern: pattern, block: block(for: entry.value)))
    }
    shape.patterns = Run(start: start, end: UInt32(program.namePatterns.count))
  }

  /// An open-addressed table at most half full.
  private mutating func addSlots(_ slots: [Slot], _ shape: inout ObjectShape) {
    var size: UInt32 = 1
    while Int(size) < 2 * slots.count { size *= 2 }
    shape.mask = size - 1
    shape.slots = UInt32(program.slots.count)
    program.slots.append(contentsOf: repeatElement(Slot(), count: Int(size)))
    for slot in slots {
      var place = slot.name.hash & shape.mask
      while !program.slots[Int(shape.slots + place)].isEmpty { place = (place + 1) & shape.mask }
      program.slots[Int(shape.slots + place)] = slot
    }
  }
}

extension Evaluation {
  /// The slot of a property's name; nil where the shape does not name it.
  @inline(__always)
  func slot(_ key: NodeID, in shape: ObjectShape) -> Slot? {
    let hash = nodes[key.index].hash
    var place = hash & shape.mask
    // A table is at most half full, so that the walk always ends.
    while true {
      let slot = slots[Int(shape.slots + place)]
      if slot.isEmpty { return nil }
      if slot.name.hash == hash, isNamed(key, slot.name) { return slot }
      place = (place + 1) & shape.mask
    }
  }

  @inline(never)
  func objectHolds(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    let shape = shapes[Int(instruction.a)]
    if shape.isSparse { return sparseHolds(shape, id, depth) }
    if shape.isPlain { return plainHolds(shape, id, depth) }
    return anyShapeHolds(shape, id, depth)
  }

  /// The usual shape; most values are settled without another call.
  func plainHolds(_ shape: ObjectShape, _ id: NodeID, _ depth: Int) -> Bool {
    let nodes = nodes
    let start = Int(shape.slots)
    let mask = Int(shape.mask)
    let slots = slots.extracting(start..<start &+ mask &+ 1)
    var present: UInt64 = 0
    var key = id.index + 1
    let end = Int(nodes[id.index].next)
    while key < end {
      let name = nodes[key]
      let value = nodes[key &+ 1]
      var block = shape.additional
      var isSettled = block == Block.none
      var place = Int(name.hash) & mask
      // A table is at most half full, so that the walk always ends.
      while !slots[place].isEmpty {
        let slot = slots[place]
        if slot.name.hash == name.hash, isNamed(name, slot.name) {
          present |= 1 &<< UInt64(slot.bit)
          if slot.block != Block.none {
            block = slot.block
            isSettled =
              slot.settled.rawValue & Kinds(value.kind).rawValue != 0
              && value.textCount &- UInt32(slot.settledCount) <= slot.settledSpan
          }
          break
        }
        place = (place &+ 1) & mask
      }
      if !isSettled, !valueHolds(block, NodeID(key &+ 1), depth) { return false }
      key = Int(value.next)
    }
    return present & shape.required == shape.required
  }

  /// Not inlined, to keep the walk over the keys short.
  @inline(never)
  func valueHolds(_ block: UInt32, _ id: NodeID, _ depth: Int) -> Bool { holds(block, id, depth) }

  private func anyShapeHolds(_ shape: ObjectShape, _ id: NodeID, _ depth: Int) -> Bool {
    var present: UInt64 = 0
    var key = id.index + 1
    let end = Int(nodes[id.index].next)
    while key < end {
      let value = NodeID(key + 1)
      var isNamed = false
      if let slot = slot(NodeID(key), in: shape) {
        present |= 1 &<< UInt64(slot.bit)
        if slot.block != Block.none {
          isNamed = true
          if !holds(slot.block, value, depth) { return false }
        }
      }
      if !shape.patterns.isEmpty {
        for index in shape.patterns.indices {
          let pattern = namePatterns[Int(index)]
          guard matches(NodeID(key), pattern: pattern.pattern) else { continue }
          isNamed = true
          if !holds(pattern.block, value, depth) { return false }
        }
      }
      if !isNamed, shape.additional != Block.none, !holds(shape.additional, value, depth) { return false }
      if shape.names != Block.none, !holds(shape.names, NodeID(key), depth) { return false }
      key = Int(nodes[value.index].next)
    }
    return present & shape.required == shape.required && (shape.surplus.isEmpty || surplusIsPresent(shape, id))
  }

  /// Looks up the few names of a shape.
  @inline(never)
  private func sparseHolds(_ shape: ObjectShape, _ id: NodeID, _ depth: Int) -> Bool {
    for place in shape.slots...shape.slots + shape.mask {
      let slot = slots[Int(place)]
      guard !slot.isEmpty else { continue }
      if let key = key(slot.name, of: id) {
        if slot.block != Block.none, !valueHolds(slot.block, NodeID(key.rawValue + 1), depth) { return false }
      } else if slot.bit != Slot.noBit {
        return false
      }
    }
    return shape.surplus.isEmpty || surplusIsPresent(shape, id)
  }

  private func surplusIsPresent(_ shape: ObjectShape, _ id: NodeID) -> Bool {
    for index in shape.surplus.indices where key(names[Int(index)], of: id) == nil { return false }
    return true
  }
}

extension Explanation {
  mutating func explainObject(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    var key = id.rawValue + 1
    while key < evaluation.nodes[id.index].next {
      explainProperty(NodeID(key), of: id, instruction.a, depth)
      key = evaluation.nodes[Int(key) + 1].next
    }
    explainRequired(instruction, id)
  }

  private mutating func explainProperty(_ key: NodeID, of id: NodeID, _ shape: UInt32, _ depth: Int) {
    for block in blocks(for: key, of: id, shape, depth) { explain(block, NodeID(key.rawValue + 1), depth) }
    explainName(key, shape, depth)
  }

  private mutating func explainName(_ key: NodeID, _ shape: UInt32, _ depth: Int) {
    let names = program.shapes[Int(shape)].names
    if names != Block.none { explain(names, key, depth) }
  }

  /// The blocks that a property's value must satisfy.
  ///
  /// A property that `additionalProperties: false` forbids is a fact about the object and that key, reported here; any
  /// other schema there is a fact about the value.
  private mutating func blocks(for key: NodeID, of id: NodeID, _ number: UInt32, _ depth: Int) -> [UInt32] {
    let shape = program.shapes[Int(number)]
    var blocks: [UInt32] = []
    if let slot = evaluation.slot(key, in: shape), slot.block != Block.none { blocks.append(slot.block) }
    for index in shape.patterns.indices {
      let pattern = program.namePatterns[Int(index)]
      if evaluation.matches(key, pattern: pattern.pattern) { blocks.append(pattern.block) }
    }
    guard blocks.isEmpty, shape.additional != Block.none else { return blocks }
    let node = NodeID(program.blocks[Int(shape.additional)].node)
    guard schema[node].kind == .boolean else { return [shape.additional] }
    if !evaluation.holds(shape.additional, NodeID(key.rawValue + 1), depth) {
      report(.unexpectedProperty, at: node, id, key: key)
    }
    return []
  }
}
