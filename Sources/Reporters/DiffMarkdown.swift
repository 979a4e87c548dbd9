import Comparison
import Compiler
import Diagnostics
import DocumentModel
import Review
import SourceText

/// What changed in requests, as a comment on a pull request, never longer than a comment may be.
package struct DiffMarkdown {
  private let diff: RequestDiff
  private var lines = LineIndexes()

  /// The report in UTF-8 with a final newline.
  package static func bytes(_ diff: RequestDiff) -> [UInt8] {
    var report = DiffMarkdown(diff: diff)
    return Array(report.text().utf8)
  }

  /// Counts, a table of jobs that come and go, the changes by the jobs that have them, and what is in the way.
  ///
  /// Where not all has room, each part says how much it leaves out.
  private mutating func text() -> String {
    let (head, tail) = (self.head, reached + errors + cause)
    let room = MarkdownText.commentLimit - head.utf8.count - tail.utf8.count
    let sections = diff.sections()
    let whole = sections.map { section($0, within: .max) }
    let size = whole.reduce(0) { $0 + $1.utf8.count }
    let jobs = self.jobs(within: max(room / 2, room - size))
    let left = room - jobs.utf8.count
    guard size > left else { return head + jobs + whole.joined() + tail }
    let share = max(left / sections.count, 4_000)
    let pieces = zip(sections, whole).map { $1.utf8.count <= share ? $1 : section($0, within: share) }
    return head + jobs
      + MarkdownText.fitting(pieces, within: left) { count in
        "\n**… and \(DiffWords.count(count, "more group")) of changes**: \(command) shows all.\n"
      } + tail
  }

  private var head: String {
    var text = "### Requests: \(name(diff.base)) → \(name(diff.head))\n\n**\(diff.counts)**"
    let errors = diff.baseErrors.count + diff.headErrors.count
    if errors > 0 { text += "; **\(DiffWords.count(errors, "error"))** in the way" }
    return text + "\n"
  }

  private func name(_ side: RequestDiff.Side) -> String {
    guard let commit = side.commit else { return side.name }
    let short = String(commit.prefix(8))
    return side.name == commit ? MarkdownText.code(short) : "\(MarkdownText.code(side.name)) (\(short))"
  }

  /// What shows the whole of it in a terminal.
  private var command: String {
    let isWorkTree = diff.head.commit == nil
    if let base = diff.base.name.split(separator: "...", omittingEmptySubsequences: false).first, base != diff.base.name
    {
      return MarkdownText.code(isWorkTree ? "jobc diff --merge-base \(base)" : "jobc diff \(diff.base.name)")
    }
    return MarkdownText.code("jobc diff \(diff.base.name)" + (isWorkTree ? "" : " \(diff.head.name)"))
  }

  /// The most entries of a list that are not folded away.
  private static let rowBound = 20

  private static func list(_ names: [String]) -> String { names.map { MarkdownText.cell($0) }.joined(separator: ", ") }

  /// A list of entries, folded away where it is long.
  private static func folded(
    _ count: Int, _ summary: String, within room: Int, _ body: (Int) -> String
  ) -> String {
    count > rowBound ? MarkdownText.details(summary, within: room, body) : body(room)
  }

  // MARK: Jobs

  private mutating func jobs(within room: Int) -> String {
    var rows: [String] = []
    func row(_ word: String, _ name: String, _ environments: [String], _ place: String) {
      rows.append("| \(word) | \(name) | \(Self.list(environments)) | \(MarkdownText.cell(place)) |")
    }
    for job in diff.removed { row("removed", MarkdownText.cell(job.name), job.environments, place(job)) }
    for job in diff.added { row("added", MarkdownText.cell(job.name), job.environments, place(job)) }
    for renaming in diff.renamed {
      let reason = renaming.reason == .sameRequest ? "the same request otherwise" : "in the same place"
      row(
        "renamed",
        "\(MarkdownText.cell(renaming.old.name)) → \(MarkdownText.cell(renaming.new.name)), \(reason)",
        renaming.new.environments, place(renaming.new))
    }
    for (names, failure) in diff.failureGroups {
      let side = MarkdownText.cell(failure.isInBase ? diff.base.name : diff.head.name)
      var list = Self.list(Array(names.prefix(Self.rowBound)))
      if names.count > Self.rowBound { list += " and \(names.count - Self.rowBound) more" }
      row("not compared", "\(list), not compiling in \(side)", failure.environments, failure.file)
    }
    guard !rows.isEmpty else { return "" }
    return "\n"
      + Self.folded(rows.count, DiffWords.count(rows.count, "job"), within: room - 1) {
        MarkdownText.table("| | job | environments | where |", rows, within: $0, of: "jobs")
      }
  }

  private mutating func place(_ job: RequestDiff.Job) -> String { DiffWords.place(job.place, &lines) }

  // MARK: Changes

  /// The changes of the same jobs, in about `room` bytes at most: lists and long values give way.
  private mutating func section(_ section: ChangeSection, within room: Int) -> String {
    let environments = diff.environments.count > 1 ? " in \(Self.list(section.environments))" : ""
    var text: String
    if section.jobs.count <= DiffWords.jobBound {
      text = "\n#### \(Self.list(section.jobs))\(environments)\n\n"
    } else {
      text = "\n#### \(DiffWords.count(section.jobs.count, "job"))\(environments)\n\n"
      let names = section.jobs.enumerated().map { ($0 == 0 ? "" : ", ") + MarkdownText.cell($1) }
      text +=
        MarkdownText.details("which", within: room / 3) {
          MarkdownText.fitting(names, within: $0 - 1) { " and \($0) more" } + "\n"
        } + "\n"
    }
    let short = section.changes.filter { !DiffWords.isLong($0) }
    let long = section.changes.filter { DiffWords.isLong($0) }
    let rows = short.map { row($0) }
    if !rows.isEmpty {
      let left = room - text.utf8.count
      text += Self.folded(rows.count, DiffWords.count(rows.count, "field"), within: long.isEmpty ? left : left / 2) {
        MarkdownText.table("| field | before | after | where |", rows, within: $0, of: "fields")
      }
    }
    let left = room - text.utf8.count
    let share = long.isEmpty ? 0 : max(left / long.count, 600)
    let blocks = long.map { block($0, within: share) }
    return text + MarkdownText.fitting(blocks, within: left) { "\n… and \($0) more long values\n" }
  }

  private mutating func row(_ change: FoldedChange) -> String {
    let places = DiffWords.places(change, &lines)
    var place = places.first.map { MarkdownText.cell($0) } ?? ""
    if places.count > 1 { place += " and \(places.count - 1) more" }
    let (old, new) = (value(change.old), value(change.new))
    let field = MarkdownText.cell(change.path.description) + (change.kind == .reordered ? " in another order" : "")
    return "| \(field) | \(old) | \(new) | \(place) |"
  }

  private func value(_ value: JSONValue?) -> String { value.map { MarkdownText.cell(DiffWords.value($0)) } ?? "" }

  private mutating func block(_ change: FoldedChange, within room: Int) -> String {
    let rows = MarkdownText.diff(DiffWords.excerpt(change))
    let place = DiffWords.places(change, &lines).first.map { " (\(MarkdownText.code($0)))" } ?? ""
    let title = "\n\(MarkdownText.code(change.path.description))\(place)\n\n"
    return title
      + Self.folded(rows.count, DiffWords.count(rows.count, "line"), within: room - title.utf8.count) {
        MarkdownText.block(rows, language: "diff", within: $0)
      }
  }

  // MARK: Beside the changes

  private var reached: String {
    guard !diff.reached.isEmpty else { return "" }
    let rows = diff.reached.map { file in
      "- \(MarkdownText.code(file.path)) reaches \(DiffWords.count(file.jobs.count, "job")) in "
        + "\(DiffWords.count(file.manifestCount, "manifest"))\n"
    }
    return "\nShared files that have changed:\n\n"
      + MarkdownText.fitting(rows, within: 8_000) { "- … and \($0) more\n" }
  }

  private var errors: String {
    mutating get {
      var text = ""
      for (title, diagnostics) in DiffWords.errors(diff) {
        let rows = diagnostics.map { diagnostic in
          let place = MarkdownText.code(DiffWords.place(diagnostic.span, &lines))
          return "- \(place): \(MarkdownText.code(diagnostic.message)) (\(MarkdownText.code(diagnostic.rule)))\n"
        }
        text += "\n**\(DiffWords.count(rows.count, "error")) \(MarkdownText.html(title))**: "
        text += "jobs that do not compile cannot be compared.\n\n"
        text += Self.folded(rows.count, "errors", within: 8_000) {
          MarkdownText.fitting(rows, within: $0) { "- … and \($0) more\n" }
        }
      }
      return text
    }
  }

  private var cause: String {
    diff.wholeBecause.map { "\n\(MarkdownText.code($0)) has changed, so everything was compared.\n" } ?? ""
  }
}
