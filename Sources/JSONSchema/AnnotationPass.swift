import DocumentModel

/// The evaluation that collects annotations: every subschema that applies is entered, and what one that fails said is
/// dropped (core §7.7.1.2).
struct AnnotationPass: ~Copyable, ~Escapable {
  let program: Program
  let schema: Tree
  let tree: Tree
  let evaluation: Evaluation
  private(set) var annotations: [Annotation] = []
  private var path: [NodeID] = []
  /// The blocks that may still be entered; a schema that forks at every level says the same without end.
  private var remaining = 1_000_000

  @_lifetime(borrow program, borrow schema, borrow tree)
  init(_ program: borrowing Program, _ schema: borrowing Tree, _ tree: borrowing Tree) {
    evaluation = Evaluation(ProgramView(program), constants: schema, tree)
    self.program = copy program
    self.schema = copy schema
    self.tree = copy tree
  }

  /// Whether the value satisfies the block; its annotations are added if it does.
  mutating func collect(_ block: UInt32, _ id: NodeID, _ depth: Int) -> Bool {
    guard depth < Evaluation.depthLimit, evaluation.holds(block, id, depth) else { return false }
    remaining -= 1
    guard remaining > 0 else { return true }
    let node = NodeID(program.blocks[Int(block)].node)
    path.append(node)
    defer { path.removeLast() }
    collectInstructions(of: block, id, depth)
    collectKeywords(of: node, id)
    return true
  }

  /// Adds what the applicators of a block that holds lead to.
  private mutating func collectInstructions(of block: UInt32, _ id: NodeID, _ depth: Int) {
    let block = program.blocks[Int(block)]
    let kind = tree[id].kind
    for index in Int(block.start)..<Int(block.start + block.count) {
      let instruction = program.code[index]
      if instruction.applies.contains(Kinds(kind)) { collect(instruction, id, depth + 1) }
    }
  }

  private mutating func collect(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let lists = program.lists
    switch instruction.operation {
    case .apply:
      let keyword = NodeID(instruction.location)
      let isReference = schema[keyword].kind == .string
      if isReference { path.append(keyword) }
      _ = collect(instruction.a, id, depth)
      if isReference { path.removeLast() }
    case .anyOf, .oneOf:
      for branch in lists[Int(instruction.a)..<Int(instruction.a + instruction.b)] { _ = collect(branch, id, depth) }
    case .conditional:
      let branch = lists[Int(instruction.b) + (collect(instruction.a, id, depth) ? 0 : 1)]
      if branch != Block.none { _ = collect(branch, id, depth) }
    case .dependentSchema:
      if evaluation.key(program.names[Int(instruction.a)], of: id) != nil { _ = collect(instruction.b, id, depth) }
    case .items: collectItems(instruction, id, depth)
    case .contains: collectContained(instruction, id, depth)
    case .object: collectProperties(program.shapes[Int(instruction.a)], id, depth)
    case .unevaluated: collectUnevaluated(instruction, id, depth)
    default: break
    }
  }

  // MARK: Children

  private mutating func collectItems(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let list = Int(instruction.a)
    let prefixCount = Int(program.lists[list])
    var prefix: [Int] = []
    var rest: [Int] = []
    for (index, item) in tree.items(of: id).enumerated() {
      let block = program.lists[list + 1 + min(index, prefixCount)]
      guard block != Block.none, collect(block, item, depth) else { continue }
      if index < prefixCount { prefix.append(index) } else { rest.append(index) }
    }
    let names: [StaticString] =
      value("prefixItems") == nil && value("additionalItems") != nil
      ? ["items", "additionalItems"] : ["prefixItems", "items"]
    add(names[0], .items(prefix), id, unless: prefix.isEmpty)
    add(names[1], .items(rest), id, unless: rest.isEmpty)
  }

  private mutating func collectContained(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    var found: [Int] = []
    for (index, item) in tree.items(of: id).enumerated() where collect(instruction.a, item, depth) {
      found.append(index)
    }
    add("contains", .items(found), id)
  }

  private mutating func collectProperties(_ shape: ObjectShape, _ id: NodeID, _ depth: Int) {
    var (named, patterned, additional) = ([NodeID](), [NodeID](), [NodeID]())
    for entry in tree.entries(of: id) {
      var isNamed = false
      if let slot = evaluation.slot(entry.key, in: shape), slot.block != Block.none {
        isNamed = true
        if collect(slot.block, entry.value, depth) { named.append(entry.key) }
      }
      for index in shape.patterns.indices {
        let pattern = program.namePatterns[Int(index)]
        guard evaluation.matches(entry.key, pattern: pattern.pattern) else { continue }
        isNamed = true
        if collect(pattern.block, entry.value, depth), patterned.last != entry.key { patterned.append(entry.key) }
      }
      if !isNamed, shape.additional != Block.none, collect(shape.additional, entry.value, depth) {
        additional.append(entry.key)
      }
      if shape.names != Block.none { _ = collect(shape.names, entry.key, depth) }
    }
    add("properties", .keys(named), id)
    add("patternProperties", .keys(patterned), id)
    add("additionalProperties", .keys(additional), id)
  }

  private mutating func collectUnevaluated(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    collectInstructions(of: instruction.a, id, depth)
    let block = evaluation.unevaluatedBlock(instruction, id)
    guard block != Block.none else { return }
    var evaluated = ChildSet()
    guard evaluation.evaluates(instruction.a, id, depth, &evaluated) else { return }
    if tree[id].kind == .mapping {
      var keys: [NodeID] = []
      for (number, entry) in tree.entries(of: id).enumerated()
      where !evaluated.contains(number) && collect(block, entry.value, depth) {
        keys.append(entry.key)
      }
      add("unevaluatedProperties", .keys(keys), id)
    } else {
      var items: [Int] = []
      for (number, item) in tree.items(of: id).enumerated()
      where !evaluated.contains(number) && collect(block, item, depth) {
        items.append(number)
      }
      add("unevaluatedItems", .items(items), id)
    }
  }

  // MARK: Keywords

  private func value(_ keyword: StaticString) -> NodeID? { path.last.flatMap { schema.value(keyword, of: $0) } }

  /// Adds what a keyword of the current schema says, where the schema has it.
  private mutating func add(
    _ keyword: StaticString, _ value: Annotation.Value, _ id: NodeID, unless isEmpty: Bool = false
  ) {
    guard !isEmpty, let node = path.last, let entry = schema.entry(keyword, of: node) else { return }
    annotations.append(Annotation(instance: id, keyword: entry.key, value: value, path: path))
  }

  /// Adds what the schema's keywords say by their values alone.
  private mutating func collectKeywords(of node: NodeID, _ id: NodeID) {
    for entry in schema.entries(of: node) where isAnnotation(entry.key, of: node, id) {
      annotations.append(Annotation(instance: id, keyword: entry.key, value: .node(entry.value), path: path))
    }
  }

  private func isAnnotation(_ key: NodeID, of node: NodeID, _ id: NodeID) -> Bool {
    guard let keyword = KeywordTable.shared.keyword(key, in: schema) else { return true }
    switch keyword {
    case .title, .description, .`default`, .deprecated, .readOnly, .writeOnly, .examples, .format: return true
    case .contentEncoding, .contentMediaType: return tree[id].kind == .string
    // Without a media type nobody knows what to apply it to (validation §8.5).
    case .contentSchema: return tree[id].kind == .string && schema.value("contentMediaType", of: node) != nil
    default: return false
    }
  }
}
