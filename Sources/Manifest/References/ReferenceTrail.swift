import Diagnostics
import DocumentModel
import SourceText

/// What the references of a text lead to, step by step: for `explain`.
package struct ReferenceTrail: Sendable {
  /// One reference and all that gives it a value, from low to high; the last one counts.
  package struct Step: Sendable {
    /// `var.bucket`.
    package let path: String
    /// Where the name is declared; nil for what has no declaration.
    package let declaration: SourceSpan?
    package let values: [Value]
  }

  /// Something that gives a value.
  package struct Value: Sendable {
    /// In words: `the default`, `--var 1`.
    package let title: String
    /// As written; `***` for a secret's.
    package let text: String
    package let span: SourceSpan
  }

  package private(set) var steps: [Step] = []

  /// Follows the references of `text`, and those of the texts they lead to.
  ///
  /// - Parameter body: the job in which the text stands, for `job` references.
  package init(_ text: String, context: JobContext, body: Tree) {
    var waiting = Self.references(in: text)
    var seen: Set<ReferencePath> = []
    while !waiting.isEmpty, steps.count < Self.maximumCount {
      let path = waiting.removeFirst()
      guard seen.insert(path).inserted else { continue }
      guard let step = Self.step(path, context, body) else { continue }
      steps.append(step)
      if let last = step.values.last { waiting += Self.references(in: last.text) }
    }
  }

  /// The most references that are followed.
  private static let maximumCount = 100

  private static func references(in text: String) -> [ReferencePath] {
    let bytes = Array(text.utf8)
    guard let template = try? Template(bytes.span) else { return [] }
    return template.pieces.compactMap { if case .reference(let path, _) = $0 { path } else { nil } }
  }

  private static func step(_ path: ReferencePath, _ context: JobContext, _ body: Tree) -> Step? {
    let environment = context.environment
    switch path.namespace {
    case .variable:
      guard let declaration = context.scope.declaration(.variable, path.name), let variable = declaration.variable
      else { return nil }
      return Step(
        path: path.description, declaration: declaration.key.span, values: values(of: variable, declaration, context))
    case .matrix:
      guard let value = context.cell?.value(of: path.name) else { return nil }
      let text = String(decoding: value.text, as: UTF8.self)
      return Step(
        path: path.description, declaration: nil,
        values: [Value(title: "the cell of the matrix", text: text, span: value.span)])
    case .environment:
      let node = path.name == "name" ? environment.key : environment.setting(path.name)
      guard let node else { return nil }
      return Step(
        path: path.description, declaration: nil,
        values: [
          Value(
            title: "the environment \"\(environment.name)\"", text: node.tree.string(of: node.id), span: node.span)
        ])
    case .job:
      var id = NodeID.root
      for token in path.name.split(separator: ".", omittingEmptySubsequences: false) {
        guard let child = body.child(String(token), of: id) else { return nil }
        id = child
      }
      return Step(
        path: path.description, declaration: nil,
        values: [
          Value(title: "the field as it is sent", text: body.string(of: id), span: body.span(of: id))
        ])
    case .secret: return nil
    }
  }

  /// All that gives the variable a value, by rank (manifest language §4).
  private static func values(
    of variable: VariableDeclaration, _ declaration: Declaration, _ context: JobContext
  ) -> [Value] {
    var values: [Value] = []
    func add(_ title: String, _ text: String, _ span: SourceSpan) {
      guard variable.isSecret else { return values.append(Value(title: title, text: text, span: span)) }
      let source = SourceFile(path: span.source.path, content: span.source.bytes.dropLast(), isConfidential: true)
      values.append(Value(title: title, text: "***", span: SourceSpan(source: source, range: span.range)))
    }
    if let node = variable.defaultValue { add("the default", node.tree.string(of: node.id), node.span) }
    if let name = variable.processVariable, let text = context.inputs.processValue(name) {
      let source = SourceFile(path: "<\(name)>", content: Array(text.utf8))
      add("the process variable \(name)", text, SourceSpan(source: source, range: ByteRange(0..<source.count)))
    }
    for entry in context.environment.variables where TextOrder.areEqual(entry.name, variable.name) {
      add(
        "the environment \"\(context.environment.name)\"", entry.value.tree.string(of: entry.value.id),
        entry.value.span)
    }
    for entry in context.inputs.fileEntries where TextOrder.areEqual(entry.name, variable.name) {
      add("a --var-file", entry.value.tree.string(of: entry.value.id), entry.value.span)
    }
    for entry in context.inputs.prefixed where TextOrder.areEqual(entry.name, variable.name) {
      add(
        "the process variable JOBC_VAR_\(entry.name)", entry.value,
        SourceSpan(source: entry.source, range: ByteRange(0..<entry.source.count)))
    }
    for (number, entry) in context.inputs.arguments.enumerated()
    where TextOrder.areEqual(entry.name, variable.name) {
      let start = entry.name.utf8.count + 1
      add(
        "--var \(number + 1)", entry.value,
        SourceSpan(source: entry.source, range: ByteRange(start..<entry.source.count)))
    }
    return values
  }
}
