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
  private let style: TerminalStyle
  private let width: Int
  private let showsEnvironments: Bool
  private var isEmpty = true
  private var output = ""

  /// - Parameters:
  ///   - isColored: whether to use ANSI colours.
  ///   - width: the most cells of a source line, however wide the terminal.
  ///   - showsEnvironments: whether to name the environments of findings: not where the project has only one.
  package init(isColored: Bool = false, width: Int = 120, showsEnvironments: Bool = true) {
    style = TerminalStyle(isColored: isColored)
    self.width = width
    self.showsEnvironments = showsEnvironments
  }

  /// The report of all of `diagnostics`, which are in report order.
  package static func text(
    _ diagnostics: [Diagnostic], isColored: Bool = false, width: Int = 120, showsEnvironments: Bool = true
  ) -> String {
    var report = TextReport(isColored: isColored, width: width, showsEnvironments: showsEnvironments)
    for diagnostic in diagnostics { report.append(diagnostic) }
    return report.takeText()
  }

  /// Gives the text so far and forgets it, so that a report can be written piece by piece.
  package mutating func takeText() -> String {
    defer { output = "" }
    return output
  }

  /// Adds a finding.
  package mutating func append(_ diagnostic: Diagnostic) {
    if !isEmpty { output += "\n" }
    isEmpty = false
    appendLine(headline(diagnostic))
    let sections = Section.sections(of: diagnostic, width: width, &lines)
    let digits = String(sections.compactMap { $0.excerpt?.lastLine }.max() ?? 1).utf8.count
    let indent = String(repeating: " ", count: digits)
    var isOpen = false
    for section in sections.prefix(Self.bound + 1) {
      if let label = section.label {
        let place = lines.start(of: label.span)
        appendLine(
          indent + style.paint("--> ", .gutter)
            + "\(VisibleText.of(label.span.source.path)):\(place.line):\(place.column): "
            + style.paint(VisibleText.bounded(label.message), .label))
      }
      guard let excerpt = section.excerpt else { continue }
      appendLine(style.paint(indent + " |", .gutter))
      for line in excerpt.lines(digits: digits, width: width, severity: diagnostic.severity, style: style) {
        appendLine(line)
      }
      isOpen = true
    }
    if sections.count > Self.bound + 1 {
      appendLine(indent + style.paint("--> ", .gutter) + "and \(sections.count - Self.bound - 1) more places")
    }
    let notes = notes(diagnostic)
    if !notes.isEmpty, isOpen { appendLine(style.paint(indent + " |", .gutter)) }
    for (name, text) in notes {
      appendLine(
        indent + style.paint(" = ", .gutter) + style.paint(name + ":", .noteName) + " " + VisibleText.bounded(text))
    }
  }

  private mutating func headline(_ diagnostic: Diagnostic) -> String {
    let place = lines.start(of: diagnostic.span)
    let path = VisibleText.of(diagnostic.span.source.path)
    return style.paint("\(path):\(place.line):\(place.column):", .place) + " "
      + style.paint("\(diagnostic.severity.rawValue):", .severity(diagnostic.severity)) + " "
      + VisibleText.bounded(diagnostic.message) + " " + style.paint("[\(diagnostic.rule)]", .rule)
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

  private mutating func appendLine(_ line: String) {
    output += line
    output += "\n"
  }
}
