import Compiler
import Diagnostics
import Manifest

/// One environment of one project, for the verbs that look at `jobc.yaml` but at no manifest.
package struct EnvironmentChoice {
  /// `--env`; nil for the project's default or only one.
  package var environment: String?
  /// `--project`; nil for the nearest `jobc.yaml` at or above the working folder.
  package var projectFile: String?

  package init(environment: String? = nil, projectFile: String? = nil) {
    self.environment = environment
    self.projectFile = projectFile
  }

  /// What was chosen, with what is wrong in `jobc.yaml`; nil where that has errors: exit 78.
  ///
  /// - Throws: an environment that is not there or not named, a project file that cannot be read.
  package func choose(
    in session: Session, _ diagnostics: inout [Diagnostic]
  ) throws(CommandFailure) -> (project: Project, environment: Environment)? {
    guard let project = try project(in: session, &diagnostics) else { return nil }
    let known = project.environments.map(\.name)
    guard let name = environment else {
      guard let sole = project.soleEnvironment else { throw CommandFailure(.environmentRequired(known: known)) }
      return (project, sole)
    }
    guard let environment = project.environment(name) else {
      let suggestion = Suggestion.nearest(to: name, among: known)
      throw CommandFailure(.unknownEnvironment(name: name, suggestion: suggestion, known: known))
    }
    return (project, environment)
  }

  private func project(
    in session: Session, _ diagnostics: inout [Diagnostic]
  ) throws(CommandFailure) -> Project? {
    let location =
      projectFile.map { ProjectLocation(file: AbsolutePath($0, in: session.workingFolder)) }
      ?? ProjectLocation.find(aboveFolder: session.workingFolder)
    guard let file = location.file else { return Project(root: location.root) }
    let source = try session.read(projectFile ?? file.relative(to: session.workingFolder))
    let read = ProjectReader.read(source, root: location.root)
    diagnostics += read.diagnostics
    return read.diagnostics.contains { $0.severity == .error } ? nil : read.project
  }
}
