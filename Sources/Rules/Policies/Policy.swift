import Diagnostics
import DocumentModel
import JSONSchema
import Manifest
import SourceText

/// A JSON Schema of the project's own that every compiled request must satisfy (manifest language §7).
package struct Policy: Sendable {
  private let schema: CompiledSchema
  private let annotations: PolicyAnnotations
  /// The `title` of the policy, or its path: what findings call it.
  private let title: String
  /// The environments whose requests it speaks of; nil for all.
  private let environments: [String]?

  init(_ schema: CompiledSchema, environments: [String]?) {
    self.schema = schema
    self.environments = environments
    annotations = PolicyAnnotations(schema.document)
    title = annotations.title ?? schema.document.source.path
  }

  /// Those of `names`, environments in which a request stands as it is, that the policy speaks of.
  package func environments(among names: [String]) -> [String] {
    guard let environments else { return names }
    return names.filter { name in environments.contains { $0.utf8.elementsEqual(name.utf8) } }
  }

  /// Appends what the policy refuses in `body`, at the places in the manifests that caused it.
  package func check(_ body: Tree, into diagnostics: inout [Diagnostic]) {
    guard !schema.isValid(body) else { return }
    for violation in schema.violations(body) where !failsOnlyAsPlaceholder(violation, body) {
      for leaf in violation.nearest(in: body) { diagnostics.append(finding(leaf, body)) }
    }
  }

  private func finding(_ violation: Violation, _ body: Tree) -> Diagnostic {
    let document = schema.document
    let (text, place, help) = phrase(violation, body)
    let words = annotations.words(along: violation.path)
    let keyword = document.span(of: violation.keyword)
    // With words for both, the description says why at the policy's place, and the help what to do.
    let reason = words.help == nil ? nil : words.description
    return Diagnostic(
      rule: words.name.map { "\(PolicyRule.description.id)/\($0)" } ?? PolicyRule.description.id,
      severity: words.severity ?? PolicyRule.description.severity,
      message: "\(text) (policy \"\(title)\")", at: body.span(of: place),
      pointer: JSONPointer(to: violation.instance, in: body).description,
      related: [Label(keyword, reason ?? "the policy asks for it here")] + body.originLabels(of: place),
      help: words.help ?? words.description ?? help,
      source: "\(keyword.source.path)#\(schema.pointer(of: violation).description)")
  }

  /// What is wrong, and where: at a value of several lines its key stands for it; what to do, as far as the schema tells.
  private func phrase(_ violation: Violation, _ body: Tree) -> (text: String, place: NodeID, help: String?) {
    let phrase = ViolationPhrase(violation, body: body, schema: schema.document)
    var place = phrase.place
    if body[place].kind.isCollection, body[place].style == .block {
      place = body.key(of: place) ?? body.entries(of: place).first { _ in true }?.key ?? place
    }
    guard case .noBranch(let branches) = violation.kind else { return (phrase.text, place, phrase.help) }
    // None of the forms is nearer than the others: each has its say.
    let forms = branches.compactMap { $0.first?.nearest(in: body).first.map { self.phrase($0, body).text } }
    guard !forms.isEmpty, forms.count == branches.count else { return (phrase.text, place, phrase.help) }
    var distinct: [String] = []
    for form in forms where !distinct.contains(where: { $0.utf8.elementsEqual(form.utf8) }) { distinct.append(form) }
    let more = distinct.count > Self.formLimit ? "; or …" : ""
    return (distinct.prefix(Self.formLimit).joined(separator: "; or ") + more, place, nil)
  }

  /// How many forms a message names.
  private static let formLimit = 4

  /// Whether a violation is about a text that stands for a value which is not shown, in the place itself or in a form
  /// that would be right but for it.
  private func failsOnlyAsPlaceholder(_ violation: Violation, _ body: Tree) -> Bool {
    if body[violation.instance].flags.contains(.secret) { return true }
    guard case .noBranch(let branches) = violation.kind else { return false }
    return branches.contains { branch in
      !branch.isEmpty && branch.allSatisfy { failsOnlyAsPlaceholder($0, body) }
    }
  }
}
