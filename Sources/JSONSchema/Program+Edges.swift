/// Where blocks lead: the graph of a program.
extension Program {
  /// The children of an instance that an edge goes to.
  enum Selector: Hashable {
    /// The value under the name at this place of `names`' texts.
    case property(NameText)
    /// Any property but those that the shape of this number names; any at all.
    case otherProperties(shape: UInt32)
    case anyProperty
    case item(Int)
    case itemsFrom(Int)
  }

  /// A name's text, compared by bytes.
  struct NameText: Hashable {
    let bytes: ArraySlice<UInt8>
  }

  struct ChildEdge {
    let selector: Selector
    let target: UInt32
  }

  /// The blocks that a block applies to the same instance.
  func inPlaceTargets(of block: Int) -> [UInt32] {
    var targets: [UInt32] = []
    for instruction in instructions(of: block) {
      switch instruction.operation {
      case .apply, .not, .unevaluated: targets.append(instruction.a)
      case .dependentSchema: targets.append(instruction.b)
      case .anyOf, .oneOf: targets += lists[Int(instruction.a)..<Int(instruction.a + instruction.b)]
      case .conditional:
        targets.append(instruction.a)
        targets += lists[Int(instruction.b)..<Int(instruction.b) + 2].filter { $0 != Block.none }
      default: break
      }
    }
    return targets
  }

  /// The blocks that a block applies to the instance's children; those for names are left out, for names have none.
  func childEdges(of block: Int) -> [ChildEdge] {
    var edges: [ChildEdge] = []
    func add(_ selector: Selector, _ target: UInt32) {
      if target != Block.none { edges.append(ChildEdge(selector: selector, target: target)) }
    }
    for instruction in instructions(of: block) {
      switch instruction.operation {
      case .items:
        let list = Int(instruction.a)
        let prefixCount = Int(lists[list])
        for index in 0..<prefixCount { add(.item(index), lists[list + 1 + index]) }
        add(.itemsFrom(prefixCount), lists[list + 1 + prefixCount])
      case .contains: add(.itemsFrom(0), instruction.a)
      case .unevaluated:
        add(.itemsFrom(0), lists[Int(instruction.b)])
        add(.anyProperty, lists[Int(instruction.b) + 1])
      case .object:
        let shape = shapes[Int(instruction.a)]
        for slot in slots[Int(shape.slots)...Int(shape.slots + shape.mask)] where !slot.isEmpty {
          add(.property(text(of: slot.name)), slot.block)
        }
        for index in shape.patterns.indices { add(.anyProperty, namePatterns[Int(index)].block) }
        add(.otherProperties(shape: instruction.a), shape.additional)
      default: break
      }
    }
    return edges
  }

  private func instructions(of block: Int) -> ArraySlice<Instruction> {
    code[Int(blocks[block].start)..<Int(blocks[block].start + blocks[block].count)]
  }

  private func text(of name: Name) -> NameText {
    NameText(bytes: text[Int(name.start)..<Int(name.start) + Int(name.count)])
  }

  /// Whether some child may be meant by both selectors.
  func overlap(_ a: Selector, _ b: Selector) -> Bool {
    switch (a, b) {
    case (.property(let x), .property(let y)): x == y
    case (.property(let name), .otherProperties(let shape)), (.otherProperties(let shape), .property(let name)):
      !names(shape, name)
    case (.item(let x), .item(let y)): x == y
    case (.item(let x), .itemsFrom(let y)), (.itemsFrom(let y), .item(let x)): x >= y
    case (.item, _), (.itemsFrom, .property), (.itemsFrom, .otherProperties), (.itemsFrom, .anyProperty): false
    case (.itemsFrom, .itemsFrom): true
    case (_, .item), (_, .itemsFrom): false
    default: true
    }
  }

  private func names(_ shape: UInt32, _ name: NameText) -> Bool {
    let shape = shapes[Int(shape)]
    return slots[Int(shape.slots)...Int(shape.slots + shape.mask)].contains { slot in
      !slot.isEmpty && slot.block != Block.none && text(of: slot.name) == name
    }
  }
}
