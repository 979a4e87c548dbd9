import Compiler
import Diagnostics
import DocumentModel
import Reporters
import Rules
import SourceText

/// `explain`: the page of a rule, of a field, or the history of a value.
struct Explain: Verb {
  enum Format: String, Choice {
    case text, json

    static let noun = "format"
  }

  let subjects: [String]
  var input = InputOptions()
  var cell: [(axis: String, value: String)] = []
  var format = Format.text
  var color = ColorChoice.auto

  /// Rules and fields are known without one.
  var needsFolder: Bool { subjects.count > 1 }

  init(subjects: [String]) { self.subjects = subjects }

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    switch subjects.count {
    case 0: write(RuleIndex(), in: &session)
    case 1: try explain(subjects[0], in: &session)
    case 2: return try explainValue(in: &session)
    default:
      throw CommandFailure(
        .usage, "\"explain\" takes a rule, a field, or a manifest and a pointer, not \(subjects.count) arguments",
        help: "one question at a time")
    }
    return .success
  }

  // MARK: Rules and fields

  private func explain(_ name: String, in session: inout Session) throws(CommandFailure) {
    if let rule = RuleRegistry.description(of: name) { return write(RulePage(rule), in: &session) }
    let fields = FieldPage.pages(named: name)
    guard fields.isEmpty else {
      for field in fields { write(field, in: &session) }
      return
    }
    throw unknown(name)
  }

  /// Writes a page in the format that was asked for.
  private func write(_ page: some Page, in session: inout Session) {
    switch format {
    case .text:
      var text = PageText(
        isColored: color.isColored(session.output.descriptor, session.environment),
        width: FileDescriptor(session.output.descriptor).terminalWidth ?? 80)
      page.write(to: &text)
      session.output.write(text.takeBytes())
    case .json:
      var output = JSONOutput(.pretty)
      page.write(to: &output)
      session.output.write(output.bytes + [0x0A])
    }
  }

  private func unknown(_ name: String) -> CommandFailure {
    let rules = RuleRegistry.descriptions.map(\.id)
    let verbs = JobcCommand.verbs.compactMap { $0.configuration.commandName }
    if verbs.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      return CommandFailure(
        .usage, "\"\(name)\" is a verb, not a rule or a field", help: "\"jobc \(name) --help\" explains it")
    }
    let isPath = name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    if isPath || name == "-" {
      return CommandFailure(
        .usage, "\"\(name)\" is neither a rule nor a field",
        help: "of a manifest say which value is meant: jobc explain \(name) /config/worker_server_num")
    }
    let near = Suggestion.nearest(to: name, among: rules + FieldPage.names + verbs)
    return CommandFailure(
      .usage, "there is no rule and no field \"\(name)\"",
      help: near.map { "did you mean \"\($0)\"?" }
        ?? "\"jobc explain\" lists the rules, \"jobc explain config\" the fields")
  }

  // MARK: Values

  private func explainValue(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var (path, pointer) = (subjects[0], subjects[1])
    if path.utf8.first == UInt8(ascii: "/"), pointer.utf8.first != UInt8(ascii: "/"), !pointer.isEmpty {
      throw CommandFailure(
        .usage, "\"\(pointer)\" is no pointer: it must begin with \"/\"",
        help: "the manifest comes first: jobc explain \(pointer) \(path)")
    }
    if pointer.utf8.first != UInt8(ascii: "/"), !pointer.isEmpty, pointer.utf8.contains(UInt8(ascii: ".")) {
      let meant = "/" + pointer.split(separator: ".").joined(separator: "/")
      throw CommandFailure(
        .usage, "\"\(pointer)\" is no pointer: it must begin with \"/\"", help: "did you mean \"\(meant)\"?")
    }
    var query = ValueQuery(pointer: pointer)
    query.cell = cell
    if let hash = path.utf8.lastIndex(of: UInt8(ascii: "#")) {
      guard let number = Int(path[path.utf8.index(after: hash)...]), number >= 0 else {
        throw CommandFailure(
          .usage, "\"\(path)\" does not say which document: behind \"#\" stands its number, from 0")
      }
      query.document = number
      path = String(path[..<hash])
    }
    pointer = query.pointer
    var input = input
    input.paths = [path]
    if input.standardInputPath != nil, path != "-" {
      throw CommandFailure(
        .usage, "\"--stdin-filename\" says where standard input lies, but it is not read",
        help: "write \"-\" in place of the manifest")
    }
    let result = try input.explain(query, in: session)
    switch result {
    case .success(let history):
      write(ValuePage(history), in: &session)
      report(history.diagnostics, in: &session)
      return history.diagnostics.isEmpty ? .success : .findings
    case .failure(.broken(let diagnostics, let isProject)):
      report(diagnostics, in: &session)
      return isProject ? .badProject : .findings
    case .failure(let problem): throw CommandFailure(problem, query: query, path: path)
    }
  }
}

extension Explain {
  /// Says on standard error what is wrong with the job that was asked about.
  private func report(_ diagnostics: [Diagnostic], in session: inout Session) {
    guard !diagnostics.isEmpty else { return }
    let isColored = color.isColored(session.errors.descriptor, session.environment)
    session.errors.write(TextReport.text(diagnostics, isColored: isColored, showsEnvironments: false))
  }
}

/// Something that `explain` prints.
protocol Page {
  func write(to text: inout PageText)
  func write(to output: inout JSONOutput)
}
