import DocumentModel

/// The yes/no pass: no allocation, no locations, stops at the first failure.
///
/// All tables are borrowed for the run, so that nothing is counted or copied on the way.
struct Evaluation: ~Copyable, ~Escapable {
  // The program.
  let code: Span<Instruction>
  let heads: Span<Head>
  let shapes: Span<ObjectShape>
  let slots: Span<Slot>
  let names: Span<Name>
  let nameText: Span<UInt8>
  let namePatterns: Span<NamePattern>
  let numbers: Span<StoredNumber>
  let automata: AutomatonRunner
  let patterns: Span<Pattern>
  let lists: Span<UInt32>
  /// The schema's tree, where a `const` or `enum` has values other than strings.
  let constants: TreeView
  /// The verdicts so far, where the program needs them.
  let memo: Memo?
  // The instance.
  let tree: TreeView
  let nodes: Span<Node>

  /// Blocks inside blocks; deeper is taken for a failure.
  static let depthLimit = 3_000

  /// - Parameter constants: the schema's tree; any tree where the program needs none.
  @_lifetime(copy program, borrow constants, borrow tree)
  init(_ program: ProgramView, constants: borrowing Tree, _ tree: borrowing Tree) {
    memo = program.isRemembering ? Memo() : nil
    code = program.code
    heads = program.heads
    shapes = program.shapes
    slots = program.slots
    names = program.names
    nameText = program.text
    namePatterns = program.namePatterns
    numbers = program.numbers
    automata = program.automata
    patterns = program.patterns
    lists = program.lists
    self.constants = TreeView(constants)
    self.tree = TreeView(tree)
    nodes = tree.nodes.span
  }

  /// The text of a scalar.
  @inline(__always) @_lifetime(copy self)
  func text(of id: NodeID) -> Span<UInt8> { tree.text(of: id) }

  /// Whether a scalar's text is exactly the name's.
  @inline(__always)
  func isNamed(_ id: NodeID, _ name: Name) -> Bool { isNamed(nodes[id.index], name) }

  /// Whether a scalar's text is exactly the name's.
  @inline(__always)
  func isNamed(_ node: Node, _ name: Name) -> Bool {
    guard node.textCount == name.count else { return false }
    let start = Int(name.start)
    return areSame(tree.text(of: node), nameText.extracting(start..<start &+ Int(name.count)))
  }

  /// A number of the schema.
  func number(_ index: UInt32) -> Number {
    let stored = numbers[Int(index)]
    var digits: [UInt8]?
    if !stored.digits.isEmpty { digits = stored.digits.indices.map { nameText[Int($0)] } }
    return Number(
      isNegative: stored.sign == 1, significand: stored.significand, digits: digits, exponent: Int(stored.exponent))
  }

  /// Whether the node satisfies every instruction of the block.
  @inline(__always)
  func holds(_ block: UInt32, _ id: NodeID, _ depth: Int) -> Bool {
    let head = heads[Int(block)]
    let kind = nodes[id.index].kind
    let bit = Kinds(kind).rawValue
    if head.allowed.rawValue & bit == 0, !isIntegral(head, id, kind) { return false }
    return head.checked.rawValue & bit == 0 || run(head, id, kind, depth)
  }

  /// Not inlined: those who ask have loops of their own to keep short.
  @inline(never)
  private func run(_ head: Head, _ id: NodeID, _ kind: NodeKind, _ depth: Int) -> Bool {
    guard depth < Self.depthLimit else { return false }
    let bit = Kinds(kind).rawValue
    for next in Int(head.start)..<Int(head.start + head.count) {
      let instruction = code[next]
      if instruction.applies.rawValue & bit != 0, !holds(instruction, id, kind, depth + 1) { return false }
    }
    return true
  }

  /// Whether the node, which is of a kind that the instruction applies to, satisfies it.
  ///
  /// Part of the walk over a block's instructions; the keywords are calls, so that the walk stays short.
  @inline(__always)
  func holds(_ instruction: Instruction, _ id: NodeID, _ kind: NodeKind, _ depth: Int) -> Bool {
    switch instruction.operation {
    case .never: false
    case .type: isOfType(instruction, id, kind)
    case .equalsText: equalsText(instruction, id, kind)
    case .equalsValue: equalsValue(instruction, id)
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum: isWithinBound(instruction, id)
    case .multipleOf: isMultiple(instruction, id)
    case .minLength: isLongEnough(instruction, id)
    case .maxLength: isShortEnough(instruction, id)
    case .pattern: matches(id, pattern: instruction.a)
    case .format: isOfFormat(instruction, id)
    case .items: itemsHold(instruction, id, depth)
    case .contains: containsHolds(instruction, id, depth)
    case .minItems, .minProperties: nodes[id.index].childCount >= Int(instruction.a)
    case .maxItems, .maxProperties: nodes[id.index].childCount <= Int(instruction.a)
    case .uniqueItems: firstDuplicate(id) == nil
    case .object: objectHolds(instruction, id, depth)
    case .dependentRequired: dependentRequiredHolds(instruction, id)
    case .dependentSchema:
      key(names[Int(instruction.a)], of: id) == nil || valueHolds(instruction.b, id, depth)
    case .apply: valueHolds(instruction.a, id, depth)
    case .anyOf: anyHolds(instruction, id, depth)
    case .oneOf: oneHolds(instruction, id, depth)
    case .not: !valueHolds(instruction.a, id, depth)
    case .conditional: conditionalHolds(instruction, id, depth)
    case .unevaluated: unevaluatedHolds(instruction, id, depth)
    case .remember: remembered(instruction, id, depth)
    }
  }
}
