import DocumentModel

/// `dependentRequired` (validation §6.5.4): one instruction for each name that calls for others.
///
/// `a` is the name, `b` the place in the lists of: the number of names called for, their numbers.
extension SchemaCompiler {
  mutating func compileDependentRequired() {
    guard let node = value(of: .dependentRequired) else { return }
    for entry in tree.entries(of: node) { compileDependents(entry) }
  }

  /// One name and the list of names that it calls for.
  mutating func compileDependents(_ entry: Entry) {
    var names: [UInt32] = []
    for item in tree.items(of: entry.value) { names.append(addName(item)) }
    emit(
      .dependentRequired, .object, a: addName(entry.key), b: addList([UInt32(names.count)] + names),
      at: entry.value)
  }
}

extension Evaluation {
  /// The key of an object that has this name; nil where there is none.
  func key(_ name: Name, of id: NodeID) -> NodeID? {
    let hash = name.hash
    let nodes = nodes.extracting(0..<Int(nodes[id.index].next))
    var key = id.index + 1
    while key < nodes.count {
      let node = nodes[key]
      if node.hash == hash, isNamed(node, name) { return NodeID(key) }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  @inline(never)
  func dependentRequiredHolds(_ instruction: Instruction, _ id: NodeID) -> Bool {
    guard key(names[Int(instruction.a)], of: id) != nil else { return true }
    let list = Int(instruction.b)
    for index in list + 1..<list + 1 + Int(lists[list]) {
      if key(names[Int(lists[index])], of: id) == nil { return false }
    }
    return true
  }
}

extension Explanation {
  mutating func explainDependentRequired(_ instruction: Instruction, _ id: NodeID) {
    guard let trigger = evaluation.key(program.names[Int(instruction.a)], of: id) else { return }
    let list = Int(instruction.b)
    for index in list + 1..<list + 1 + Int(program.lists[list]) {
      let name = program.names[Int(program.lists[index])]
      if evaluation.key(name, of: id) == nil {
        report(.missingDependent(name: NodeID(name.node), trigger: trigger), instruction, id)
      }
    }
  }
}
