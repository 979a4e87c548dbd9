import Comparison
import Compiler
import Diagnostics
import Review
import SourceText

/// What changed in requests, for people at a terminal.
package struct DiffText {
  private let diff: RequestDiff
  private var output: TerminalOutput
  private var lines = LineIndexes()

  /// The report in UTF-8; empty where nothing has changed.
  package static func bytes(_ diff: RequestDiff, isColored: Bool) -> [UInt8] {
    var report = DiffText(diff: diff, output: TerminalOutput(isColored: isColored))
    report.write()
    return report.output.take()
  }

  private mutating func write() {
    for job in diff.removed { write(job, "-", "removed", .removed) }
    for job in diff.added { write(job, "+", "added", .added) }
    for renaming in diff.renamed { write(renaming) }
    for (names, failure) in diff.failureGroups { write(names, failure) }
    for section in diff.sections() { write(section) }
    if !diff.reached.isEmpty { space() }
    for file in diff.reached {
      output.write(file.line)
      output.endLine()
    }
    for (title, diagnostics) in DiffWords.errors(diff) {
      space()
      output.paint("\(DiffWords.count(diagnostics.count, "error")) \(VisibleText.of(title))", .severity(.error))
      output.write(":")
      output.endLine()
      output.endLine()
      output.write(
        TextReport.bytes(
          diagnostics, isColored: output.isColored, showsEnvironments: diff.environments.count > 1)[...])
    }
  }

  private mutating func space() { if !output.bytes.isEmpty { output.endLine() } }

  private mutating func writeScope(_ environments: [String]) {
    let names = DiffWords.environments(environments, of: diff)
    if !names.isEmpty { output.write(visible: " in \(names)") }
  }

  private mutating func write(_ job: RequestDiff.Job, _ mark: String, _ word: String, _ role: TerminalOutput.Role) {
    output.paint("\(mark) \(VisibleText.of(job.name))", role)
    output.write(" \(word)")
    writeScope(job.environments)
    output.endLine()
    writePlace((word == "removed" ? "was " : "") + DiffWords.place(job.place, &lines))
  }

  private mutating func write(_ renaming: RequestDiff.Renaming) {
    output.paint("~ \(VisibleText.of(renaming.old.name)) → \(VisibleText.of(renaming.new.name))", .label)
    output.write(" renamed")
    writeScope(renaming.new.environments)
    output.write(renaming.reason == .sameRequest ? ", the same request otherwise" : ", in the same place")
    output.endLine()
    let (old, new) = (DiffWords.place(renaming.old.place, &lines), DiffWords.place(renaming.new.place, &lines))
    writePlace(old.utf8.elementsEqual(new.utf8) ? new : "\(new), was \(old)")
  }

  private mutating func write(_ names: [String], _ failure: RequestDiff.Failure) {
    output.paint("! \(VisibleText.of(DiffWords.list(names)))", .severity(.error))
    writeScope(failure.environments)
    let side = failure.isInBase ? diff.base.name : diff.head.name
    let phrase = names.count == 1 ? "it does" : "they do"
    output.write(visible: " cannot be compared: \(phrase) not compile in \(side)")
    output.endLine()
    writePlace(failure.file)
  }

  private mutating func writePlace(_ text: String) {
    output.write(0x20, count: 6)
    output.paint(VisibleText.of(text), .gutter)
    output.endLine()
  }

  private mutating func write(_ section: ChangeSection) {
    space()
    if section.jobs.count == 1 {
      output.paint(VisibleText.of(section.jobs[0]), .place)
      writeScope(section.environments)
    } else {
      output.paint(DiffWords.count(section.jobs.count, "job"), .place)
      writeScope(section.environments)
      output.write(visible: ": " + DiffWords.list(section.jobs))
    }
    output.endLine()
    for change in section.changes { write(change) }
  }

  private mutating func write(_ change: FoldedChange) {
    let (mark, role): (String, TerminalOutput.Role) =
      switch change.kind {
      case .added: ("+", .added)
      case .removed: ("-", .removed)
      case .changed, .reordered: ("~", .label)
      }
    output.write("  ")
    output.paint("\(mark) \(VisibleText.of(change.path.description))", role)
    output.write(change.kind == .reordered ? " in another order:" : ":")
    if DiffWords.isLong(change) {
      output.endLine()
      output.write(DiffWords.excerpt(change))
    } else {
      output.write(" ")
      if let old = change.old, change.new != nil { output.write(visible: DiffWords.value(old) + " → ") }
      if let value = change.new ?? change.old { output.write(visible: DiffWords.value(value)) }
      output.endLine()
    }
    let places = DiffWords.places(change, &lines)
    for place in places.prefix(Self.placeBound) { writePlace(place) }
    if places.count > Self.placeBound { writePlace("and \(places.count - Self.placeBound) more places") }
  }

  /// The most places of one change.
  private static let placeBound = 3
}
