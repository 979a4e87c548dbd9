import Commands
import DocumentModel
import JobAPI
import Manifest
import Planner

/// `import`: manifests of live jobs.
struct Import: Verb {
  let selection: JobSelection
  /// Nil for standard output.
  let output: String?

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    if let output {
      if case .missing = FileKind(at: output) {
      } else {
        throw CommandFailure(
          .cannotWrite, "\"\(output)\" exists and is left as it is", help: "name another file with \"-o\"")
      }
    }
    return try selection.withService(in: &session) { query, session throws(CommandFailure) in
      var documents: [String] = []
      for (job, live) in try query.liveJobs() {
        guard let id = live.versionID else {
          throw CommandFailure(
            .noSuchInput, "the job \"\(job.name)\" has no version, and so no configuration to import")
        }
        let version: JobVersion
        do throws(ServiceFailure) {
          version = try query.service.version(id, ofJob: live.id)
        } catch {
          throw CommandFailure(error, action: "read the job \"\(job.name)\"")
        }
        let isElsewhere = !job.workspace.utf8.elementsEqual(query.place.workspace.utf8)
        let body = DeclaredBody.of(version, workspace: isElsewhere ? job.workspace : nil)
        documents.append(
          ManifestWriter.manifest(
            of: body, environments: query.place.isOnly ? [] : [query.place.environment]))
        warn(of: body, &session)
      }
      let text = documents.joined(separator: "---\n")
      guard let output else {
        session.output.write(text)
        return .success
      }
      try AtomicFile(output).write(Array(text.utf8))
      if !selection.isQuiet {
        session.errors.write("wrote \(documents.count == 1 ? "1 job" : "\(documents.count) jobs") to \(output)\n")
      }
      return .success
    }
  }

  /// Names the parameters that look like secrets.
  private func warn(of body: JSONValue, _ session: inout Session) {
    guard !selection.isQuiet else { return }
    let signs = ["secret", "token", "password", "passwd", "api_key", "apikey", "access_key", "credential"]
    for parameter in body["config"]?["parameter"]?.items ?? [] {
      guard let label = parameter["label"]?.string else { continue }
      let lower = label.lowercased()
      guard signs.contains(where: { lower.contains($0) }) else { continue }
      session.errors.write(
        "warning: the parameter \"\(label)\" of \"\(body["job_name"]?.string ?? "")\" looks like a secret; declare a "
          + "variable with \"secret: true\" for it before you commit the manifest\n")
    }
  }
}
