import Diagnostics
import DocumentModel
import SourceText

/// Reads what a document declares: `variables`, `volumes`, `parameters`, `fragments`.
struct DeclarationReader {
  let document: Document
  let outline: DocumentOutline
  private(set) var declarations: [Declaration] = []
  private(set) var diagnostics: [Diagnostic] = []

  private var tree: Tree { document.tree }

  init(document: Document, outline: DocumentOutline) {
    self.document = document
    self.outline = outline
  }

  mutating func read() {
    for kind in Declaration.Kind.allCases {
      guard let entry = outline[kind.topLevelKey] else { continue }
      guard tree[entry.value].kind == .mapping else {
        report(
          "\"\(kind.topLevelKey.name)\" is a map from name to \(kind.phrase), not \(tree.describe(entry.value))",
          rule: "manifest-shape", at: entry.value)
        continue
      }
      for named in tree.entries(of: entry.value) { read(named, kind: kind) }
    }
  }

  private mutating func read(_ entry: Entry, kind: Declaration.Kind) {
    let name = tree.string(of: entry.key)
    guard kind != .variable || Self.isVariableName(name) else {
      report(
        "\"\(name)\" cannot be the name of a variable", rule: "variable-name", at: entry.key,
        help: "a name is a letter or _, then letters, digits, _ or -")
      return
    }
    var variable: VariableDeclaration?
    switch kind {
    case .variable:
      var reader = VariableReader(document: document, name: name, value: entry.value)
      variable = reader.read()
      diagnostics += reader.diagnostics
    case .volume: checkShape(entry, kind: kind, allowed: [.mapping])
    case .parameterSet: checkShape(entry, kind: kind, allowed: [.mapping, .sequence])
    case .fragment:
      checkShape(entry, kind: kind, allowed: [.mapping])
      PartialBody.check(entry.value, in: tree, what: "a fragment", diagnostics: &diagnostics)
    }
    declarations.append(
      Declaration(
        kind: kind, name: name, key: DocumentNode(document: document, id: entry.key),
        value: DocumentNode(document: document, id: entry.value), variable: variable))
  }

  private mutating func checkShape(_ entry: Entry, kind: Declaration.Kind, allowed: [NodeKind]) {
    guard !allowed.contains(tree[entry.value].kind) else { return }
    let shape = allowed.contains(.sequence) ? "a map from label to value, or a list" : "a map"
    report(
      "the \(kind.phrase) \"\(tree.string(of: entry.key))\" is \(tree.describe(entry.value)); it must be \(shape)",
      rule: "manifest-shape", at: entry.value)
  }

  private mutating func report(_ message: String, rule: String, at id: NodeID, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        rule: rule, message: message, at: tree.span(of: id), pointer: JSONPointer(to: id, in: tree).description,
        help: help))
  }

  /// `[A-Za-z_][A-Za-z0-9_-]*`: what can be written in a reference and in an environment variable's name.
  static func isVariableName(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F }
    return isLetter(first) && name.utf8.allSatisfy { isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
  }
}
