/// What happens while a plan is carried out, for whoever shows progress.
package enum ApplyEvent: Sendable, Equatable {
  /// - Parameter steps: how many steps there are to do.
  case started(PlanTarget, steps: Int)
  case stepStarted(index: Int, job: JobIdentity, action: StepAction)
  /// An answer was lost, and the service is asked what came of it for the `attempt`th time, from 1.
  case looking(index: Int, job: JobIdentity, attempt: Int)
  /// A job was deleted, and its name is not free yet.
  case awaitingName(index: Int, job: JobIdentity)
  /// - Parameter done: how many steps have ended, with this one.
  case stepFinished(StepReport, done: Int, steps: Int)
  case finished(ApplyReport)
}
