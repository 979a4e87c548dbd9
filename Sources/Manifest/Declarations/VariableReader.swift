import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// Reads one entry of `variables`.
struct VariableReader {
  let document: Document
  let name: String
  let value: NodeID
  var diagnostics: [Diagnostic] = []

  private var tree: Tree { document.tree }

  init(document: Document, name: String, value: NodeID) {
    self.document = document
    self.name = name
    self.value = value
  }

  /// The declaration; nil where it cannot be used, which is then a finding.
  mutating func read() -> VariableDeclaration? {
    switch tree[value].kind {
    case .mapping: return readLongForm()
    case .null:
      report(
        "the variable \"\(name)\" is null", at: value,
        help: "give it a default, or declare its type: `{ type: string }` means that a value must be given")
      return nil
    case .sequence:
      report("the variable \"\(name)\" is a list; a variable holds one scalar", at: value)
      return nil
    default:
      return VariableDeclaration(
        name: name, type: .init(tree[value].kind), defaultValue: DocumentNode(document: document, id: value),
        isSecret: false, processVariable: nil, constraints: nil)
    }
  }

  private mutating func readLongForm() -> VariableDeclaration? {
    let count = diagnostics.count
    checkKeywords()
    checkEnum()
    let declaredType = readType()
    let defaultValue = readDefault()
    let isSecret = readSecret()
    // Also where `secret: yes` is refused: a secret is meant.
    if isSecret || tree.value("secret", of: value).map({ tree[$0].kind != .boolean }) ?? false,
      let id = tree.value("default", of: value)
    {
      tree.source(of: id).conceal(tree[id].range)
    }
    let processVariable = readFrom()
    guard diagnostics.count == count else { return nil }
    guard let constraints = compileConstraints() else { return nil }
    let type = declaredType ?? defaultValue.flatMap { .init($0.node.kind) }
    return VariableDeclaration(
      name: name, type: type, defaultValue: defaultValue, isSecret: isSecret, processVariable: processVariable,
      constraints: constraints)
  }

  private mutating func compileConstraints() -> CompiledSchema? {
    do throws(SchemaError) {
      return try CompiledSchema(tree, root: value, options: SchemaOptions(assertsFormat: true))
    } catch {
      let keyword = JSONPointer(to: error.node, in: tree).description.utf8.split(separator: UInt8(ascii: "/")).last
      let name = keyword.map { String(Substring($0)) } ?? ""
      switch error.reason {
      case .malformed(let keyword, let expected):
        report("\"\(keyword)\" takes \(expected), not \(tree.describe(error.node))", at: error.node)
      case .pattern:
        report(
          "the pattern \(tree.shortText(of: error.node)) cannot be read", at: error.node,
          help: "patterns are regular expressions of ECMA-262")
      default: report("\"\(name)\" cannot be used in a declaration", at: error.node)
      }
      return nil
    }
  }

  private mutating func checkKeywords() {
    for entry in tree.entries(of: value) {
      let keyword = tree.string(of: entry.key)
      guard !VariableDeclaration.keywords.contains(where: { $0.utf8.elementsEqual(keyword.utf8) }) else { continue }
      diagnostics.append(
        .unknownKey(
          "keyword", entry.key, of: value, in: tree, rule: "variable-declaration", known: VariableDeclaration.keywords,
          pointer: JSONPointer(to: entry.key, in: tree).description))
    }
  }

  private mutating func checkEnum() {
    guard let id = tree.value("enum", of: value), tree[id].kind == .sequence, tree[id].childCount == 0 else { return }
    report("\"enum\" is empty, so that \"\(name)\" could have no value", at: id, help: "list what is allowed")
  }

  private mutating func readType() -> VariableDeclaration.ValueType? {
    guard let id = tree.value("type", of: value) else { return nil }
    let known = VariableDeclaration.ValueType.allCases.map(\.rawValue)
    guard tree[id].kind == .string else {
      report(
        "\"type\" names one scalar type, not \(tree.describe(id))", at: id,
        help: "known: \(known.joined(separator: ", "))")
      return nil
    }
    if let type = VariableDeclaration.ValueType(rawValue: tree.string(of: id)) { return type }
    let name = tree.string(of: id)
    if name == "array" || name == "object" || name == "null" {
      report(
        "a variable holds a scalar; its type cannot be \"\(name)\"", at: id,
        help: "known: \(known.joined(separator: ", "))")
    } else {
      diagnostics.append(
        .unknownName("type", name, at: tree.span(of: id), rule: "variable-declaration", known: known))
    }
    return nil
  }

  private mutating func readDefault() -> DocumentNode? {
    guard let id = tree.value("default", of: value) else { return nil }
    guard !tree[id].kind.isCollection, tree[id].kind != .null else {
      report(
        "the default of \"\(name)\" is \(tree.describe(id)); a variable holds a scalar", at: id,
        help: "leave \"default\" out if a value must be given")
      return nil
    }
    return DocumentNode(document: document, id: id)
  }

  private mutating func readSecret() -> Bool {
    guard let id = tree.value("secret", of: value) else { return false }
    guard tree[id].kind == .boolean else {
      report("\"secret\" is true or false, not \(tree.describe(id))", at: id)
      return false
    }
    return tree.isTrue(id)
  }

  /// `from: { env: NAME }`
  private mutating func readFrom() -> String? {
    guard let id = tree.value("from", of: value) else { return nil }
    guard tree[id].kind == .mapping, let variable = tree.value("env", of: id), tree[variable].kind == .string,
      tree[id].childCount == 1, tree[variable].textCount > 0
    else {
      report("\"from\" names a variable of the process environment: `from: { env: NAME }`", at: id)
      return nil
    }
    return tree.string(of: variable)
  }

  private mutating func report(_ message: String, at id: NodeID, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        rule: "variable-declaration", message: message, at: tree.span(of: id),
        pointer: JSONPointer(to: id, in: tree).description, help: help))
  }
}
