import DocumentModel

/// The exhaustive pass: every way in which an instance fails.
struct Explanation: ~Copyable, ~Escapable {
  let program: Program
  let schema: Tree
  let tree: Tree
  /// The other pass, for what only needs a yes or no.
  let evaluation: Evaluation
  var violations: [Violation] = []
  /// The subschemas between the root and the current one.
  private var path: [NodeID] = []
  /// The blocks that may still be explained; then the evaluation has said enough.
  private var remaining = 1_000_000
  /// How many of them all branches together of one `anyOf` or `oneOf` may take: what fails in branches in branches
  /// multiplies.
  private static let branchLimit = 10_000
  private var isInBranch = false
  private static let pruningLimit = 64

  @_lifetime(borrow program, borrow schema, borrow tree)
  init(_ program: borrowing Program, _ schema: borrowing Tree, _ tree: borrowing Tree) {
    evaluation = Evaluation(ProgramView(program), constants: schema, tree)
    self.program = copy program
    self.schema = copy schema
    self.tree = copy tree
  }

  mutating func report(_ kind: Violation.Kind, _ instruction: Instruction, _ id: NodeID) {
    report(kind, at: NodeID(instruction.location), id)
  }

  mutating func report(_ kind: Violation.Kind, at keyword: NodeID, _ id: NodeID, key: NodeID? = nil) {
    violations.append(Violation(kind: kind, instance: id, key: key, keyword: keyword, path: path))
  }

  /// Appends what fails of the block.
  mutating func explain(_ block: UInt32, _ id: NodeID, _ depth: Int) {
    // Far down, to look at everything below at every step would take longer than to explain it.
    if depth < Self.pruningLimit, evaluation.holds(block, id, depth) { return }
    let node = NodeID(program.blocks[Int(block)].node)
    path.append(node)
    defer { path.removeLast() }
    remaining -= 1
    guard depth < Evaluation.depthLimit, remaining > 0 else { return giveUp(block, node, id, depth) }
    explainInstructions(of: block, id, depth)
  }

  /// Says that a value fails where nothing else says that anything does.
  private mutating func giveUp(_ block: UInt32, _ node: NodeID, _ id: NodeID, _ depth: Int) {
    guard remaining > 0 || (violations.isEmpty && !evaluation.holds(block, id, depth)) else { return }
    report(.tooDeep, at: node, id)
  }

  /// What fails in each of the blocks of a list, all of which fail; nothing for one that was not reached within bounds.
  mutating func branches(_ blocks: ArraySlice<UInt32>, _ id: NodeID, _ depth: Int) -> [[Violation]] {
    let (outer, available, wasInBranch) = (violations, remaining, isInBranch)
    if !wasInBranch { remaining = min(remaining, Self.branchLimit) }
    let share = remaining
    isInBranch = true
    var branches: [[Violation]] = []
    for block in blocks {
      violations = []
      explain(block, id, depth)
      branches.append(violations)
    }
    violations = outer
    isInBranch = wasInBranch
    if !wasInBranch { remaining = available - (share - max(0, remaining)) }
    return branches
  }

  // Deep instances pass through these functions once a level: what needs room on the stack is done in others.

  /// Appends what fails of the block, which is the current schema's.
  mutating func explainInstructions(of block: UInt32, _ id: NodeID, _ depth: Int) {
    let block = program.blocks[Int(block)]
    let kind = tree[id].kind
    for index in Int(block.start)..<Int(block.start + block.count) {
      let instruction = program.code[index]
      if instruction.applies.contains(Kinds(kind)) { explain(instruction, id, kind, depth + 1) }
    }
  }

  private mutating func explain(_ instruction: Instruction, _ id: NodeID, _ kind: NodeKind, _ depth: Int) {
    switch instruction.operation {
    case .items: explainItems(instruction, id, depth)
    case .contains: explainContains(instruction, id, depth)
    case .object: explainObject(instruction, id, depth)
    case .dependentRequired: explainDependentRequired(instruction, id)
    case .dependentSchema: if isTriggered(instruction, id) { explain(instruction.b, id, depth) }
    case .apply: explainApplied(instruction, id, depth)
    case .anyOf: explainAnyOf(instruction, id, depth)
    case .oneOf: explainOneOf(instruction, id, depth)
    case .conditional:
      let branch = evaluation.branch(instruction, id, depth)
      if branch != Block.none { explain(branch, id, depth) }
    case .unevaluated: explainUnevaluated(instruction, id, depth)
    default: explainSimple(instruction, id, kind, depth)
    }
  }

  private mutating func explainSimple(_ instruction: Instruction, _ id: NodeID, _ kind: NodeKind, _ depth: Int) {
    guard !evaluation.holds(instruction, id, kind, depth) else { return }
    report(failure(of: instruction, id), instruction, id)
  }

  private func isTriggered(_ instruction: Instruction, _ id: NodeID) -> Bool {
    evaluation.key(program.names[Int(instruction.a)], of: id) != nil
  }

  private mutating func explainApplied(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let keyword = NodeID(instruction.location)
    let isReference = schema[keyword].kind == .string
    if isReference { path.append(keyword) }
    explain(instruction.a, id, depth)
    if isReference { path.removeLast() }
  }

  /// What it means that an instruction without subschemas does not hold.
  private func failure(of instruction: Instruction, _ id: NodeID) -> Violation.Kind {
    let limit = Int(instruction.a)
    let bound = NodeID(instruction.location)
    switch instruction.operation {
    case .type: return .wrongType(expected: TypeSet(rawValue: UInt8(instruction.a)))
    case .equalsText, .equalsValue:
      let members = program.lists[limit..<limit + Int(instruction.b)]
      let areNames = instruction.operation == .equalsText
      return .unlisted(allowed: members.map { NodeID(areNames ? program.names[Int($0)].node : $0) })
    case .minimum, .exclusiveMinimum:
      return .belowMinimum(bound: bound, exclusive: instruction.operation == .exclusiveMinimum)
    case .maximum, .exclusiveMaximum:
      return .aboveMaximum(bound: bound, exclusive: instruction.operation == .exclusiveMaximum)
    case .multipleOf: return .notMultiple(bound: bound)
    case .minLength: return .tooShort(length: evaluation.length(of: id), minimum: limit)
    case .maxLength: return .tooLong(length: evaluation.length(of: id), maximum: limit)
    case .pattern: return .patternMismatch(pattern: bound)
    case .format: return .formatMismatch(format: bound)
    case .minItems: return .tooFewItems(count: tree[id].childCount, minimum: limit)
    case .maxItems: return .tooManyItems(count: tree[id].childCount, maximum: limit)
    case .minProperties: return .tooFewProperties(count: tree[id].childCount, minimum: limit)
    case .maxProperties: return .tooManyProperties(count: tree[id].childCount, maximum: limit)
    case .uniqueItems: return evaluation.firstDuplicate(id).map { .duplicateItem(first: $0.first) } ?? .forbidden
    case .not: return .negated
    default: return .forbidden
    }
  }
}
