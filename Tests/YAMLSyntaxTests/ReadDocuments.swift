import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

/// The documents of `yaml`, each as indented text, and every finding as `line:column rule: message`.
func read(_ yaml: String, path: String = "a.yaml", isPortable: Bool = false) -> (
  documents: [String], findings: [String]
) {
  let source = SourceFile(path: path, content: Array(yaml.utf8))
  return read(source, isPortable: isPortable)
}

func read(_ source: SourceFile, isPortable: Bool = false) -> (documents: [String], findings: [String]) {
  var reader = DocumentReader(source: source, isPortable: isPortable)
  var tree = Tree(source: source)
  var diagnostics: [Diagnostic] = []
  var documents: [String] = []
  loop: while true {
    switch reader.next(into: &tree, diagnostics: &diagnostics) {
    case .document: documents.append(dump(.root, of: tree))
    case .failed: documents.append("failed")
    case .end: break loop
    }
  }
  let index = LineIndex(source)
  let findings = diagnostics.map { finding in
    let place = index.position(of: finding.span.range.start)
    return "\(place.line):\(place.column) \(finding.rule): \(finding.message)"
  }
  return (documents, findings)
}

/// A node as JSON-like text with kinds: `s` strings in quotes, other scalars bare.
func dump(_ id: NodeID, of tree: Tree) -> String {
  switch tree[id].kind {
  case .mapping:
    let entries = tree.entries(of: id).map { "\"\(tree.string(of: $0.key))\": \(dump($0.value, of: tree))" }
    return "{" + entries.joined(separator: ", ") + "}"
  case .sequence:
    return "[" + tree.items(of: id).map { dump($0, of: tree) }.joined(separator: ", ") + "]"
  case .string: return "\"\(tree.string(of: id))\""
  case let kind: return "\(kind):\(tree.string(of: id))"
  }
}

/// All that is found in a source.
func diagnostics(in source: SourceFile) -> [Diagnostic] {
  var reader = DocumentReader(source: source)
  var tree = Tree(source: source)
  var diagnostics: [Diagnostic] = []
  while reader.next(into: &tree, diagnostics: &diagnostics) != .end {}
  return diagnostics
}

/// The related places of the findings in `yaml`, as `line:column words`.
func related(to yaml: String) -> [String] {
  let source = SourceFile(path: "a.yaml", content: Array(yaml.utf8))
  let index = LineIndex(source)
  return diagnostics(in: source).flatMap(\.related).map { label in
    let place = index.position(of: label.span.range.start)
    return "\(place.line):\(place.column) \(label.message)"
  }
}

/// `yaml` after the edits of the first fix of its first finding.
func fixed(_ yaml: String) -> String? {
  var bytes = Array(yaml.utf8)
  guard let fix = diagnostics(in: SourceFile(path: "a.yaml", content: bytes)).first?.fixes.first else { return nil }
  for edit in fix.edits.sorted(by: { $0.span.range.start > $1.span.range.start }) {
    bytes.replaceSubrange(edit.span.range.indices, with: Array(edit.text.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}
