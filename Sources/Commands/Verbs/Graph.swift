import Compiler
import Diagnostics
import Manifest
import Reporters
import Review

/// `graph`: which files include which, and what stands on them.
struct Graph: Verb {
  enum Format: String, Choice {
    case text, json, dot, mermaid

    static let noun = "format"
  }

  var input = InputOptions()
  /// The files whose dependents are asked for, as typed; empty for the whole graph.
  var dependents: [String] = []
  var format = Format.text
  var color = ColorChoice.auto
  var isQuiet = false

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var options = try input.options(.check, in: session)
    options.keepsFiles = true
    let compilation: Compilation
    do throws(CompilationError) { compilation = try compile(options) } catch { throw CommandFailure(error) }
    var graph = FileGraph(compilation)
    var notes: [String] = []
    if !dependents.isEmpty {
      var numbers: [Int] = []
      for file in dependents { numbers += try self.numbers(file, graph, compilation, &notes, session) }
      graph = graph.part(graph.dependents(of: numbers))
    }
    write(graph, in: &session)
    return conclude(compilation, notes, in: &session)
  }

  /// The files that stand for what was named, and what it reaches in words.
  private func numbers(
    _ file: String, _ graph: FileGraph, _ compilation: Compilation, _ notes: inout [String], _ session: Session
  ) throws(CommandFailure) -> [Int] {
    let path = AbsolutePath(file, in: session.workingFolder)
    let real = path.real ?? path
    func isNamed(_ other: AbsolutePath) -> Bool { other == path || other == real }
    if let number = graph.files.firstIndex(where: { isNamed($0.location) }) {
      notes.append(graph.reach(of: number).line)
      return [number]
    }
    let projects = compilation.projects.filter { $0.filesForAll.contains(where: isNamed) }
    if !projects.isEmpty {
      notes.append("every job of the project depends on \"\(file)\"")
      return graph.files.indices.filter { number in
        projects.contains { graph.files[number].location.isWithin($0.root) }
      }
    }
    if case .missing = FileKind(at: path.string) {
      let known = Suggestion.nearest(to: file, among: graph.files.map(\.path))
      throw CommandFailure(
        .noSuchInput, "cannot read \"\(file)\": no such file or directory",
        help: known.map { "did you mean \"\($0)\"?" })
    }
    throw CommandFailure(
      .noSuchInput, "\"\(file)\" plays no part here: it is no manifest, and none includes it",
      help: "\"jobc graph\" shows the files that do")
  }

  private func write(_ graph: FileGraph, in session: inout Session) {
    switch format {
    case .text where !dependents.isEmpty:
      let manifests = graph.files.filter { !$0.jobs.isEmpty || !$0.isShared }
      session.output.write(manifests.map { $0.path + "\n" }.joined())
    case .text:
      let isColored = color.isColored(session.output.descriptor, session.environment)
      session.output.write(GraphText.bytes(graph, isColored: isColored))
    case .json:
      session.output.write(GraphJSON.bytes(graph, dependentsOf: dependents, version: Version.current))
    case .dot: session.output.write(GraphDrawing.dot(graph))
    case .mermaid: session.output.write(GraphDrawing.mermaid(graph))
    }
  }

  /// Says what could not be read: the graph may lack something for it. Other findings are the business of `check`.
  private func conclude(
    _ compilation: Compilation, _ notes: [String], in session: inout Session
  ) -> ExitStatus {
    let unread = compilation.diagnostics.filter { $0.severity == .error && Self.rules.contains($0.rule) }
    if !unread.isEmpty {
      let isColored = color.isColored(session.errors.descriptor, session.environment)
      session.errors.write(TextReport.bytes(unread, isColored: isColored, showsEnvironments: false))
    }
    if !isQuiet {
      for note in notes { session.errors.write(note + "\n") }
    }
    if compilation.hasBrokenProject { return .badProject }
    return unread.isEmpty ? .success : .findings
  }

  /// The rules of what keeps files from being read, includes from being followed or jobs from being known.
  private static let rules: Set<String> = [
    "alias-budget", "duplicate-key", "file-size", "include", "include-cycle", "json-syntax", "language-version",
    "manifest-shape", "nesting-depth", "project-file", "recursive-alias", "unreadable-file", "yaml-syntax",
  ]
}
