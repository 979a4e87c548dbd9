import Commands
import Compiler
import Manifest
import Planner
import Revisions

/// The jobs that the manifests of a revision declared: git is the record of ownership.
enum FormerJobs {
  /// The jobs that a revision declares for an environment; none where it does not have that project or environment.
  ///
  /// A job that did not compile then is not among them: nothing is deleted that is not known to have been declared.
  ///
  /// - Throws: a revision that is none, and a project that lies in no repository.
  static func declared(
    at revision: String, _ input: InputOptions, _ place: ServicePlace, in session: inout Session
  ) throws(CommandFailure) -> [JobIdentity] {
    let root = place.root.real ?? place.root
    let repository = try session.repository(holding: root)
    let former = try session.revisions { () throws(RevisionError) in
      try repository.revision(revision, commit: try repository.commit(revision))
    }
    var options = try input.options(.requests, in: session)
    options.read(former.files)
    options.excludedFolders = former.submodules
    options.environments = [place.environment]
    options.allowsUnknownNames = true
    options.paths = [root.string]
    let hasProject = options.finds(options.projectFile ?? root.string)
    let compilation: Compilation
    do throws(CompilationError) {
      compilation = hasProject ? try compile(options) : Compilation()
    } catch {
      let failure = CommandFailure(error)
      throw CommandFailure(failure.status, "at \(revision): \(failure.message)", help: failure.help)
    }
    // What was the project of a folder above or below is another one, whose jobs are its own matter.
    let projects = compilation.projects
    guard projects.contains(where: { $0.root == root && !$0.environments.isEmpty }) else {
      session.errors.write(
        "warning: at \(revision) this project has no environment \"\(place.environment)\": no job is deleted\n")
      return []
    }
    let errors = compilation.diagnostics.count { $0.severity == .error }
    if errors > 0 {
      session.errors.write(
        "warning: the manifests at \(revision) have \(errors == 1 ? "an error" : "\(errors) errors"); jobs that did not "
          + "compile there are not deleted\n")
    }
    let others = projects.map(\.root).filter { $0 != root && $0.isWithin(root) }
    return compilation.requests.compactMap { request in
      let path = AbsolutePath(request.path, in: session.workingFolder)
      if others.contains(where: path.isWithin) { return nil }
      let job = DeclaredJob(request)
      return JobIdentity(name: job.name, workspace: job.workspace)
    }
  }
}
