import Diagnostics
import Rules
import SourceText

/// What speaks against fixes that were made: findings that are still there, errors that were not there before.
struct Regression {
  /// The fixes whose finding is still there, by number.
  private var unmended: [ChosenFix] = []
  private var newErrors: [Diagnostic] = []

  var isEmpty: Bool { unmended.isEmpty && newErrors.isEmpty }

  /// Whether the file cannot be read, or not be read whole, until the finding is mended. What is wrong in the rest of
  /// it is then not the fix's doing.
  static func opens(_ finding: Diagnostic) -> Bool {
    switch finding.rule {
    case "project-file", "include", "manifest-shape": true
    default: Unsuppressible.isOfReading(finding.rule)
    }
  }

  /// - Parameters:
  ///   - fixes: what was made.
  ///   - edits: all edits of `fixes` by the path of their file, ascending.
  init(
    _ fixes: [ChosenFix], edits: [[UInt8]: [Edit]], before: Compilation, after: Compilation
  ) {
    let left = Dictionary(grouping: after.diagnostics, by: { Key($0) })
    for fix in fixes {
      let isLeft = fix.findings.contains { finding in
        let path = Array(finding.span.source.path.utf8)
        let start = Self.moved(finding.span.range.start, by: edits[path] ?? [])
        return left[Key(finding)]?.contains { $0.span.range.start == start } ?? false
      }
      if isLeft { unmended.append(fix) }
    }
    let opened = Set(fixes.flatMap(\.findings).filter { Self.opens($0) }.map { Array($0.span.source.path.utf8) })
    let nested = fixes.flatMap(\.findings).compactMap { Self.nested($0, edits) }
    var known: [Key: Int] = [:]
    for finding in before.diagnostics where finding.severity == .error { known[Key(finding), default: 0] += 1 }
    for (key, findings) in left {
      let errors = findings.filter { $0.severity == .error }
      let count = known[key] ?? 0
      guard errors.count > count else { continue }
      for error in errors.suffix(errors.count - count) {
        let isUnderneath = nested.contains { $0.path == key.path && $0.range.contains(error.span.range.start) }
        guard opened.isEmpty || Self.touches(error, edits), !isUnderneath else { continue }
        newErrors.append(error)
      }
    }
    newErrors = newErrors.inReportOrder()
  }

  /// Whether `fix` may be what is to blame.
  func suspects(_ fix: ChosenFix) -> Bool {
    if unmended.contains(where: { $0.fix == fix.fix }) { return true }
    return newErrors.contains { error in
      fix.fix.edits.contains { TextOrder.areEqual($0.span.source.path, error.span.source.path) }
    }
  }

  /// Why a single fix is dropped: a phrase without a full stop.
  var reason: String {
    guard let error = newErrors.first else { return "the finding would still be there" }
    guard newErrors.count == 1 else { return "it would lead to \(newErrors.count) errors, such as: \(error.message)" }
    return "it would lead to another error: \(error.message)"
  }

  /// A finding without its place, which moves.
  private struct Key: Hashable {
    let path: [UInt8]
    let rule: [UInt8]
    let message: [UInt8]

    init(_ finding: Diagnostic) {
      path = Array(finding.span.source.path.utf8)
      rule = Array(finding.rule.utf8)
      message = Array(finding.message.utf8)
    }
  }

  /// Where the byte at `offset` is after `edits`; of a replaced text the start of what replaces it.
  private static func moved(_ offset: UInt32, by edits: [Edit]) -> UInt32 {
    var shift = 0
    for edit in edits where edit.span.range.start < offset {
      if edit.span.range.end > offset { return UInt32(Int(edit.span.range.start) + shift) }
      shift += edit.text.utf8.count - edit.span.range.count
    }
    return UInt32(Int(offset) + shift)
  }

  /// Whether an error stands on a text that an edit has put there.
  private static func touches(_ error: Diagnostic, _ edits: [[UInt8]: [Edit]]) -> Bool {
    let edits = edits[Array(error.span.source.path.utf8)] ?? []
    return edits.contains { edit in
      let start = moved(edit.span.range.start, by: edits)
      let end = start + UInt32(edit.text.utf8.count)
      return error.span.range.start < max(end, start + 1)
        && start < max(error.span.range.end, error.span.range.start + 1)
    }
  }

  /// What a key that was renamed holds where that is a map or a list: nobody looked at it while the key was unknown. In
  /// bytes of the text after the edits.
  private static func nested(_ finding: Diagnostic, _ edits: [[UInt8]: [Edit]]) -> (
    path: [UInt8], range: Range<UInt32>
  )? {
    guard finding.rule == "unknown-key", let inner = NestedText.range(below: finding.span) else { return nil }
    let path = Array(finding.span.source.path.utf8)
    let own = edits[path] ?? []
    return (path, moved(inner.start, by: own)..<moved(inner.end, by: own))
  }
}
