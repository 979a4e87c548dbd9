import Commands
import JobAPI

/// `status`: how live jobs are.
struct Status: Verb {
  let selection: JobSelection
  let showsAll: Bool
  let watches: Bool
  let format: AnswerFormat

  /// Between two looks.
  private static let pause = 3_000

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    if watches { StopRequest.install() }
    return try selection.withService(in: &session) { query, session throws(CommandFailure) in
      var screen = Screen(in: session)
      while true {
        let jobs = try showsAll ? query.everything() : query.jobs()
        let view = StatusView(jobs: jobs, place: query.place, now: session.clock)
        if !showsAll, !query.names.isEmpty, let missing = jobs.first(where: { $0.live == nil && $0.path == nil }) {
          throw try query.missing(missing)
        }
        switch format {
        case .json: session.output.write(view.json)
        case .text: screen.show(view.text, in: &session)
        }
        guard watches, !StopRequest.isMade else { break }
        if jobs.allSatisfy({ $0.live?.status.isTerminal ?? true }) { break }
        StopRequest.sleep(milliseconds: Self.pause)
        if StopRequest.isMade { break }
      }
      return .success
    }
  }
}
