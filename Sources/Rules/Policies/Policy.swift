import Diagnostics
import DocumentModel
import JSONSchema
import SourceText
import YAMLSyntax

/// A JSON Schema of the project's own that every compiled request must satisfy (manifest language §7).
package struct Policy: Sendable {
  private let schema: CompiledSchema
  private let path: String

  /// Reads a policy's file; nil, with findings in the file itself, where it is no schema that can be compiled.
  package init?(_ source: SourceFile, diagnostics: inout [Diagnostic]) {
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    guard case .document = reader.next(into: &tree, diagnostics: &diagnostics) else { return nil }
    path = source.path
    let reading = SchemaReading(tree)
    diagnostics += reading.errors.map { error in
      let phrase = Self.phrase(error, reading.document)
      return Diagnostic(
        rule: "policy-schema", message: "the policy is no JSON Schema of draft 2020-12: \(phrase)",
        at: reading.document.span(of: error.node), pointer: reading.pointer(to: error.node).description)
    }
    guard let schema = reading.schema else { return nil }
    self.schema = schema
  }

  /// Appends what the policy refuses in `body`, at the places in the manifests that caused it.
  package func check(_ body: Tree, into diagnostics: inout [Diagnostic]) {
    guard !schema.isValid(body) else { return }
    for violation in schema.violations(body) where !body[violation.instance].flags.contains(.secret) {
      diagnostics.append(finding(violation, body))
    }
  }

  private func finding(_ violation: Violation, _ body: Tree) -> Diagnostic {
    let document = schema.document
    let title = document.value("title", of: .root).map { document.string(of: $0) } ?? path
    let phrase = ViolationPhrase(violation, body: body, schema: document)
    return Diagnostic(
      rule: "policy", message: "\(phrase.text) (policy \"\(title)\")", at: body.span(of: phrase.place),
      pointer: JSONPointer(to: violation.instance, in: body).description,
      related: body.originLabels(of: phrase.place)
        + [Label(document.span(of: violation.keyword), "the policy asks for it here")],
      help: description(along: violation.path), source: "\(path)#\(schema.pointer(of: violation).description)")
  }

  /// The policy's own words, from the innermost schema that has any.
  private func description(along path: [NodeID]) -> String? {
    for node in path.reversed() {
      if let text = schema.document.value("description", of: node) { return schema.document.string(of: text) }
    }
    return nil
  }

  private static func phrase(_ error: SchemaError, _ tree: Tree) -> String {
    switch error.reason {
    case .notASchema: "a schema is an object or a boolean"
    case .malformed(let keyword, let expected): "\"\(keyword)\" takes \(expected)"
    case .repeated(let keyword): "\"\(keyword)\" lists \(tree.quoted(error.node)) twice"
    case .unsupportedDialect(let dialect): "\"$schema\" is \"\(dialect)\""
    case .unsupportedVocabulary(let vocabulary): "the vocabulary \"\(vocabulary)\" is not known"
    case .unresolvedReference(let reference): "the reference \"\(reference)\" leads nowhere in this file"
    case .unsoundDocument(let uri): "something is wrong in the document \"\(uri)\""
    case .endlessReference: "a reference leads back to itself"
    case .duplicateIdentifier(let identifier): "the identifier \"\(identifier)\" is given twice"
    case .tooLarge: "it has too many subschemas"
    case .pattern: "the pattern \(tree.quoted(error.node)) cannot be read"
    }
  }
}
