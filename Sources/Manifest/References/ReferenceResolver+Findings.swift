import Diagnostics
import DocumentModel
import SourceText

/// References that cannot be read, and loops.
extension ReferenceResolver {
  mutating func reportLongCycle(through path: ReferencePath, at site: SourceSpan) {
    diagnostics.append(
      Diagnostic(
        rule: "reference-cycle",
        message: "references form a loop of more than \(Self.maximumLoop / 2) steps through \(path.description)",
        at: site,
        help: "give one of them a value of its own"))
  }

  /// The references of a scalar, read now; nil, with a finding, where one cannot be read.
  mutating func template(of id: NodeID, in tree: borrowing Tree) -> Template? {
    do {
      return try Template(tree.text(of: id))
    } catch {
      diagnostics.append(ReferenceFinding.diagnostic(error, node: tree[id], site: tree.span(of: id)))
      return nil
    }
  }

  /// Reports the loop that `pending` makes from `start` on; the reference at `site` closes it.
  mutating func reportCycle(from start: Int, at site: SourceSpan, in tree: Tree) {
    var names: [String] = []
    var sites: [SourceSpan] = []
    for (index, step) in pending[start...].enumerated() {
      switch step {
      case .reference(let path, let span):
        names.append(path.description)
        sites.append(span)
      case .scalar(let id) where index == 0:
        let pointer = JSONPointer(to: id, in: tree).description
        names.append("job" + String(pointer.map { $0 == "/" ? "." : $0 }))
        sites.append(tree.span(of: id))
      case .scalar: break
      }
    }
    if names.count > 1, names.first == names.last {
      names.removeLast()
      sites.removeLast()
    }
    let first = names.indices.min { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) } ?? 0
    let shown = (names[first...] + names[..<first] + [names[first]]).joined(separator: " → ")
    let message = "references form a loop: \(shown)"
    guard !diagnostics.contains(where: { $0.message == message }) else { return }
    // The place where the loop is closed towards its first member, whichever member was asked for.
    diagnostics.append(
      Diagnostic(
        rule: "reference-cycle", message: message, at: first == 0 ? site : sites[first],
        help: "give one of them a value of its own"))
  }

  /// A name that a reference in the scalar at `site` leads to in vain.
  ///
  /// - Parameters:
  ///   - start: what stands before the name in the reference: `var.`.
  ///   - rest: what stands behind it.
  func unknownName(
    _ what: String, _ name: String, after start: String, before rest: String = "", in site: SourceSpan, rule: String,
    known: [String], help: String? = nil, isClosed: Bool = false
  ) -> Diagnostic {
    let span = nameSpan(of: start + name + rest, in: site)
    return .unknownName(
      what, name, after: start, at: span, rule: rule, known: known, help: help,
      isReplaceable: span != site && rest.isEmpty, isClosed: isClosed)
  }

  /// Where `name` stands within a scalar; the whole scalar where it is not found as it is.
  func nameSpan(of name: String, in site: SourceSpan) -> SourceSpan {
    ReferenceFinding.span(of: name, in: site)
  }
}
