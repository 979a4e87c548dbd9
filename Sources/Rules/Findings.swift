import Diagnostics
import DocumentModel
import SourceText

/// The findings of one request, and what their words need of its tree.
struct Findings {
  let body: Tree
  /// Whether parts of the body are missing by a mistake that is reported elsewhere: nothing is said then of what a
  /// mapping lacks.
  let isOpen: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(_ body: Tree, isOpen: Bool = false) {
    self.body = body
    self.isOpen = isOpen
  }

  /// Adds a finding at a node: a value, or a key, which has its value's pointer.
  ///
  /// The steps that brought the node there follow `related` as labels. The severity is the rule's unless another is
  /// given.
  mutating func report(
    _ rule: any Rule.Type, _ message: String, at id: NodeID, related: [Label] = [], help: String? = nil,
    fixes: [Fix] = [], source: String? = nil, severity: Severity? = nil
  ) {
    let rule = rule.description
    diagnostics.append(
      Diagnostic(
        rule: rule.id, severity: severity ?? rule.severity, message: message, at: body.span(of: id),
        pointer: JSONPointer(to: id, in: body).description, related: related + body.originLabels(of: id), help: help,
        fixes: fixes, source: source))
  }

  /// Adds a finding about what a mapping lacks: at the mapping's key, or where it has none at its first key.
  mutating func reportLack(
    _ rule: any Rule.Type, _ message: String, in mapping: NodeID, related: [Label] = [], help: String? = nil,
    source: String? = nil, severity: Severity? = nil
  ) {
    if isOpen { return }
    let rule = rule.description
    let place = body.key(of: mapping) ?? body.entries(of: mapping).first { _ in true }?.key ?? mapping
    diagnostics.append(
      Diagnostic(
        rule: rule.id, severity: severity ?? rule.severity, message: message, at: body.span(of: place),
        pointer: JSONPointer(to: mapping, in: body).description, related: related + body.originLabels(of: place),
        help: help, source: source))
  }

  /// A label at another node.
  func label(_ id: NodeID, _ message: String) -> Label { Label(body.span(of: id), message) }
}
