import Diagnostics
import DocumentModel
import SourceText

extension Diagnostic {
  /// A name that is looked up and not found, with the nearest known one as help and as fix.
  ///
  /// - Parameters:
  ///   - what: the kind of name: `variable`, `top-level key`.
  ///   - qualifier: what stands before the name in `span`: the `var.` of a reference.
  ///   - span: the name itself, qualifier included, which a fix replaces.
  ///   - place: where it stands, after its name: ` in "config"`.
  ///   - known: the names there are, in the order to list them.
  ///   - help: said where no known name is near.
  ///   - isClosed: whether the names are the language's own, so that a slip of the pen is one beyond doubt; what authors
  ///     declare may lack a name.
  package static func unknownName(
    _ what: String, _ name: String, after qualifier: String = "", at span: SourceSpan, rule: String, known: [String],
    help: String? = nil, in place: String = "", pointer: String? = nil, isReplaceable: Bool = true,
    isClosed: Bool = false
  ) -> Diagnostic {
    var diagnostic = Diagnostic(rule: rule, message: "unknown \(what) \"\(name)\"\(place)", at: span, pointer: pointer)
    if let near = Suggestion.nearest(to: name, among: known) {
      diagnostic.help = "did you mean \"\(near)\"?"
      if isReplaceable {
        let isSafe = isClosed && Suggestion.isSlip(name, for: near, among: known)
        diagnostic.fixes = [
          Fix(
            title: "write \"\(near)\"", applicability: isSafe ? .safe : .unsafe,
            edits: [Edit(replacingScalarAt: span, with: qualifier + near)])
        ]
      }
    } else if let help {
      diagnostic.help = help
    } else if known.isEmpty {
      diagnostic.help = "no \(what) is declared here"
    } else {
      let listed = known.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
      diagnostic.help = "known: \(listed)\(known.count > 12 ? " and \(known.count - 12) more" : "")"
    }
    return diagnostic
  }

  /// A key of a map that takes the language's own keys only; where the one that is near stands there already, there is
  /// nothing to write.
  static func unknownKey(
    _ what: String, _ key: NodeID, of map: NodeID, in tree: borrowing Tree, rule: String = "unknown-key",
    known: [String], help: String? = nil, place: String = "", pointer: String
  ) -> Diagnostic {
    let name = tree.string(of: key)
    var diagnostic = unknownName(
      what, name, at: tree.span(of: key), rule: rule, known: known, help: help, in: place,
      pointer: pointer, isClosed: true)
    if let near = Suggestion.nearest(to: name, among: known), tree.entry(named: near, of: map) != nil {
      diagnostic.help = "did you mean \"\(near)\", which is there already?"
      diagnostic.fixes = []
    }
    return diagnostic
  }

  /// A directive that drops what no lower layer has.
  ///
  /// - Parameter known: what lower layers have; nil where it is not looked at.
  static func nothingBelow(
    _ directive: String, _ what: String, _ name: String, at span: SourceSpan, known: [String]?
  ) -> Diagnostic {
    let unknown = unknownName(
      what, name, at: span, rule: "directive", known: known ?? [], help: "remove it from the list")
    return Diagnostic(
      rule: "directive", message: "\"\(directive)\" names the \(what) \"\(name)\", which no lower layer has", at: span,
      help: known?.isEmpty == true ? "there is nothing below to drop" : unknown.help, fixes: unknown.fixes)
  }
}

extension Edit {
  /// Writes `text` in the place of a scalar, in the scalar's own quotes: what is JSON stays JSON.
  init(replacingScalarAt span: SourceSpan, with text: String) {
    switch span.source.text(in: span.range).utf8.first {
    case UInt8(ascii: "\""):
      let escaped = text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : String($1) }
      self.init(replacing: span, with: "\"\(escaped)\"")
    case UInt8(ascii: "'"):
      let escaped = text.reduce(into: "") { $0 += $1 == "'" ? "''" : String($1) }
      self.init(replacing: span, with: "'\(escaped)'")
    default: self.init(replacing: span, with: text)
    }
  }
}
