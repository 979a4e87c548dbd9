import SourceText

extension Sequence<Diagnostic> {
  /// The findings in report order, those of the same rule, place and message made one.
  ///
  /// One mistake in a shared file is found once for each environment, cell and job that uses it. The one that is left
  /// names them all: environments in the order of `environments` (the project's), jobs by name; labels and fixes
  /// without repetitions. A finding that holds whatever the environment keeps no environments.
  package func folded(environments: [String]) -> [Diagnostic] {
    let rank = Dictionary(
      environments.enumerated().map { (Array($0.element.utf8), $0.offset) }, uniquingKeysWith: { first, _ in first })
    var result: [Diagnostic] = []
    var group: [Diagnostic] = []
    for diagnostic in inReportOrder() {
      if let first = group.first, Diagnostic.identityOrder(first, diagnostic) != 0 {
        result.append(Diagnostic.union(of: group, environmentRank: rank))
        group.removeAll(keepingCapacity: true)
      }
      group.append(diagnostic)
    }
    if !group.isEmpty { result.append(Diagnostic.union(of: group, environmentRank: rank)) }
    return result
  }
}

extension Diagnostic {
  /// One finding for all of `group`, which is not empty and in report order.
  fileprivate static func union(of group: [Diagnostic], environmentRank: [[UInt8]: Int]) -> Diagnostic {
    var result = group[0]
    result.severity = group.map(\.severity).max() ?? result.severity
    let holdsEverywhere = group.contains { $0.environments.isEmpty }
    result.environments = holdsEverywhere ? [] : distinct(group.lazy.flatMap(\.environments))
    result.environments.sort { a, b in
      let (one, other) = (environmentRank[Array(a.utf8)] ?? .max, environmentRank[Array(b.utf8)] ?? .max)
      return one == other ? TextOrder.precedes(a, b) : one < other
    }
    result.jobs = distinct(group.lazy.flatMap(\.jobs)).sorted(by: TextOrder.precedes)
    guard group.count > 1 else { return result }
    result.pointer = result.pointer ?? group.lazy.compactMap(\.pointer).first
    result.help = result.help ?? group.lazy.compactMap(\.help).first
    result.source = result.source ?? group.lazy.compactMap(\.source).first
    result.related = distinctLabels(group)
    for fix in group.dropFirst().lazy.flatMap(\.fixes) where !result.fixes.contains(fix) { result.fixes.append(fix) }
    return result
  }

  /// What makes two labels the same.
  private struct LabelKey: Hashable {
    let path: [UInt8]
    let range: ByteRange
    let message: [UInt8]
  }

  private static func distinctLabels(_ group: [Diagnostic]) -> [Label] {
    var seen: Set<LabelKey> = []
    return group.flatMap(\.related).filter { label in
      let path = Array(label.span.source.path.utf8)
      return seen.insert(LabelKey(path: path, range: label.span.range, message: Array(label.message.utf8))).inserted
    }
  }

  private static func distinct(_ texts: some Sequence<String>) -> [String] {
    var seen: Set<[UInt8]> = []
    return texts.filter { seen.insert(Array($0.utf8)).inserted }
  }
}
