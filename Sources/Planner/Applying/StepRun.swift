import DocumentModel
import JobAPI
import SourceText

/// One step as it is carried out: look, write, and look again where the answer was lost.
///
///     create    post ──────────────► applied
///                 ├ name taken ────► look ──► present | stale
///                 └ answer lost ───► look ──► applied | stale | absent: post once more, the name guards it
///     version   look, post ────────► applied, and look for a race
///                 └ answer lost ───► look ──► applied | absent: not_applied, never posted again
///     describe  look, put ─────────► applied
///                 └ answer lost ───► look ──► applied | put once more: it is the same
///     delete    look, delete ──────► applied
///                 └ answer lost ───► look ──► applied | delete once more: the id guards it
///     replace   delete, wait for the name, create
struct StepRun {
  let step: PlanStep
  let index: Int
  let service: any JobService
  let options: ApplyOptions
  let progress: ApplyProgress

  init(
    _ step: PlanStep, at index: Int, _ service: any JobService, _ options: ApplyOptions, _ progress: ApplyProgress
  ) {
    self.step = step
    self.index = index
    self.service = service
    self.options = options
    self.progress = progress
  }

  func report() -> StepReport {
    progress.send(.stepStarted(index: index, job: step.job, action: step.action))
    let clock = ContinuousClock()
    let start = clock.now
    var report = outcome()
    let duration = start.duration(to: clock.now).components
    report.milliseconds = Int(duration.seconds) * 1_000 + Int(duration.attoseconds / 1_000_000_000_000_000)
    return report
  }

  private func outcome() -> StepReport {
    switch step.action {
    case .create: create(after: nil)
    case .version: version()
    case .describe: describe()
    case .delete: delete()
    case .replace: replace()
    case .none: ended(.present)
    }
  }

  // MARK: What every step does

  /// The job as the manifests want it, secrets disclosed.
  var job: DesiredJob {
    var values: [String: String] = [:]
    for use in step.secrets { values[use.name] = options.secret(step, use) }
    return DesiredJob(
      body: step.body ?? .object([]), secrets: step.secrets, secretValues: values,
      source: step.source ?? JobSource(file: "", document: 0), places: step.places)
  }

  func ended(_ status: StepReport.Status, _ message: String? = nil, _ submitted: SubmittedVersion? = nil) -> StepReport
  {
    var report = StepReport(step, at: index, status, message)
    report.submitted = submitted
    return report
  }

  /// The report of a call that failed and had no effect.
  ///
  /// - Parameters:
  ///   - status: what the step comes to; nil for what the failure itself says.
  ///   - prefix: words before those of the failure.
  func failed(_ failure: ServiceFailure, _ status: StepReport.Status? = nil, prefix: String = "") -> StepReport {
    var report = ended(status ?? failure.status, prefix + failure.words)
    report.errorCode = failure.error?.code
    report.requestID = failure.requestID
    report.cause = failure.cause
    report.endsRun = failure == .interrupted || failure.error?.status == 401
    if let error = failure.error, let field = ServiceErrorField(error, in: step) {
      report.pointer = field.pointer
      report.place = field.place
    }
    return report
  }

  /// Looks up to as often as `timing.looks` says, each time after a wait, until `look` is sure.
  ///
  /// - Parameter look: nil for "not there", which may become "there".
  /// - Returns: what was found; nil where the last look said "not there".
  /// - Throws: the failure of the last look, where that failed.
  func lookRepeatedly<Found>(
    _ look: () throws(ServiceFailure) -> Found?
  ) throws(ServiceFailure) -> Found? {
    var last: ServiceFailure?
    for (attempt, delay) in options.timing.looks.enumerated() {
      options.timing.wait(delay, unless: options.isInterrupted)
      progress.send(.looking(index: index, job: step.job, attempt: attempt + 1))
      do throws(ServiceFailure) {
        if let found = try look() { return found }
        last = nil
      } catch {
        last = error
        if error == .interrupted { break }
      }
      // What a list does not show at once after an interruption, running again will find.
      if options.isInterrupted() { break }
    }
    if let last { throw last }
    return nil
  }

  /// The live jobs of the step's name.
  func namesakes() throws(ServiceFailure) -> [JobSummary] {
    try service.jobs(in: step.job.workspace, matching: step.job.name).jobs.filter { isSameText($0.name, step.job.name) }
  }
}
