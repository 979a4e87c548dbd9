import SourceText

extension [Diagnostic] {
  /// The findings in report order, those of the same rule, place and message made one.
  ///
  /// One mistake in a shared file is found once for each environment, cell and job that uses it. The one that is left
  /// names them all: environments in the order of `environments` (the project's), jobs by name; labels and fixes
  /// without repetitions. A finding that holds whatever the environment keeps no environments.
  package func folded(environments: [String]) -> [Diagnostic] {
    // Most runs find nothing, and need no table.
    guard !isEmpty else { return [] }
    let sorted = inReportOrder()
    let rank = Dictionary(
      environments.enumerated().map { ([UInt8]($0.element.utf8), $0.offset) }, uniquingKeysWith: { first, _ in first })
    var result: [Diagnostic] = []
    result.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, Diagnostic.identityOrder(sorted[start], sorted[end]) == 0 { end += 1 }
      result.append(Diagnostic.union(of: sorted[start..<end], environmentRank: rank))
      start = end
    }
    return result
  }
}

extension Diagnostic {
  /// One finding for all of `group`, which is not empty and in report order.
  fileprivate static func union(of group: ArraySlice<Diagnostic>, environmentRank: [[UInt8]: Int]) -> Diagnostic {
    var result = group[group.startIndex]
    if group.count == 1, result.environments.count < 2, result.jobs.count < 2 { return result }
    result.severity = group.lazy.map(\.severity).max() ?? result.severity
    result.finder = firstFinder(of: group)
    let holdsEverywhere = group.contains { $0.environments.isEmpty }
    result.environments =
      holdsEverywhere ? [] : ordered(group.lazy.flatMap(\.environments), by: environmentRank)
    result.jobs = distinct(group.flatMap(\.jobs).sorted(by: TextOrder.precedes))
    guard group.count > 1 else { return result }
    result.pointer = result.pointer ?? group.lazy.compactMap(\.pointer).first
    result.help = result.help ?? group.lazy.compactMap(\.help).first
    result.source = result.source ?? group.lazy.compactMap(\.source).first
    result.allowsRequest = group.allSatisfy(\.allowsRequest)
    result.related = distinctLabels(group)
    for fix in group.dropFirst().lazy.flatMap(\.fixes) where !result.fixes.contains(fix) { result.fixes.append(fix) }
    return result
  }

  /// The first of all finders; nil where one of the findings has none.
  private static func firstFinder(of group: ArraySlice<Diagnostic>) -> String? {
    let finders = group.compactMap(\.finder)
    return finders.count < group.count ? nil : finders.min(by: TextOrder.precedes)
  }

  /// What makes two labels the same.
  private struct LabelKey: Hashable {
    let path: [UInt8]
    let range: ByteRange
    let message: [UInt8]
  }

  private static func distinctLabels(_ group: ArraySlice<Diagnostic>) -> [Label] {
    var seen: Set<LabelKey> = []
    return group.flatMap(\.related).filter { label in
      let path = Array(label.span.source.path.utf8)
      return seen.insert(LabelKey(path: path, range: label.span.range, message: Array(label.message.utf8))).inserted
    }
  }

  /// `environments` by their rank, those without one last, by name; each once.
  private static func ordered(_ environments: some Sequence<String>, by rank: [[UInt8]: Int]) -> [String] {
    let ranked = environments.map { (rank: rank[Array($0.utf8)] ?? .max, name: $0) }.sorted { a, b in
      a.rank == b.rank ? TextOrder.precedes(a.name, b.name) : a.rank < b.rank
    }
    return distinct(ranked.map(\.name))
  }

  /// `texts`, of which the same are neighbours, each once.
  private static func distinct(_ texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts {
      if let last = result.last, TextOrder.areEqual(last, text) { continue }
      result.append(text)
    }
    return result
  }
}
