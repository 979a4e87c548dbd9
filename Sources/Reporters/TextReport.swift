import Diagnostics
import SourceText

/// `--format text`: a line a finding, then the excerpt with its place underlined, related places and notes.
///
///     jobs/train.yaml:7:3: error: duplicate key "spec_id" in "config" [duplicate-key]
///       |
///     4 |   spec_id: 19
///       |   ------- first declared here
///     ...
///     7 |   spec_id: 20
///       |   ^^^^^^^
///       |
///       = help: remove one of the two
///
/// Findings are set apart by an empty line. Nothing of a confidential source is shown.
package struct TextReport {
  /// How many related places have an excerpt of their own, and how many jobs are named.
  private static let bound = 10

  private var lines = LineIndexes()
  private let width: Int
  private let showsEnvironments: Bool
  private var isEmpty = true
  private var output: TerminalOutput

  /// - Parameters:
  ///   - isColored: whether to use ANSI colours.
  ///   - width: the most cells of a source line, however wide the terminal.
  ///   - showsEnvironments: whether to name the environments of findings: not where the project has only one.
  package init(isColored: Bool = false, width: Int = 120, showsEnvironments: Bool = true) {
    output = TerminalOutput(isColored: isColored)
    self.width = width
    self.showsEnvironments = showsEnvironments
  }

  /// The report of all of `diagnostics`, which are in report order.
  package static func text(
    _ diagnostics: [Diagnostic], isColored: Bool = false, width: Int = 120, showsEnvironments: Bool = true
  ) -> String {
    let bytes = bytes(diagnostics, isColored: isColored, width: width, showsEnvironments: showsEnvironments)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The report of all of `diagnostics`, which are in report order, in UTF-8.
  package static func bytes(
    _ diagnostics: [Diagnostic], isColored: Bool = false, width: Int = 120, showsEnvironments: Bool = true
  ) -> [UInt8] {
    var report = TextReport(isColored: isColored, width: width, showsEnvironments: showsEnvironments)
    for diagnostic in diagnostics { report.append(diagnostic) }
    return report.output.take()
  }

  /// Gives the text so far and forgets it, so that a report can be written piece by piece.
  package mutating func takeText() -> String { String(decoding: output.take(), as: UTF8.self) }

  /// Adds a finding.
  package mutating func append(_ diagnostic: Diagnostic) {
    if !isEmpty { output.endLine() }
    isEmpty = false
    lines.turn(to: diagnostic.span.source)
    writeHeadline(diagnostic)
    let sections = Section.sections(of: diagnostic, width: width, &lines)
    let digits = sections.reduce(1) { max($0, $1.excerpt?.lastLine ?? 1) }.description.utf8.count
    var isOpen = false
    for section in sections.prefix(Self.bound + 1) {
      if let label = section.label { writeHeading(label, digits) }
      guard let excerpt = section.excerpt else { continue }
      output.writeEmptyRow(digits)
      excerpt.write(to: &output, digits: digits, width: width, severity: diagnostic.severity)
      isOpen = true
    }
    if sections.count > Self.bound + 1 {
      beginHeading(digits)
      output.write("and \(sections.count - Self.bound - 1) more places")
      output.endLine()
    }
    let notes = notes(diagnostic)
    if !notes.isEmpty, isOpen { output.writeEmptyRow(digits) }
    for (name, text) in notes {
      output.write(0x20, count: digits)
      output.paint(" = ", .gutter)
      output.beginPaint(.noteName)
      output.write(name)
      output.write(UInt8(ascii: ":"))
      output.endPaint()
      output.write(0x20)
      output.write(bounded: text)
      output.endLine()
    }
  }

  private mutating func writeHeadline(_ diagnostic: Diagnostic) {
    output.beginPaint(.place)
    output.writePlace(diagnostic.span, lines.start(of: diagnostic.span))
    output.endPaint()
    output.write(0x20)
    output.beginPaint(.severity(diagnostic.severity))
    output.write(diagnostic.severity.rawValue)
    output.write(UInt8(ascii: ":"))
    output.endPaint()
    output.write(0x20)
    output.write(bounded: diagnostic.message)
    output.write(0x20)
    output.beginPaint(.rule)
    output.write(UInt8(ascii: "["))
    output.write(diagnostic.rule)
    output.write(UInt8(ascii: "]"))
    output.endPaint()
    output.endLine()
  }

  /// Writes the line above a far label's excerpt.
  private mutating func writeHeading(_ label: Label, _ digits: Int) {
    beginHeading(digits)
    output.writePlace(label.span, lines.start(of: label.span))
    output.write(0x20)
    output.paint(VisibleText.bounded(label.message), .label)
    output.endLine()
  }

  private mutating func beginHeading(_ digits: Int) {
    output.write(0x20, count: digits)
    output.paint("--> ", .gutter)
  }

  private func notes(_ diagnostic: Diagnostic) -> [(name: String, text: String)] {
    var notes: [(String, String)] = []
    if let help = diagnostic.help { notes.append(("help", help)) }
    for fix in diagnostic.fixes { notes.append((fix.applicability == .safe ? "fix" : "unsafe fix", fix.title)) }
    if let source = diagnostic.source { notes.append(("source", source)) }
    if showsEnvironments, !diagnostic.environments.isEmpty {
      notes.append(("environments", diagnostic.environments.joined(separator: ", ")))
    }
    if !diagnostic.jobs.isEmpty {
      let named = diagnostic.jobs.prefix(Self.bound).joined(separator: ", ")
      let more = diagnostic.jobs.count - Self.bound
      notes.append(("jobs", more > 0 ? "\(named) and \(more) more" : named))
    }
    return notes
  }
}
