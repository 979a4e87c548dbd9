import Commands
import JobAPI
import Planner

/// `delete`: jobs with all that belongs to them.
struct Delete: Verb {
  let selection: JobSelection
  let isConfirmed: Bool

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    try selection.withService(in: &session) { query, session throws(CommandFailure) in
      let jobs = try query.liveJobs()
      let question =
        "\(jobs.count == 1 ? "This job is" : "These \(jobs.count) jobs are") deleted from "
        + "\(query.place.description), with all versions and logs:\n"
        + jobs.map { "  \($0.job.name) (\($0.live.status.name))\n" }.joined()
      guard try query.place.confirm(question, isConfirmed: isConfirmed, in: &session) else { return .findings }
      var status = ExitStatus.success
      for (job, live) in jobs {
        do throws(ServiceFailure) {
          try query.service.deleteJob(live.id)
          session.output.write("\(job.name): deleted\n")
        } catch {
          let failure = CommandFailure(error, action: "delete \"\(job.name)\"")
          session.report(failure)
          status = failure.status
        }
      }
      return status
    }
  }
}

extension ServicePlace {
  /// Asks before something that cannot be taken back, unless `--yes` has answered already.
  ///
  /// - Throws: a usage error where nobody can be asked.
  func confirm(
    _ question: String, isConfirmed: Bool, in session: inout Session
  ) throws(CommandFailure) -> Bool {
    if isProtected {
      if isConfirmed {
        throw CommandFailure(
          .usage, "the environment \"\(environment)\" is protected: \"--yes\" does not do here",
          help: "leave it out and answer on a terminal")
      }
      let confirmation = Confirmation(
        question: question + "The environment \"\(environment)\" is protected.", answer: environment)
      return try confirmation.ask(
        instead: "the environment \"\(environment)\" is protected: run it on a terminal", in: &session)
    }
    if isConfirmed { return true }
    return try Confirmation(question: question).ask(instead: "say \"--yes\" to do it without asking", in: &session)
  }
}
