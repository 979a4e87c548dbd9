import Diagnostics
import DocumentModel
import JSONSchema
import SourceText
import YAMLSyntax

/// Finds the value of a variable by rank and checks it against its declaration.
struct VariableValue {
  let declaration: Declaration
  let variable: VariableDeclaration
  let environment: Environment
  let inputs: VariableInputs

  /// What a variable comes to before references in a default are resolved.
  enum Outcome: Sendable {
    case value(ScalarValue)
    /// The default holds references.
    case template(DocumentNode)
    case missing
    /// The value breaks its declaration, which was said.
    case invalid
  }

  /// Whether something of a higher rank than the default gives a value.
  var isGiven: Bool {
    inputs.value(of: variable.name) != nil
      || environment.variables.contains { NameKey($0.name) == NameKey(variable.name) }
      || variable.processVariable.map { inputs.processValue($0) != nil } ?? false
  }

  func find(diagnostics: inout [Diagnostic]) -> Outcome {
    if let given = inputs.value(of: variable.name) {
      return outcome(read(given, diagnostics: &diagnostics))
    }
    if let entry = environment.variables.last(where: { TextOrder.areEqual($0.name, variable.name) }) {
      return outcome(read(.scalar(entry.value), diagnostics: &diagnostics))
    }
    if let name = variable.processVariable {
      guard let text = inputs.processValue(name) else {
        // Not an error before something is submitted: the value is filled in where it is set.
        guard variable.defaultValue == nil else { return byDefault(diagnostics: &diagnostics) }
        return .value(placeholder(declaration.key.span))
      }
      let source = SourceFile(path: "<\(name)>", content: Array(text.utf8), isConfidential: variable.isSecret)
      let span = SourceSpan(source: source, range: ByteRange(0..<source.count))
      return outcome(read(.text(text, span), diagnostics: &diagnostics))
    }
    return byDefault(diagnostics: &diagnostics)
  }

  private func byDefault(diagnostics: inout [Diagnostic]) -> Outcome {
    guard let node = variable.defaultValue else {
      // A secret that nobody gave is filled in where it is submitted.
      return variable.isSecret ? .value(placeholder(declaration.key.span)) : .missing
    }
    if node.node.flags.contains(.mayHoldReference) { return .template(node) }
    return outcome(read(.scalar(node), diagnostics: &diagnostics))
  }

  /// Checks the value of a default whose references are resolved.
  func checked(_ value: ScalarValue, diagnostics: inout [Diagnostic]) -> ScalarValue? {
    value.isPlaceholder || check(value, diagnostics: &diagnostics) ? secured(value) : nil
  }

  private func outcome(_ value: ScalarValue?) -> Outcome { value.map { .value(secured($0)) } ?? .invalid }

  private func read(_ given: VariableInputs.Given, diagnostics: inout [Diagnostic]) -> ScalarValue? {
    let value: ScalarValue
    switch given {
    case .scalar(let node): value = ScalarValue(node)
    case .text(let text, let span):
      let bytes = Array(text.utf8)
      let kind: NodeKind
      switch variable.type {
      case .string, nil: kind = .string
      case .number, .integer, .boolean: kind = CoreSchema.kind(of: bytes.span)
      }
      let source = SourceFile(
        path: span.source.path, content: span.source.bytes.dropLast(), isConfidential: variable.isSecret)
      value = ScalarValue(text: bytes, kind: kind, span: SourceSpan(source: source, range: span.range))
    }
    return check(value, diagnostics: &diagnostics) ? value : nil
  }

  private func check(_ value: ScalarValue, diagnostics: inout [Diagnostic]) -> Bool {
    if let type = variable.type, !Self.fits(value.kind, type, text: value.text) {
      report(Self.phrase(type, value), value, diagnostics: &diagnostics)
      return false
    }
    guard let constraints = variable.constraints else { return true }
    let tree = value.tree
    guard !constraints.isValid(tree, .root) else { return true }
    let phrases = constraints.violations(tree, .root).map { VariableViolation.phrase($0, schema: constraints.document) }
    report(phrases.first ?? "does not satisfy its declaration", value, diagnostics: &diagnostics)
    return false
  }

  private func report(_ requirement: String, _ value: ScalarValue, diagnostics: inout [Diagnostic]) {
    let shown = variable.isSecret ? "" : " \"\(String(decoding: value.text.prefix(80), as: UTF8.self))\""
    diagnostics.append(
      Diagnostic(
        rule: "variable-value", message: "the value\(shown) of the variable \"\(variable.name)\" \(requirement)",
        at: shownSpan(value),
        related: value.span == declaration.value.span ? [] : [Label(declaration.key.span, "declared here")],
        help: value.span.source.path.utf8.starts(with: "<".utf8)
          ? "it was given by \(value.span.source.path.dropFirst().dropLast())" : nil))
  }

  /// The place of a value; a secret's source is taken for confidential, so that no excerpt of it is printed.
  private func shownSpan(_ value: ScalarValue) -> SourceSpan {
    let source = value.span.source
    guard variable.isSecret, !source.isConfidential else { return value.span }
    let hidden = SourceFile(path: source.path, content: source.bytes.dropLast(), isConfidential: true)
    return SourceSpan(source: hidden, range: value.span.range)
  }

  private static func fits(_ kind: NodeKind, _ type: VariableDeclaration.ValueType, text: [UInt8]) -> Bool {
    switch type {
    case .string: kind == .string
    case .boolean: kind == .boolean
    case .number: kind.isNumber
    case .integer: kind == .integer || (kind == .float && isIntegral(text))
    }
  }

  private static func isIntegral(_ text: [UInt8]) -> Bool {
    guard let value = try? NumberText.double(text.span) else { return false }
    return value == value.rounded(.towardZero)
  }

  private static func phrase(_ type: VariableDeclaration.ValueType, _ value: ScalarValue) -> String {
    let isQuoted =
      value.kind == .string && value.span.source.isFile
      && fits(CoreSchema.kind(of: value.text.span), type, text: value.text)
    let remedy = isQuoted ? ": take the quotes away" : ""
    return switch type {
    case .string: "must be text: quote it"
    case .boolean: "must be true or false" + remedy
    case .number: "must be a number" + remedy
    case .integer: "must be a whole number" + remedy
    }
  }

  private func secured(_ value: ScalarValue) -> ScalarValue {
    guard variable.isSecret else { return value }
    value.span.source.conceal(value.span.range)
    return placeholder(value.span, hiding: value.hidden ?? value.text)
  }

  private func placeholder(_ span: SourceSpan, hiding hidden: [UInt8]? = nil) -> ScalarValue {
    let namespace = variable.isSecret ? "secret" : "var"
    return ScalarValue(
      text: Array("${{ \(namespace).\(variable.name) }}".utf8), kind: .string, span: span, isPlaceholder: true,
      hidden: hidden)
  }
}
