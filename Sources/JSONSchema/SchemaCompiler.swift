import DocumentModel

/// Turns the schemas of one document into a program.
///
/// Subschemas are compiled when something first refers to them: each gets its block's number at once and its
/// instructions when its turn comes, so that recursion in schemas needs none here.
struct SchemaCompiler {
  let tree: Tree
  let options: SchemaOptions
  var program = Program()
  private var index: ResourceIndex
  /// The block of each node of the tree that is a compiled schema.
  private var blockOfNode: [UInt32]
  private var next = 0
  private var patternNodes: [(node: NodeID, number: UInt32)] = []

  // The schema that is being compiled: the value of each keyword in it.
  private var values = [UInt32](repeating: Block.none, count: Keyword.allCases.count)
  private(set) var schema = NodeID.root

  init(_ tree: Tree, root: NodeID, _ options: SchemaOptions) throws(SchemaError) {
    self.tree = tree
    self.options = options
    index = try ResourceIndex(tree, root: root)
    blockOfNode = [UInt32](repeating: Block.none, count: tree.nodes.count)
    program.code.reserveCapacity(256)
    program.blocks.reserveCapacity(128)
    program.slots.reserveCapacity(256)
    _ = try block(for: root)
    while next < program.blocks.count {
      let number = next
      next += 1
      program.blocks[number].start = UInt32(program.code.count)
      try compile(NodeID(program.blocks[number].node))
      program.blocks[number].count = UInt32(program.code.count) - program.blocks[number].start
    }
    if let endless = program.firstEndlessBlock() {
      throw SchemaError(.endlessReference, at: NodeID(program.blocks[Int(endless)].node))
    }
    program.makeHeads()
  }

  // MARK: What the keywords' files use

  /// The number of the block of the schema at `node`.
  mutating func block(for node: NodeID) throws(SchemaError) -> UInt32 {
    let known = blockOfNode[node.index]
    if known != Block.none { return known }
    let kind = tree[node].kind
    guard kind == .mapping || kind == .boolean else { throw SchemaError(.notASchema, at: node) }
    let number = UInt32(program.blocks.count)
    program.blocks.append(Block(node: node.rawValue))
    blockOfNode[node.index] = number
    return number
  }

  /// The schema that a reference written in the current schema leads to.
  func target(of reference: String) -> NodeID? { index.target(of: reference, from: index.resource(of: schema)) }

  /// The value of `keyword` in the current schema.
  func value(of keyword: Keyword) -> NodeID? {
    let value = values[Int(keyword.rawValue)]
    return value == Block.none ? nil : NodeID(value)
  }

  mutating func emit(_ operation: Operation, _ kinds: Kinds, a: UInt32 = 0, b: UInt32 = 0, at location: NodeID) {
    program.code.append(
      Instruction(operation, kinds, a: a, b: b, location: location.rawValue))
  }

  func malformed(_ keyword: Keyword, _ node: NodeID, expected: String) -> SchemaError {
    SchemaError(.malformed(keyword: "\(keyword.name)", expected: expected), at: node)
  }

  /// The value of a keyword that is a non-negative integer (validation §6.3.1 and others); saturates at 2^32 - 1.
  func count(_ keyword: Keyword) throws(SchemaError) -> UInt32? {
    guard let node = value(of: keyword) else { return nil }
    guard tree[node].kind.isNumber, let number = Number(tree.text(of: node)), number.isIntegral,
      number.isZero || !number.isNegative
    else { throw malformed(keyword, node, expected: "a non-negative integer") }
    let (digits, exponent) = number.normalised
    guard digits.count + exponent <= 9 else { return .max }
    return digits.reduce(0) { $0 * 10 + UInt32($1) } * (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The blocks of a keyword whose value is a non-empty list of schemas.
  mutating func blocks(of keyword: Keyword, _ node: NodeID) throws(SchemaError) -> [UInt32] {
    guard tree[node].kind == .sequence, tree[node].childCount > 0 else {
      throw malformed(keyword, node, expected: "a non-empty array of schemas")
    }
    var blocks: [UInt32] = []
    for item in tree.items(of: node) { blocks.append(try block(for: item)) }
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

  /// The pattern written at `node`, compiled; equal ones share a number.
  mutating func addPattern(_ node: NodeID) throws(SchemaError) -> UInt32 {
    for known in patternNodes where tree.text(of: known.node, equalsTextOf: node, in: tree) { return known.number }
    let pattern: Pattern
    do throws(PatternError) { pattern = try Pattern(tree.text(of: node)) } catch {
      throw SchemaError(.pattern(error), at: node)
    }
    let number: UInt32
    if let automaton = pattern.automaton {
      number = program.automata.append(automaton)
    } else {
      number = UInt32(program.patterns.count) | Program.simulated
      program.patterns.append(pattern)
    }
    patternNodes.append((node, number))
    return number
  }

  // MARK: One schema

  private mutating func compile(_ schema: NodeID) throws(SchemaError) {
    if tree[schema].kind == .boolean {
      if tree.text(of: schema)[0] | 0x20 == UInt8(ascii: "f") { emit(.never, .any, at: schema) }
      return
    }
    self.schema = schema
    for index in values.indices { values[index] = Block.none }
    for entry in tree.entries(of: schema) {
      guard let keyword = KeywordTable.shared.keyword(entry.key, in: tree) else { continue }
      values[Int(keyword.rawValue)] = entry.value.rawValue
    }
    try compileKeywords()
  }

  /// Cheap checks come first: the yes/no pass stops at the first that fails.
  private mutating func compileKeywords() throws(SchemaError) {
    try refuseUnsupported()
    try compileType()
    try compileEnum()
    try compileBounds()
    try compileMultipleOf()
    try compileLengths()
    try compilePattern()
    try compileFormat()
    try compileCounts()
    try compileProperties()
    try compileDependentRequired()
    try compileItems()
    try compileContains()
    try compileUniqueItems()
    try compileDependentSchemas()
    try compileDependencies()
    try compileReference()
    try compileAllOf()
    try compileAnyOf()
    try compileOneOf()
    try compileNot()
    try compileConditional()
  }

  private func refuseUnsupported() throws(SchemaError) {
    for keyword in [Keyword.dynamicRef, .unevaluatedItems, .unevaluatedProperties] {
      if let node = value(of: keyword) { throw SchemaError(.unsupportedKeyword("\(keyword.name)"), at: node) }
    }
    if let node = value(of: .schema) {
      let dialect = URIReference(tree.string(of: node))
      guard dialect.resource == "https://json-schema.org/draft/2020-12/schema" else {
        throw SchemaError(.unsupportedDialect(tree.string(of: node)), at: node)
      }
    }
  }
}
