import DocumentModel

/// Whether one keyword's value has its form; what is wrong, each at its own place; the subschemas that it holds.
struct FormCheck {
  let tree: Tree
  let keyword: Keyword
  private(set) var errors: [SchemaError] = []
  private(set) var subschemas: [NodeID] = []

  /// Checks `value`, the keyword's, in a schema of `draft`.
  init(_ keyword: Keyword, _ value: NodeID, in tree: Tree, draft: Dialect.Draft) {
    self.tree = tree
    self.keyword = keyword
    let form = keyword.form(in: draft)
    switch form {
    case .any: break
    case .string, .reference: expect(tree[value].kind == .string, form, at: value)
    case .boolean: expect(tree[value].kind == .boolean, form, at: value)
    case .array: expect(tree[value].kind == .sequence, form, at: value)
    case .number: expect(number(value) != nil, form, at: value)
    case .positiveNumber: expect(number(value).map { !$0.isZero && !$0.isNegative } ?? false, form, at: value)
    case .count: expect(number(value).map { $0.isIntegral && ($0.isZero || !$0.isNegative) } ?? false, form, at: value)
    case .identifier: expect(isIdentifier(value), form, at: value)
    case .anchor: expect(isAnchor(value), form, at: value)
    case .types: checkTypes(value)
    case .names: checkNames(value, .names)
    case .nameLists: checkMembers(value, form) { $0.checkNames($1, .names) }
    case .booleans:
      checkMembers(value, form) { $0.expect($0.tree[$1].kind == .boolean, .boolean, at: $1) }
    case .schema: checkSchema(value, draft)
    case .schemas: checkSchemas(value)
    case .schemaMap, .patternMap: checkMembers(value, form) { $0.checkSchema($1, draft) }
    case .schemaOrSchemas: if tree[value].kind == .sequence { checkSchemas(value) } else { checkSchema(value, draft) }
    case .dependencies:
      checkMembers(value, form) {
        if $0.tree[$1].kind == .sequence { $0.checkNames($1, .names) } else { $0.checkSchema($1, draft) }
      }
    }
  }

  private mutating func expect(_ isRight: Bool, _ form: ValueForm, at node: NodeID) {
    guard !isRight else { return }
    errors.append(SchemaError(.malformed(keyword: "\(keyword.name)", expected: form.phrase), at: node))
  }

  private func number(_ node: NodeID) -> Number? { tree[node].kind.isNumber ? Number(tree.text(of: node)) : nil }

  private func isIdentifier(_ node: NodeID) -> Bool {
    guard tree[node].kind == .string else { return false }
    let text = tree.text(of: node)
    for i in 0..<text.count where text[i] == UInt8(ascii: "#") { return i == text.count - 1 }
    return true
  }

  /// Core §8.2.2.
  private func isAnchor(_ node: NodeID) -> Bool {
    guard tree[node].kind == .string else { return false }
    let text = tree.text(of: node)
    for i in 0..<text.count {
      let byte = text[i]
      let isLetter = (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
      let isOther = byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isLetter || (i > 0 && isOther) else { return false }
    }
    return text.count > 0
  }

  private mutating func checkTypes(_ value: NodeID) {
    guard tree[value].kind == .sequence else { return expect(isType(value), .types, at: value) }
    expect(tree[value].childCount > 0, .types, at: value)
    for item in tree.items(of: value) { expect(isType(item), .types, at: item) }
    checkRepetition(value)
  }

  private func isType(_ node: NodeID) -> Bool {
    tree[node].kind == .string && TypeSet(named: tree.string(of: node)) != nil
  }

  private mutating func checkNames(_ value: NodeID, _ form: ValueForm) {
    guard tree[value].kind == .sequence else { return expect(false, form, at: value) }
    for item in tree.items(of: value) { expect(tree[item].kind == .string, form, at: item) }
    checkRepetition(value)
  }

  /// No string may stand twice in an array.
  private mutating func checkRepetition(_ value: NodeID) {
    guard tree[value].childCount > 1 else { return }
    var seen: [UInt32: [NodeID]] = [:]
    for item in tree.items(of: value) where tree[item].kind == .string {
      let hash = TextHash.hash(tree.text(of: item))
      if seen[hash, default: []].contains(where: { tree.text(of: $0, equalsTextOf: item, in: tree) }) {
        errors.append(SchemaError(.repeated(keyword: "\(keyword.name)"), at: item))
      } else {
        seen[hash, default: []].append(item)
      }
    }
  }

  private mutating func checkMembers(
    _ value: NodeID, _ form: ValueForm, _ check: (inout FormCheck, NodeID) -> Void
  ) {
    guard tree[value].kind == .mapping else { return expect(false, form, at: value) }
    for entry in tree.entries(of: value) { check(&self, entry.value) }
  }

  private mutating func checkSchemas(_ value: NodeID) {
    guard tree[value].kind == .sequence, tree[value].childCount > 0 else { return expect(false, .schemas, at: value) }
    for item in tree.items(of: value) { checkSchema(item, nil) }
  }

  private mutating func checkSchema(_ value: NodeID, _ draft: Dialect.Draft?) {
    switch tree[value].kind {
    case .mapping, .boolean: subschemas.append(value)
    case .sequence where keyword == .items && draft == .draft2020:
      let expected = "a schema; an array of schemas is called prefixItems"
      errors.append(SchemaError(.malformed(keyword: "items", expected: expected), at: value))
    default: errors.append(SchemaError(.notASchema, at: value))
    }
  }
}
