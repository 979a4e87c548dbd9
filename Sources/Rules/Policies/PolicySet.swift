import Diagnostics
import DocumentModel
import JSONSchema
import Manifest
import SourceText
import YAMLSyntax

/// The policies of a project: their files, which may refer to each other by relative `$ref`.
package struct PolicySet: Sendable {
  package private(set) var policies: [Policy] = []

  /// A file that holds a policy.
  package struct File {
    package let path: AbsolutePath
    package let source: SourceFile

    package init(path: AbsolutePath, source: SourceFile) {
      self.path = path
      self.source = source
    }
  }

  /// A policy as it was read.
  private struct Document {
    let tree: Tree
    let path: AbsolutePath
    let uri: String
  }

  private var documents: [Document] = []

  /// No policies.
  package init() {}

  /// Reads and compiles all files; what is wrong is a finding in the file itself, and that file is no policy.
  ///
  /// - Parameter environments: the names that the project declares.
  package init(_ files: [File], environments: [String], diagnostics: inout [Diagnostic]) {
    for file in files {
      guard let tree = Self.read(file.source, diagnostics: &diagnostics) else { continue }
      documents.append(Document(tree: tree, path: file.path, uri: Self.uri(file.path)))
    }
    var registry = SchemaRegistry()
    for document in documents { registry.add(document.tree, at: document.uri) }
    for document in documents {
      let named = Self.environments(of: document.tree, known: environments, diagnostics: &diagnostics)
      let options = SchemaOptions(assertsFormat: true, registry: registry, baseURI: document.uri)
      let reading = SchemaReading(document.tree, options: options)
      for remark in reading.remarks {
        if let finding = remark.finding(in: reading.document) { diagnostics.append(finding) }
      }
      for error in reading.errors {
        if let finding = finding(error, reading, in: document) { diagnostics.append(finding) }
      }
      if let schema = reading.schema { policies.append(Policy(schema, environments: named)) }
    }
  }

  /// The one document of a policy's file, in YAML or JSON.
  private static func read(_ source: SourceFile, diagnostics: inout [Diagnostic]) -> Tree? {
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    switch reader.next(into: &tree, diagnostics: &diagnostics) {
    case .failed: return nil
    case .end:
      // A syntax error ends a file as well, and has been reported.
      guard !diagnostics.contains(where: { $0.span.source === source }) else { return nil }
      diagnostics.append(
        Diagnostic(
          rule: PolicySchemaRule.description.id, message: "the policy is empty",
          at: SourceSpan(source: source, range: ByteRange(emptyAt: 0)),
          help: "write a JSON Schema, or take the file out of \"policies\""))
      return nil
    case .document: break
    }
    var second = Tree(source: source)
    if case .document = reader.next(into: &second, diagnostics: &diagnostics) {
      diagnostics.append(
        Diagnostic(
          rule: PolicySchemaRule.description.id, message: "a policy is one document, and this is a second one",
          at: second.span(of: .root), help: "give each policy a file of its own"))
    }
    return tree
  }

  /// The environments that a policy is limited to; nil for all. What is no name of one is a finding.
  private static func environments(
    of tree: Tree, known: [String], diagnostics: inout [Diagnostic]
  ) -> [String]? {
    guard let value = tree.value(PolicyAnnotations.environments, of: .root) else { return nil }
    let items = tree[value].kind == .sequence ? Array(tree.items(of: value)) : [value]
    var names: [String] = []
    for item in items {
      guard tree[item].kind == .string else {
        diagnostics.append(
          Diagnostic(
            rule: PolicySchemaRule.description.id,
            message: "\"\(PolicyAnnotations.environments)\" is a list of names, not \(tree.describe(item))",
            at: tree.span(of: item), pointer: JSONPointer(to: item, in: tree).description))
        continue
      }
      let name = tree.string(of: item)
      names.append(name)
      if known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { continue }
      diagnostics.append(
        .unknownName(
          "environment", name, at: tree.span(of: item), rule: UnknownEnvironmentRule.description.id, known: known,
          pointer: JSONPointer(to: item, in: tree).description, isReplaceable: tree[item].style == .plain))
    }
    return names
  }

  // MARK: Findings

  /// The finding for an error; nil for one that only follows from another.
  private func finding(_ error: SchemaError, _ reading: SchemaReading, in document: Document) -> Diagnostic? {
    guard let phrase = SchemaErrorPhrase(error, reading.document) else { return nil }
    var help = phrase.help
    if case .unresolvedReference(let reference) = error.reason {
      help = self.help(for: reference, in: document) ?? help
    }
    return Diagnostic(
      rule: PolicySchemaRule.description.id,
      message: phrase.text, at: reading.document.span(of: error.node),
      pointer: reading.pointer(to: error.node).description, help: help)
  }

  /// What to do about a reference that leads nowhere.
  private func help(for reference: String, in document: Document) -> String? {
    let path = String(reference.prefix { $0 != "#" })
    guard !path.isEmpty, !path.contains("://") else { return nil }
    let folder = AbsolutePath("..", in: document.path)
    let others = documents.map { $0.path.relative(to: folder) }
    if others.contains(where: { $0.utf8.elementsEqual(path.utf8) }) { return "the file has no such place" }
    return Suggestion.help(for: path, among: others)
      ?? "a policy refers to other files that \"policies\" in jobc.yaml matches"
  }

  /// The URI of a file, against which its references are resolved (RFC 8089).
  private static func uri(_ path: AbsolutePath) -> String {
    var text = "file://"
    for byte in path.string.utf8 {
      let isPlain =
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x2D && byte <= 0x39 || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "~")
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += (byte < 16 ? "%0" : "%") + digits
      }
    }
    return text
  }
}

extension SchemaRemark {
  /// What a policy's author should know; nil for nothing.
  fileprivate func finding(in tree: Tree) -> Diagnostic? {
    switch kind {
    case .unknownKeyword: return PolicyAnnotations.check(node, in: tree)
    case .foreignKeyword:
      return Diagnostic(
        rule: PolicySchemaRule.description.id, severity: .warning,
        message: "\"\(tree.string(of: node))\" is a keyword of another draft, so it asks for nothing",
        at: tree.span(of: node), pointer: JSONPointer(to: node, in: tree).description,
        help: "policies are read by draft 2020-12 unless \"$schema\" says otherwise")
    }
  }
}
