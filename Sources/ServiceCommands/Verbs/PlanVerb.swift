import Commands
import Planner

/// `plan`: what an apply would do.
struct PlanVerb: Verb {
  let planning: Planning
  /// The file to save it in; nil for none.
  let output: String?
  let format: PlanFormat
  let hasDetailedExitCode: Bool

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    try planning.withPlan(in: &session) { planned, session throws(CommandFailure) in
      let isColored = planning.view.color.isColored(session.output.descriptor, session.environment)
      session.output.write(format.render(planned.plan, isColored: isColored))
      if let output {
        try SavedPlanFile(output).write(planned.plan)
        if !planning.view.isQuiet {
          session.errors.write("saved the plan in \(output); carry it out with: jobc apply \(output)\n")
        }
      }
      return hasDetailedExitCode ? ExitStatus(rawValue: planned.plan.detailedExitCode) ?? .success : .success
    }
  }
}

/// `plan show`: a saved plan, without a service.
struct PlanShow: Verb {
  let path: String
  let format: PlanFormat
  let view: ViewOptions
  let hasDetailedExitCode: Bool

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let plan = try SavedPlanFile(path).read()
    let isColored = view.color.isColored(session.output.descriptor, session.environment)
    session.output.write(format.render(plan, isColored: isColored))
    return hasDetailedExitCode ? ExitStatus(rawValue: plan.detailedExitCode) ?? .success : .success
  }
}
