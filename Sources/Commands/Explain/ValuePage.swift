import Compiler
import Diagnostics
import DocumentModel
import Reporters
import SourceText

/// Where a value of a job comes from.
struct ValuePage: Page {
  let history: ValueHistory

  init(_ history: ValueHistory) { self.history = history }

  private var pointer: String { history.pointer.isEmpty ? "the request" : history.pointer }

  private var circumstances: String {
    var text = history.label.map { "parameter \"\($0)\" of " } ?? ""
    text += "job \"\(history.jobName)\" in environment \"\(history.environment)\""
    if let cell = history.cell {
      text += ", cell \(cell.description)" + (cell.count > 1 ? " of \(cell.count)" : "")
    }
    if history.jobCount > 1 { text += ", document \(history.document) of \(history.file)" }
    return text
  }

  func write(to text: inout PageText) {
    let value = history.value ?? "not sent"
    let isLong = value.utf8.count > 200
    text.title("\(pointer) is \(isLong ? "this" : value)")
    if isLong { text.code(value) }
    text.paragraph(circumstances)
    // What is sent first, then what it hides.
    for entry in history.entries.filter(\.isInForce) + history.entries.reversed().filter({ !$0.isInForce }) {
      var notes: [(name: String, text: String)] = []
      if let resolved = entry.resolved { notes.append(("value", resolved)) }
      text.place(entry.span, words(entry), related: entry.related, notes: notes)
    }
    for step in history.references {
      text.heading("\(step.path)")
      if let declaration = step.declaration {
        text.paragraph("declared here, and given a value by what follows; the first counts")
        text.place(declaration, "the declaration")
      }
      for (index, value) in step.values.enumerated().reversed() {
        let isInForce = index == step.values.count - 1
        text.place(value.span, "\(value.text), by \(value.title)\(isInForce ? "" : " (overridden)")")
      }
    }
  }

  private func words(_ entry: ValueHistory.Entry) -> String {
    switch entry.act {
    case .removed: return "dropped by \(entry.layer)"
    case .set:
      let what = entry.text.map { "set to \($0)" } ?? "set"
      return "\(what) by \(entry.layer)\(entry.isInForce ? "" : " (overridden)")"
    }
  }

  func write(to output: inout JSONOutput) {
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "value")
      output.member("file", history.file)
      output.member("document", history.document)
      output.member("job", history.jobName)
      output.member("environment", history.environment)
      output.member("cell", history.cell?.description)
      output.member("pointer", history.pointer)
      output.key("value")
      if let value = history.value { output.rawValue(value.utf8) } else { output.null() }
      output.array("layers") { output in
        for entry in history.entries {
          output.object { output in
            output.member("act", entry.act == .set ? "set" : "removed")
            output.member("layer", entry.layer)
            output.member("text", entry.text)
            output.member("resolved", entry.resolved)
            output.member("in_force", entry.isInForce)
            Self.write(entry.span, to: &output)
          }
        }
      }
      output.array("references") { output in
        for step in history.references {
          output.object { output in
            output.member("reference", step.path)
            output.array("values") { output in
              for value in step.values {
                output.object { output in
                  output.member("by", value.title)
                  output.member("text", value.text)
                  Self.write(value.span, to: &output)
                }
              }
            }
          }
        }
      }
    }
  }

  private static func write(_ span: SourceSpan, to output: inout JSONOutput) {
    let place = LineIndex(span.source).position(of: span.range.start)
    output.member("file", span.source.path)
    output.member("line", place.line)
    output.member("column", place.column)
  }
}

extension CommandFailure {
  /// - Parameter path: the manifest as typed.
  init(_ problem: ValueQueryProblem, query: ValueQuery, path: String) {
    switch problem {
    case .broken: self.init(.findings, "\"\(path)\" has errors", help: "see \"jobc check \(path)\"")
    case .notAFile:
      self.init(.usage, "\"\(path)\" is a folder", help: "name the manifest of one job")
    case .noJob:
      self.init(.usage, "\"\(path)\" holds no job", help: "name a manifest that uses what it declares")
    case .undeclaredVariable(let argument, let name, let suggestion):
      self.init(.undeclaredVariable(argument: argument, name: name, suggestion: suggestion))
    case .noDocument(let known):
      let list = known.map { "\(path)#\($0)" }.joined(separator: ", ")
      self.init(.usage, "\"\(path)\" has no job in document \(query.document ?? 0)", help: "jobs are in \(list)")
    case .notInEnvironment(let job, let environment, let known):
      self.init(
        .usage, "the job \"\(job)\" does not exist in the environment \"\(environment)\"",
        help: known.isEmpty ? nil : "it exists in \(known.joined(separator: ", ")): pick one with \"--env\"")
    case .noMatrix: self.init(.usage, "\"--cell\" chooses a cell of a matrix, but the job has none")
    case .noCell(let known):
      let list = known.prefix(8).joined(separator: " · ") + (known.count > 8 ? " and \(known.count - 8) more" : "")
      self.init(.usage, "the matrix has no such cell", help: "the cells are \(list)")
    case .malformedPointer:
      self.init(
        .usage, "\"\(query.pointer)\" is no pointer: it must begin with \"/\"",
        help: "did you mean \"/\(query.pointer)\"?")
    case .nothingThere(let token, let place, let known):
      let whole = place.isEmpty ? "the request" : "\"\(place)\""
      let near = Suggestion.nearest(to: token, among: known)
      let list = known.prefix(30).joined(separator: ", ")
      self.init(
        .usage, "there is no \"\(token)\" in \(whole)",
        help: near.map { "did you mean \"\(place)/\(JSONPointer.escape($0))\"?" }
          ?? (known.isEmpty ? "it has no parts" : "there are \(list)"))
    }
  }
}
