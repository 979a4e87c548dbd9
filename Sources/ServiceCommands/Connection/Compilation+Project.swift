import Commands
import Compiler
import Manifest

extension Compilation {
  /// The one project and environment that was compiled.
  ///
  /// - Throws: a usage error where there are several: what talks to a service acts on one place.
  func soleProject() throws(CommandFailure) -> (environment: Environment, root: AbsolutePath) {
    let chosen = projects.filter { !$0.environments.isEmpty }
    guard let project = chosen.first else {
      throw CommandFailure(.noSuchInput, "there is no project here")
    }
    if chosen.count > 1 {
      let roots = chosen.map { "\"\($0.root.string)\"" }.joined(separator: ", ")
      throw CommandFailure(
        .usage, "the paths lie in \(chosen.count) projects, and this verb acts on one: \(roots)",
        help: "run it once for each, with the paths of one project or with \"--project\"")
    }
    return (project.environments[0], project.root)
  }
}
