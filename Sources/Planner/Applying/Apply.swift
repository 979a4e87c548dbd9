import JobAPI
import Parallelism
import Synchronization

/// Carries out a plan: its steps side by side, each by itself.
///
/// No step is ever done twice: a write whose answer was lost is looked for and, except where the service itself tells a
/// second one from the first, not sent again.
///
/// - Parameter events: called as things happen, from several threads but one call at a time.
package func apply(
  _ plan: Plan, to service: any JobService, _ options: ApplyOptions,
  events: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
) -> ApplyReport {
  var report = ApplyReport(target: plan.target)
  report.isSaved = options.isSaved
  report.unchanged = plan.steps.filter { $0.action == .none && $0.obstacle == nil }.count
  report.refusals = ApplyRefusal.refusals(of: plan, options)
  guard report.refusals.isEmpty else { return report }

  let indexes = plan.steps.indices.filter { plan.steps[$0].action != .none || plan.steps[$0].obstacle != nil }
  let progress = ApplyProgress(steps: indexes.count, events)
  progress.send(.started(plan.target, steps: indexes.count))
  let stop = ApplyStop(options)
  report.steps = parallelMap(count: indexes.count, width: options.width, itemsPerThread: 1, makeContext: {}) { _, at in
    let index = indexes[at]
    let result = stop.skipping(plan.steps[index], at: index) {
      StepRun(plan.steps[index], at: index, service, options, progress).report()
    }
    progress.finish(result)
    return result
  }
  report.wasInterrupted = stop.wasInterrupted
  progress.send(.finished(report))
  return report
}

/// Tells events one at a time, and counts the steps that ended.
final class ApplyProgress: Sendable {
  private let steps: Int
  private let done = Mutex(0)
  private let events: @Sendable (ApplyEvent) -> Void

  init(steps: Int, _ events: @escaping @Sendable (ApplyEvent) -> Void) {
    self.steps = steps
    self.events = events
  }

  func send(_ event: ApplyEvent) { done.withLock { _ in events(event) } }

  func finish(_ report: StepReport) {
    done.withLock { done in
      done += 1
      events(.stepFinished(report, done: done, steps: steps))
    }
  }
}

/// Keeps steps from beginning once there is a reason.
private final class ApplyStop: Sendable {
  private let options: ApplyOptions
  private let reason = Mutex<StepReport.Cause?>(nil)

  init(_ options: ApplyOptions) { self.options = options }

  var wasInterrupted: Bool { reason.withLock { $0 == .interrupted } || options.isInterrupted() }

  /// Runs a step unless there is a reason not to, and takes a new reason from its report.
  func skipping(_ step: PlanStep, at index: Int, _ run: () -> StepReport) -> StepReport {
    if let obstacle = step.obstacle { return StepReport(step, at: index, .blocked, "\(step.reason); \(obstacle)") }
    if options.isInterrupted() { note(.interrupted) }
    if let cause = reason.withLock({ $0 }) {
      var report = StepReport(step, at: index, .skipped, Self.words(cause))
      report.cause = cause
      return report
    }
    let report = run()
    if report.endsRun, let cause = report.cause {
      note(cause)
    } else if options.failsFast, !report.status.isSuccess {
      note(.otherFailure)
    }
    return report
  }

  private func note(_ cause: StepReport.Cause) { reason.withLock { $0 = $0 ?? cause } }

  private static func words(_ cause: StepReport.Cause) -> String {
    switch cause {
    case .interrupted: "not begun: interrupted"
    case .unauthorized: "not begun: the service does not accept the credentials"
    case .unavailable, .otherFailure: "not begun: another step failed (--fail-fast)"
    }
  }
}
