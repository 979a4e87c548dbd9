import Compiler
import Diagnostics
import JobAPI
import Manifest
import Reporters
import Rules
import SourceText

/// `catalog show`: the lists of a catalogue lock.
struct CatalogShow: Verb {
  enum Format: String, Choice {
    case text, json

    static let noun = "format"
  }

  let choice: EnvironmentChoice
  /// Nil for the file that the environment names.
  let catalogFile: String?
  let format: Format

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var environment: Environment?
    let source: SourceFile
    if let catalogFile {
      source = try session.read(catalogFile)
    } else {
      var diagnostics: [Diagnostic] = []
      guard let chosen = try choice.choose(in: session, &diagnostics) else {
        report(diagnostics, in: &session)
        return .badProject
      }
      environment = chosen.environment
      source = try lock(of: chosen.environment, in: chosen.project, session)
    }
    let read = CatalogReader.read(source)
    var diagnostics = read.diagnostics
    if let catalog = read.catalog {
      CatalogAgeRule.check(catalog, now: Timestamp(seconds: session.now), into: &diagnostics)
      if let environment { CatalogEnvironmentRule.check(catalog, of: environment, into: &diagnostics) }
      let view = CatalogView(catalog: catalog, path: source.path, environment: environment?.name)
      switch format {
      case .text: session.output.write(view.text(now: Timestamp(seconds: session.now)))
      case .json: session.output.write(view.json)
      }
    }
    report(diagnostics, in: &session)
    return diagnostics.contains { $0.severity == .error } ? .findings : .success
  }

  private func report(_ diagnostics: [Diagnostic], in session: inout Session) {
    let isColored = ColorChoice.auto.isColored(session.errors.descriptor, session.environment)
    session.errors.write(
      TextReport.text(diagnostics.inReportOrder(), isColored: isColored, showsEnvironments: false))
  }

  private func lock(
    of environment: Environment, in project: Project, _ session: Session
  ) throws(CommandFailure) -> SourceFile {
    guard let node = environment.catalog else {
      throw CommandFailure(
        .noSuchInput, "the environment \"\(environment.name)\" has no catalogue",
        help: project.source == nil
          ? "name a file with \"--catalog\", or under \"catalog\" of an environment in jobc.yaml"
          : "name a file under \"catalog\" in jobc.yaml, or with \"--catalog\"")
    }
    let path = AbsolutePath(node.tree.string(of: node.id), in: project.root)
    let shown = path.relative(to: session.workingFolder)
    do {
      return try SourceFile.read(path.string, displayPath: shown).source
    } catch {
      throw CommandFailure(
        .noSuchInput, "cannot read \"\(shown)\", the catalogue of \"\(environment.name)\": \(error.phrase)")
    }
  }
}
