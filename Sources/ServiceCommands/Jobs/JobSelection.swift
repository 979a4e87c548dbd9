import Commands
import Compiler
import Diagnostics
import JobAPI
import Manifest
import Planner

/// Which jobs of which environment a verb is asked about, as it was typed.
struct JobSelection {
  var names: [String] = []
  /// The paths, environment and variables.
  var input = InputOptions()
  let connection: ConnectionOptions
  let isQuiet: Bool

  init(connection: ConnectionOptions, isQuiet: Bool) {
    self.connection = connection
    self.isQuiet = isQuiet
  }

  /// Whether an argument is a path: names of jobs have neither dots nor slashes.
  static func isPath(_ argument: String) -> Bool {
    argument.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
  }

  /// Connects to the service and runs `body` with it.
  ///
  /// - Throws: what keeps the jobs from being known: usage, missing inputs, and what `body` throws.
  func withService(
    in session: inout Session,
    _ body: (JobQuery, inout Session) throws(CommandFailure) -> ExitStatus
  ) throws(CommandFailure) -> ExitStatus {
    guard let found = try find(in: &session) else { return .badProject }
    var place = try ServicePlace(found.environment, root: found.root, options: connection, in: session)
    place.isOnly = found.isOnly
    let connected = try Connection.open(place, connection, in: session)
    defer { connected.close() }
    let query = JobQuery(
      names: names, declared: found.declared, hasPaths: !input.paths.isEmpty, place: connected.place,
      service: connected.service)
    return try body(query, &session)
  }

  /// An environment, and the jobs that its manifests declare.
  private struct Found {
    let environment: Environment
    /// Whether the project has no other; false where that was not asked.
    var isOnly = false
    /// Of the project.
    let root: AbsolutePath
    var declared: [DeclaredJob] = []
  }

  /// Nil where `jobc.yaml` has errors, which are shown.
  private func find(in session: inout Session) throws(CommandFailure) -> Found? {
    var isOnly = false
    if !names.isEmpty, input.paths.isEmpty {
      // Whoever names jobs need not have a project, and without one the search for manifests has no bounds.
      let choice = EnvironmentChoice(environment: input.environments.first, projectFile: input.projectFile)
      var diagnostics: [Diagnostic] = []
      guard let chosen = try choice.choose(in: session, &diagnostics) else {
        FindingsFormat.report(diagnostics, in: &session)
        return nil
      }
      isOnly = chosen.project.environments.count == 1
      if chosen.project.source == nil {
        return Found(environment: chosen.environment, isOnly: isOnly, root: chosen.project.root)
      }
    }
    let compilation = try input.compile(.requests, in: session)
    if compilation.hasBrokenProject {
      FindingsFormat.report(compilation.diagnostics, in: &session)
      return nil
    }
    let project = try compilation.soleProject()
    let errors = compilation.diagnostics.count { $0.severity == .error }
    if errors > 0, names.isEmpty, !isQuiet {
      session.errors.write(
        "note: manifests have \(errors == 1 ? "an error" : "\(errors) errors"), and jobs with errors are left out; "
          + "see \"jobc check\"\n")
    }
    return Found(
      environment: project.environment, isOnly: isOnly, root: project.root,
      declared: compilation.requests.map { DeclaredJob($0) })
  }
}
