import Commands
import Compiler
import Manifest
import Planner

/// The jobs that the manifests of a revision declared: git is the record of ownership.
enum FormerJobs {
  /// The jobs that a revision declares for an environment; none where it does not have that environment.
  ///
  /// A job that did not compile then is not among them: nothing is deleted that is not known to have been declared.
  ///
  /// - Throws: a revision that is none.
  static func declared(
    at revision: String, _ input: InputOptions, _ place: ServicePlace, in session: inout Session
  ) throws(CommandFailure) -> [JobIdentity] {
    let files = try RevisionFiles(revision, of: place.root)
    defer { files.remove() }
    var options = try input.options(.requests, in: session)
    options.workingFolder = files.folder.string
    options.environments = [place.environment]
    options.variableFiles = options.variableFiles.map { AbsolutePath($0, in: session.workingFolder).string }
    options.projectFile = nil
    if let typed = input.projectFile {
      let file = AbsolutePath(AbsolutePath(typed, in: session.workingFolder).name, in: files.folder)
      guard case .file = FileKind(at: file.string) else { return [] }
      options.projectFile = file.string
    }
    let compilation: Compilation
    do {
      compilation = try compile(options)
    } catch {
      if case .unknownEnvironment = error { return [] }
      let failure = CommandFailure(error)
      throw CommandFailure(failure.status, "at \(revision): \(failure.message)", help: failure.help)
    }
    let errors = compilation.diagnostics.count { $0.severity == .error }
    if errors > 0 {
      session.errors.write(
        "warning: the manifests at \(revision) have \(errors == 1 ? "an error" : "\(errors) errors"); jobs that did not "
          + "compile there are not deleted\n")
    }
    return compilation.requests.map { request in
      let job = DeclaredJob(request)
      return JobIdentity(name: job.name, workspace: job.workspace)
    }
  }
}
