import DocumentModel

/// Turns the schemas of a document, and of those that it refers to, into a program.
///
/// Subschemas are compiled when something first refers to them: each gets its block's number at once and its
/// instructions when its turn comes, so that recursion in schemas needs none here.
///
/// A schema is compiled once for each dynamic scope in which it can be evaluated, so far as the scope matters to
/// dynamic references (`ScopeTable`); the program needs to know nothing of scopes.
struct SchemaCompiler {
  private(set) var index: ResourceIndex
  var program = Program()
  private var scopes = ScopeTable()
  /// The block of each schema in the empty scope; in the others, by scope and node.
  private var blockOfNode: NodeTable
  private var blockOfScopedNode: [UInt64: UInt32] = [:]
  private var scopeOfBlock: [UInt32] = []
  /// Whether each block leaves out `unevaluatedItems` and `unevaluatedProperties`.
  private var isRemainderBlock: [Bool] = []
  private var next = 0
  private var patternNodes: [(node: NodeID, number: UInt32?)] = []

  // The schema that is being compiled: the value of each keyword in it.
  private var values = [UInt32](repeating: Block.none, count: Keyword.allCases.count)
  private(set) var schema = NodeID.root
  private(set) var dialect = Dialect.draft2020
  private var resource = 0
  private var scope: UInt32 = 0
  /// Whether the current block is what `unevaluatedItems` and `unevaluatedProperties` leave of their schema.
  private(set) var isRemainder = false

  /// Blocks beyond this number are refused: a schema with so many, by itself or by its dynamic scopes, is an attack.
  private static let blockLimit = 1 << 20
  private static let scopeLimit = 1_000

  var tree: Tree { index.tree }
  var options: SchemaOptions { index.options }
  /// The roots of all documents, ascending.
  var roots: [NodeID] { index.documents.map(\.root) }
  var remarks: [SchemaRemark] { index.remarks }

  /// Compiles the schema at `root`; look at `errors` before `program` is used.
  init(_ tree: Tree, root: NodeID, _ options: SchemaOptions) {
    index = ResourceIndex(tree, root: root, options)
    blockOfNode = NodeTable(of: root, in: tree)
    program.code.reserveCapacity(256)
    program.blocks.reserveCapacity(128)
    program.slots.reserveCapacity(256)
    _ = block(for: root)
    guard compileBlocks() else { return }
    if let endless = program.firstEndlessBlock() {
      report(.endlessReference, at: NodeID(program.blocks[Int(endless)].node))
    } else {
      program.makeHeads()
    }
    checkUnused()
  }

  /// What is wrong, in the order of the documents, each thing once.
  var errors: [SchemaError] {
    var errors: [SchemaError] = []
    for error in index.errors.sorted(by: { $0.node < $1.node }) where errors.last != error { errors.append(error) }
    return errors
  }

  /// The first error in the schema's own document; one elsewhere is told of at the reference that leads there.
  var firstError: SchemaError? {
    guard let error = errors.first else { return nil }
    var node = error.node
    while let reference = index.documents[index.document(of: node)].reference { node = reference }
    guard node != error.node else { return error }
    return SchemaError(.unsoundDocument(tree.string(of: node)), at: node)
  }

  // MARK: What the keywords' files use

  mutating func report(_ reason: SchemaError.Reason, at node: NodeID) { index.report(reason, at: node) }

  /// The number of the block of the schema at `node`, as evaluated from the current one.
  mutating func block(for node: NodeID) -> UInt32 {
    let target = index.resource(of: node)
    let scope = scopes.scope(self.scope, entering: index.resources[target].dynamicAnchors, of: target)
    let key = UInt64(scope) << 32 | UInt64(node.rawValue)
    let known = scope == 0 ? blockOfNode[node] : blockOfScopedNode[key] ?? Block.none
    if known != Block.none { return known }
    let number = addBlock(for: node, scope)
    if scope == 0 { blockOfNode[node] = number } else { blockOfScopedNode[key] = number }
    return number
  }

  private mutating func addBlock(for node: NodeID, _ scope: UInt32, isRemainder: Bool = false) -> UInt32 {
    let number = UInt32(program.blocks.count)
    program.blocks.append(Block(node: node.rawValue))
    scopeOfBlock.append(scope)
    isRemainderBlock.append(isRemainder)
    return number
  }

  /// A block of the current schema without `unevaluatedItems` and `unevaluatedProperties`.
  mutating func addRemainder() -> UInt32 { addBlock(for: schema, scope, isRemainder: true) }

  /// Where the reference at a node of the current schema leads.
  mutating func target(of reference: NodeID, isRecursive: Bool = false) -> ResourceIndex.Target? {
    let target = index.target(of: reference, from: resource, isRecursive: isRecursive)
    blockOfNode.grow(to: index.tree)
    return target
  }

  /// The schema that a dynamic anchor means in the current scope.
  func schema(ofAnchor anchor: UInt32) -> NodeID? {
    scopes.resource(ofAnchor: anchor, in: scope).flatMap { index.resources[$0].dynamicAnchors[anchor] }
  }

  /// The value of `keyword` in the current schema; nil where it is absent or malformed.
  func value(of keyword: Keyword) -> NodeID? {
    let value = values[Int(keyword.rawValue)]
    return value == Block.none ? nil : NodeID(value)
  }

  mutating func emit(_ operation: Operation, _ kinds: Kinds, a: UInt32 = 0, b: UInt32 = 0, at location: NodeID) {
    program.code.append(
      Instruction(operation, kinds, a: a, b: b, location: location.rawValue))
  }

  /// The value of a keyword that is a non-negative integer (validation §6.3.1 and others); saturates at 2^32 - 1.
  func count(_ keyword: Keyword) -> UInt32? {
    guard let node = value(of: keyword), let number = Number(tree.text(of: node)) else { return nil }
    let (digits, exponent) = number.normalised
    guard digits.count + exponent <= 9 else { return .max }
    return digits.reduce(0) { $0 * 10 + UInt32($1) } * (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The blocks of a list of schemas.
  mutating func blocks(of node: NodeID) -> [UInt32] {
    var blocks: [UInt32] = []
    for item in tree.items(of: node) { blocks.append(block(for: item)) }
    return blocks
  }

  /// Appends numbers to the program's lists and gives the place of the first.
  mutating func addList(_ numbers: [UInt32]) -> UInt32 {
    program.lists += numbers
    return UInt32(program.lists.count - numbers.count)
  }

  /// Adds the text of a key or string of the schema and gives its number among the names.
  mutating func addName(_ node: NodeID) -> UInt32 {
    let tree = tree
    let text = tree.text(of: node)
    let start = UInt32(program.text.count)
    for i in 0..<text.count { program.text.append(text[i]) }
    let hash = tree[node].flags.contains(.key) ? tree[node].hash : TextHash.hash(text)
    program.names.append(Name(hash: hash, start: start, count: UInt32(text.count), node: node.rawValue))
    return UInt32(program.names.count - 1)
  }

  /// Adds a number that a keyword gives.
  mutating func addNumber(_ number: Number) -> UInt32 {
    let start = UInt32(program.text.count)
    program.text += number.digits ?? []
    program.numbers.append(
      StoredNumber(
        significand: number.significand, exponent: Int64(number.exponent),
        digits: Run(start: start, end: UInt32(program.text.count)),
        sign: number.isNegative ? 1 : 0))
    return UInt32(program.numbers.count - 1)
  }

  /// The number of the pattern written at `node`, equal ones share one; nil where it cannot be compiled.
  mutating func addPattern(_ node: NodeID) -> UInt32? {
    let tree = tree
    for known in patternNodes where tree.text(of: known.node, equalsTextOf: node, in: tree) {
      if known.number != nil || known.node == node { return known.number }
    }
    var number: UInt32?
    do throws(PatternError) {
      let pattern = try Pattern(tree.text(of: node))
      if let automaton = pattern.automaton {
        number = program.automata.append(automaton)
      } else {
        number = UInt32(program.patterns.count) | Program.simulated
        program.patterns.append(pattern)
      }
    } catch {
      report(.pattern(error), at: node)
    }
    patternNodes.append((node, number))
    return number
  }

  // MARK: Schemas

  /// - Returns: false where there are too many.
  @discardableResult
  private mutating func compileBlocks() -> Bool {
    while next < program.blocks.count {
      let number = next
      next += 1
      scope = scopeOfBlock[number]
      isRemainder = isRemainderBlock[number]
      program.blocks[number].start = UInt32(program.code.count)
      compile(NodeID(program.blocks[number].node))
      program.blocks[number].count = UInt32(program.code.count) - program.blocks[number].start
      if program.blocks.count > Self.blockLimit || scopes.count > Self.scopeLimit {
        report(.tooLarge, at: NodeID(program.blocks[number].node))
        return false
      }
    }
    return true
  }

  /// Compiles the schemas that nothing refers to for the sake of what is wrong in them.
  private mutating func checkUnused() {
    var finished: Program?
    scope = 0
    let used = Set(program.blocks.map(\.node))
    for schema in index.schemas where !used.contains(schema.rawValue) {
      if finished == nil { finished = program }
      scope = 0
      _ = block(for: schema)
    }
    guard let finished else { return }
    compileBlocks()
    program = finished
  }

  private mutating func compile(_ schema: NodeID) {
    if tree[schema].kind != .mapping {
      if tree[schema].kind == .boolean, !tree.isTrue(schema) { emit(.never, .any, at: schema) }
      return
    }
    self.schema = schema
    resource = index.resource(of: schema)
    dialect = index.resources[resource].dialect
    readKeywords()
    compileKeywords()
  }

  private mutating func readKeywords() {
    for index in values.indices { values[index] = Block.none }
    for entry in tree.entries(of: schema) {
      guard let keyword = KeywordTable.shared.keyword(entry.key, in: tree), dialect.keywords.contains(keyword),
        !index.malformed.contains(entry.value.rawValue)
      else { continue }
      values[Int(keyword.rawValue)] = entry.value.rawValue
    }
    // Up to draft 7, a reference stands for the whole schema.
    guard dialect.draft == .draft7, let reference = value(of: .ref) else { return }
    for index in values.indices { values[index] = Block.none }
    values[Int(Keyword.ref.rawValue)] = reference.rawValue
  }

  /// Cheap checks come first: the yes/no pass stops at the first that fails.
  private mutating func compileKeywords() {
    if compileUnevaluated() { return }
    compileType()
    compileEnum()
    compileBounds()
    compileMultipleOf()
    compileLengths()
    compilePattern()
    compileFormat()
    compileCounts()
    compileProperties()
    compileDependentRequired()
    compileItems()
    compileContains()
    compileUniqueItems()
    compileDependentSchemas()
    compileDependencies()
    compileReference()
    compileDynamicReference()
    compileAllOf()
    compileAnyOf()
    compileOneOf()
    compileNot()
    compileConditional()
  }
}
