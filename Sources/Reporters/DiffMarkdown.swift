import Comparison
import Compiler
import Diagnostics
import DocumentModel
import Review
import SourceText

/// What changed in requests, as a comment on a pull request.
package struct DiffMarkdown {
  private let diff: RequestDiff
  private var text = ""
  private var lines = LineIndexes()

  /// The most bytes: GitHub takes comments of 65,536 characters.
  private static let limit = 60_000

  /// The report in UTF-8 with a final newline.
  package static func bytes(_ diff: RequestDiff) -> [UInt8] {
    var report = DiffMarkdown(diff: diff)
    report.write()
    return Array(report.text.utf8)
  }

  private mutating func write() {
    text = "### Requests: \(name(diff.base)) → \(name(diff.head))\n\n"
    let errors = diff.baseErrors.count + diff.headErrors.count
    text += "**\(diff.counts)**"
    if errors > 0 { text += "; **\(DiffWords.count(errors, "error"))** in the way" }
    text += "\n"
    writeJobs()
    let sections = diff.sections()
    for (index, section) in sections.enumerated() {
      let part = self.section(section)
      guard text.utf8.count + part.utf8.count <= Self.limit else {
        text += "\nAnd \(DiffWords.count(sections.count - index, "more group")) of changes: `jobc diff` shows all.\n"
        break
      }
      text += part
    }
    if !diff.reached.isEmpty {
      text += "\nShared files that have changed:\n\n"
      for file in diff.reached {
        text += "- \(MarkdownText.code(file.path)) reaches \(DiffWords.count(file.jobs.count, "job")) in "
        text += "\(DiffWords.count(file.manifestCount, "manifest"))\n"
      }
    }
    for (title, diagnostics) in DiffWords.errors(diff) { writeErrors(title, diagnostics) }
    if let cause = diff.wholeBecause {
      text += "\n\(MarkdownText.code(cause)) has changed, so everything was compared.\n"
    }
  }

  private func name(_ side: RequestDiff.Side) -> String {
    guard let commit = side.commit else { return side.name }
    let short = String(commit.prefix(8))
    return side.name == commit ? MarkdownText.code(short) : "\(MarkdownText.code(side.name)) (\(short))"
  }

  private mutating func writeJobs() {
    var rows: [String] = []
    func row(_ word: String, _ name: String, _ environments: [String], _ place: String) {
      rows.append(
        "| \(word) | \(name) | \(Self.list(environments)) | \(MarkdownText.cell(place)) |"
      )
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
      row(
        "not compared", "\(Self.list(names)), not compiling in \(side)", failure.environments, failure.file)
    }
    guard !rows.isEmpty else { return }
    let table = "| | job | environments | where |\n|---|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
    text += "\n"
    text += rows.count > Self.rowBound ? MarkdownText.details(DiffWords.count(rows.count, "job"), table) : table
  }

  private static func list(_ names: [String]) -> String { names.map { MarkdownText.cell($0) }.joined(separator: ", ") }

  /// The most rows that are not folded away.
  private static let rowBound = 20

  private mutating func place(_ job: RequestDiff.Job) -> String { DiffWords.place(job.place, &lines) }

  // MARK: Changes

  private mutating func section(_ section: ChangeSection) -> String {
    let environments = diff.environments.count > 1 ? " in \(Self.list(section.environments))" : ""
    var part = "\n"
    if section.jobs.count <= DiffWords.jobBound {
      part +=
        "#### \(Self.list(section.jobs))\(environments)\n\n"
    } else {
      part += "#### \(DiffWords.count(section.jobs.count, "job"))\(environments)\n\n"
      let list = Self.list(section.jobs)
      part += MarkdownText.details("which", list + "\n") + "\n"
    }
    let (short, long) = (
      section.changes.filter { !DiffWords.isLong($0) }, section.changes.filter { DiffWords.isLong($0) }
    )
    if !short.isEmpty {
      let rows = short.map { row($0) }
      let table = "| field | before | after | where |\n|---|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
      part += rows.count > Self.rowBound ? MarkdownText.details(DiffWords.count(rows.count, "field"), table) : table
    }
    for change in long {
      let lines = DiffWords.lines(change).map { line in
        let mark = line.mark == .removed ? "-" : line.mark == .added ? "+" : " "
        return "\(mark) \(VisibleText.of(line.text))"
      }
      let place = DiffWords.places(change, &self.lines).first.map { " (\(MarkdownText.code($0)))" } ?? ""
      part += "\n\(MarkdownText.code(change.path.description))\(place)\n\n"
      let block = MarkdownText.block(lines, language: "diff")
      part +=
        lines.count > Self.rowBound ? MarkdownText.details(DiffWords.count(lines.count, "line"), block) : block
    }
    return part
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

  // MARK: Errors

  private mutating func writeErrors(_ title: String, _ diagnostics: [Diagnostic]) {
    var list = ""
    for diagnostic in diagnostics.prefix(Self.errorBound) {
      let place = MarkdownText.code(DiffWords.place(diagnostic.span, &lines))
      list += "- \(place): \(MarkdownText.code(diagnostic.message)) (\(MarkdownText.code(diagnostic.rule)))\n"
    }
    if diagnostics.count > Self.errorBound { list += "- and \(diagnostics.count - Self.errorBound) more\n" }
    text += "\n**\(DiffWords.count(diagnostics.count, "error")) \(MarkdownText.html(title))**: "
    text += "jobs that do not compile cannot be compared.\n\n"
    text += diagnostics.count > Self.rowBound ? MarkdownText.details("errors", list) : list
  }

  private static let errorBound = 50
}
