import Commands
import Diagnostics
import DocumentModel
import JobAPI
import Manifest
import Planner

/// `catalog pull`: the lock file of what a service offers.
struct CatalogPull: Verb {
  let choice: EnvironmentChoice
  let connection: ConnectionOptions
  let checks: Bool
  let isQuiet: Bool

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var diagnostics: [Diagnostic] = []
    guard let chosen = try choice.choose(in: session, &diagnostics) else {
      FindingsFormat.report(diagnostics, in: &session)
      return .badProject
    }
    let path = try file(of: chosen.environment, in: chosen.project)
    let place = try ServicePlace(chosen.environment, root: chosen.project.root, options: connection, in: session)
    let connected = try Connection.open(place, connection, in: session)
    defer { connected.close() }
    let offers: CatalogLock
    do throws(ServiceFailure) {
      offers = CatalogLock(
        place: connected.place, pulledAt: Timestamp(seconds: session.now),
        specs: try connected.service.resourceSpecs(), engines: try connected.service.engines(),
        models: try connected.service.builtInAlgorithms())
    } catch {
      throw CommandFailure(error, action: "ask for the catalogue of \(place.description)")
    }
    let shown = path.relative(to: session.workingFolder)
    let content = AtomicFile(path.string).content
    let before = content.flatMap { try? JSONValue(json: $0) }
    let changes = before.map { offers.changes(since: $0) } ?? [content == nil ? "there is no such file" : "is no JSON"]
    if checks {
      if changes.isEmpty { return .success }
      session.output.write(changes.map { "\(shown): \($0)\n" }.joined())
      return .findings
    }
    try AtomicFile.makeFolder(path.parent.string)
    try AtomicFile(path.string).write(offers.bytes)
    if !isQuiet {
      for change in changes where before != nil { session.errors.write("\(change)\n") }
      session.errors.write(
        "wrote \(shown) from \(connected.place.description): \(offers.summary)\(changes.isEmpty ? "; as before" : "")\n"
      )
    }
    return .success
  }

  /// Where the lock goes.
  ///
  /// - Throws: a usage error where the environment names no file.
  private func file(of environment: Environment, in project: Project) throws(CommandFailure) -> AbsolutePath {
    if let node = environment.catalog { return AbsolutePath(node.tree.string(of: node.id), in: project.root) }
    let line = "catalog: catalog/\(environment.name).lock.json"
    throw CommandFailure(
      .usage, "the environment \"\(environment.name)\" names no file for its catalogue",
      help: project.source == nil
        ? "write a jobc.yaml with an environment that says \"\(line)\"; \"jobc init\" makes one"
        : "add \"\(line)\" to it in jobc.yaml")
  }
}
