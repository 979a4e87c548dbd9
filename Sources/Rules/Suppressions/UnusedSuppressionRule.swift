import Diagnostics
import SourceText

/// A suppression silences something. A warning: what it silenced is mended, or it stands at the wrong line.
enum UnusedSuppressionRule: Rule {
  static let description = RuleDescription(
    id: "unused-suppression", summary: "a suppression silences a finding", severity: .warning,
    why: """
      What it silenced is mended, or it stands at the wrong line. Left there, it would silence the next mistake of \
      that kind.
      """,
    remedy: """
      Remove the comment, or only the rule that has nothing to silence. A comment on a line of its own speaks of the \
      next line that holds a value, one at the end of a line of that line. Nothing is said where the run did not \
      look everywhere: with `--env`, with files left out, or behind errors that keep a job from being checked.
      """,
    source: "manifest language, section 9",
    bad: .config("# jobc: ignore[value-range] a cluster of one\nspec_id: 1"),
    good: .config("# jobc: ignore[value-range] made by the scheduler\nworker_server_num: 0"))
}

extension FileSuppressions {
  /// A warning for each entry that silenced nothing.
  ///
  /// - Parameters:
  ///   - used: the entries that did.
  ///   - isJudged: whether the rule's findings would have been found.
  ///   - nearest: the place of a finding of the rule in this file that is left.
  package func unused(
    _ used: Set<EntryID>, isJudged: (String) -> Bool, nearest: (String) -> SourceSpan?
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (number, suppression) in suppressions.enumerated() {
      let idle = suppression.entries.indices.filter { entry in
        let rule = suppression.entries[entry]
        return rule.isRepeated || !used.contains(EntryID(suppression: number, entry: entry)) && isJudged(rule.rule)
      }
      guard !idle.isEmpty else { continue }
      let fix = removal(of: idle, from: suppression)
      for index in idle {
        let entry = suppression.entries[index]
        diagnostics.append(
          Diagnostic(
            rule: UnusedSuppressionRule.description.id, severity: .warning,
            message: entry.isRepeated
              ? "\"\(entry.rule)\" is suppressed already" : "nothing is suppressed: \(place(suppression, entry))",
            at: entry.span,
            help: entry.isRepeated ? "name it once" : help(suppression, nearest(entry.rule)), fixes: [fix]))
      }
    }
    return diagnostics
  }

  private func place(_ suppression: Suppression, _ entry: Suppression.Entry) -> String {
    switch suppression.scope {
    case .file: "this file has no finding of \"\(entry.rule)\""
    case .line(let line?): "no finding of \"\(entry.rule)\" starts on line \(line)"
    case .line(nil): "nothing follows that could have a finding of \"\(entry.rule)\""
    }
  }

  private func help(_ suppression: Suppression, _ left: SourceSpan?) -> String {
    guard let left, suppression.scope != .file else { return "remove it" }
    let line = line(of: left.range.start)
    return "there is one on line \(line): write the comment on the line before, or at the end of that line"
  }

  /// All idle entries of a suppression go at once, so that their fixes do not get in each other's way.
  private func removal(of idle: [Int], from suppression: Suppression) -> Fix {
    let idleSpans = idle.map { suppression.entries[$0].span.range }
    let list = suppression.list
    let kept = source.text(in: list.range).utf8.isEmpty ? [] : keptTexts(list.range, without: idleSpans)
    if kept.isEmpty {
      return Fix(title: "remove the suppression", edits: [Edit(replacing: suppression.removal, with: "")])
    }
    let text = kept.joined(separator: ", ")
    return Fix(title: "leave \(text)", edits: [Edit(replacing: list, with: text)])
  }

  /// What stands between the brackets without the idle entries; unknown rules stay, for they are another finding's.
  private func keptTexts(_ list: ByteRange, without idle: [ByteRange]) -> [String] {
    var texts: [String] = []
    var start = list.start
    while start <= list.end {
      let end =
        source.bytes[Int(start)..<Int(list.end)].firstIndex(of: UInt8(ascii: ",")).map { UInt32($0) } ?? list.end
      if !idle.contains(where: { $0.start >= start && $0.end <= end }) {
        let text = source.text(in: ByteRange(start: start, end: end)).utf8.split { $0 == 0x20 || $0 == 0x09 }
        if !text.isEmpty { texts.append(text.map { String(Substring($0)) }.joined(separator: " ")) }
      }
      start = end + 1
    }
    return texts
  }
}
