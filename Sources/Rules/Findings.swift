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
  /// A rule and a place, and what is said there besides the field's name: one value in two fields is one mistake.
  private struct Mistake: Hashable {
    let rule: String
    let source: ObjectIdentifier
    let range: ByteRange
    let words: [UInt8]
  }

  private var indexOfMistake: [Mistake: Int] = [:]
  /// The places from which references took parts of a finding's text, by the finding's index.
  private var parts: [Int: [SourceSpan]] = [:]
  /// The character that a finding's text must not hold, by the finding's index.
  private var offenders: [Int: Unicode.Scalar] = [:]

  init(_ body: Tree, isOpen: Bool = false) {
    self.body = body
    self.isOpen = isOpen
  }

  /// Adds a finding at a node: a value, or a key, which has its value's pointer.
  ///
  /// The steps that brought the node there follow `related` as labels. The severity is the rule's unless another is
  /// given.
  ///
  /// - Parameter offender: the character that the text must not hold, where that is the mistake.
  mutating func report(
    _ rule: any Rule.Type, _ message: String, at id: NodeID, related: [Label] = [], help: String? = nil,
    fixes: [Fix] = [], source: String? = nil, severity: Severity? = nil, offender: Unicode.Scalar? = nil
  ) {
    let rule = rule.description
    let span = body.span(of: id)
    let subject = body.subject(id)
    let words = message.utf8.starts(with: subject.utf8) ? Array(message.utf8.dropFirst(subject.utf8.count)) : []
    let mistake = Mistake(rule: rule.id, source: ObjectIdentifier(span.source), range: span.range, words: words)
    if !words.isEmpty, let known = indexOfMistake[mistake] {
      for label in related + body.originLabels(of: id) where !diagnostics[known].related.contains(label) {
        diagnostics[known].related.append(label)
      }
      return
    }
    indexOfMistake[mistake] = diagnostics.count
    let sites = body.chain(of: id).compactMap { origin in
      if case .part = origin.step { origin.site } else { nil }
    }
    if !sites.isEmpty {
      parts[diagnostics.count] = sites
      offenders[diagnostics.count] = offender
    }
    diagnostics.append(
      Diagnostic(
        rule: rule.id, severity: severity ?? rule.severity, message: message, at: span,
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

  /// The findings without those that only follow from another, at a value of which they took a part: one of the same
  /// rule, or one about a text that holds the same character.
  var withoutEchoes: [Diagnostic] {
    if parts.isEmpty { return diagnostics }
    return diagnostics.enumerated().filter { index, diagnostic in
      guard let sites = parts[index] else { return true }
      return !diagnostics.enumerated().contains { other, cause in
        other != index && sites.contains(cause.span)
          && (cause.rule == diagnostic.rule || cause.severity == .error && cause.span.holds(offenders[index]))
      }
    }.map(\.element)
  }

  /// A label at another node.
  func label(_ id: NodeID, _ message: String) -> Label { Label(body.span(of: id), message) }
}

extension SourceSpan {
  /// Whether a character stands in it.
  fileprivate func holds(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { source.text(in: range).unicodeScalars.contains($0) } ?? false
  }
}
