import Diagnostics
import Rules
import SourceText

/// What speaks against fixes that were made: findings that are still there, errors that were not there before.
struct Regression {
  /// The fixes whose finding is still there.
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
    let displacements = edits.mapValues { Displacement($0) }
    func moved(_ finding: Diagnostic, _ path: [UInt8]) -> UInt32 {
      displacements[path]?.moved(finding.span.range.start) ?? finding.span.range.start
    }
    let left = Dictionary(grouping: after.diagnostics, by: { Key($0) })
    let places = left.mapValues { Set($0.map(\.span.range.start)) }
    for fix in fixes {
      let isLeft = fix.findings.contains { finding in
        let key = Key(finding)
        return places[key]?.contains(moved(finding, key.path)) ?? false
      }
      if isLeft { unmended.append(fix) }
    }
    let isOpened = fixes.contains { $0.findings.contains { Self.opens($0) } }
    let nested = fixes.flatMap(\.findings).compactMap { Self.nested($0, displacements) }
    var known: [Key: [UInt32]] = [:]
    for finding in before.diagnostics where finding.severity == .error {
      let key = Key(finding)
      known[key, default: []].append(moved(finding, key.path))
    }
    for (key, findings) in left {
      let errors = findings.filter { $0.severity == .error }
      let earlier = known[key] ?? []
      guard errors.count > earlier.count else { continue }
      let starts = Set(earlier)
      let isNew = errors.filter { !starts.contains($0.span.range.start) }
      for error in isNew.prefix(errors.count - earlier.count) {
        let isUnderneath = nested.contains { $0.path == key.path && $0.range.contains(error.span.range.start) }
        let isTouched = displacements[key.path]?.touches(error.span.range) ?? false
        if !isUnderneath, isTouched || !isOpened { newErrors.append(error) }
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

  /// What a key that was renamed holds where that is a map or a list: nobody looked at it while the key was unknown. In
  /// bytes of the text after the edits.
  private static func nested(_ finding: Diagnostic, _ displacements: [[UInt8]: Displacement]) -> (
    path: [UInt8], range: Range<UInt32>
  )? {
    guard finding.rule == "unknown-key", let inner = NestedText.range(below: finding.span) else { return nil }
    let path = Array(finding.span.source.path.utf8)
    guard let own = displacements[path] else { return nil }
    return (path, own.moved(inner.start)..<own.moved(inner.end))
  }
}
