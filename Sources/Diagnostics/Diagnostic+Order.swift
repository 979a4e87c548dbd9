import SourceText

extension Diagnostic {
  /// Whether `a` is reported before `b`: by path, start, end, rule and message, then by what else they differ in.
  ///
  /// Paths and texts by Unicode scalars; of several findings of one rule at one place the gravest first.
  package static func isOrdered(_ a: Diagnostic, before b: Diagnostic) -> Bool {
    let order = identityOrder(a, b)
    if order != 0 { return order < 0 }
    if a.severity != b.severity { return a.severity > b.severity }
    let rest = [
      TextOrder.order(a.pointer, b.pointer), TextOrder.order(a.help, b.help), TextOrder.order(a.source, b.source),
      Self.order(a.environments, b.environments), Self.order(a.jobs, b.jobs),
    ]
    return (rest.first { $0 != 0 } ?? 0) < 0
  }

  /// Negative, 0 or positive by path, start, end, rule and message: 0 for what is one finding.
  static func identityOrder(_ a: Diagnostic, _ b: Diagnostic) -> Int {
    if a.span.source !== b.span.source {
      let order = TextOrder.order(a.span.source.path, b.span.source.path)
      if order != 0 { return order }
    }
    let (one, other) = (a.span.range, b.span.range)
    if one.start != other.start { return one.start < other.start ? -1 : 1 }
    if one.end != other.end { return one.end < other.end ? -1 : 1 }
    let order = TextOrder.order(a.rule, b.rule)
    return order != 0 ? order : TextOrder.order(a.message, b.message)
  }

  private static func order(_ a: [String], _ b: [String]) -> Int {
    for (one, other) in zip(a, b) {
      let order = TextOrder.order(one, other)
      if order != 0 { return order }
    }
    return a.count - b.count
  }
}

extension [Diagnostic] {
  /// The findings in the order in which they are reported.
  package func inReportOrder() -> [Diagnostic] { sorted(by: Diagnostic.isOrdered(_:before:)) }
}
