import Commands
import PlanReports
import Planner

/// `apply`: plans, asks and submits; or carries out a saved plan.
struct ApplyVerb: Verb {
  private var planning: Planning
  let isConfirmed: Bool
  let failsFast: Bool
  let format: AnswerFormat
  /// Whether options were typed that a saved plan has decided already.
  var hasPlanningOptions = false
  var maximumChanges: Int?

  init(planning: Planning, isConfirmed: Bool, failsFast: Bool, format: AnswerFormat) {
    self.planning = planning
    self.planning.isImmediate = true
    self.isConfirmed = isConfirmed
    self.failsFast = failsFast
    self.format = format
  }

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    if let path = planning.input.paths.first, let plan = try SavedPlanFile(path).readClaimed() {
      return try carryOut(plan, from: path, in: &session)
    }
    return try planning.withPlan(in: &session) { planned, session throws(CommandFailure) in
      if format == .text { show(planned.plan, in: &session) }
      guard planned.plan.hasChanges else {
        if format == .json { _ = report(of: planned.plan, ApplyOptions(jobs: []), planned.service, in: &session) }
        return .success
      }
      var options = ApplyOptions(jobs: planned.jobs)
      set(&options)
      try refuse(planned.plan, options)
      guard try confirm(planned, in: &session) else { return .findings }
      StopRequest.install()
      return report(of: planned.plan, options, planned.service, in: &session)
    }
  }

  /// Carries out exactly what a saved plan says.
  private func carryOut(_ plan: Plan, from path: String, in session: inout Session) throws(CommandFailure) -> ExitStatus
  {
    if planning.input.paths.count > 1 {
      throw CommandFailure(
        .usage, "\"\(path)\" is a saved plan, and beside it stands \"\(planning.input.paths[1])\"",
        help: "a saved plan is carried out by itself")
    }
    if hasPlanningOptions || !planning.input.variables.isEmpty || !planning.input.variableFiles.isEmpty {
      throw CommandFailure(
        .usage, "\"\(path)\" is a saved plan, which has decided what is done and where",
        help: "leave --env, --endpoint, --var, --var-file, --allow-replace and --prune out, or plan anew")
    }
    let place = try ServicePlace(of: plan.target, planning.input.projectFile, in: session)
    if format == .text { show(plan, in: &session) }
    InputChanges(since: plan, in: session.workingFolder).tell(isQuiet: planning.view.isQuiet, in: &session)
    let environment = session.environment
    var options = ApplyOptions { _, use in
      environment["JOBC_VAR_\(use.name)"] ?? use.environmentVariable.flatMap { environment[$0] }
    }
    options.isSaved = true
    set(&options)
    try refuse(plan, options)
    StopRequest.install()
    let connected = try Connection.open(place, planning.connection, in: session)
    defer { connected.close() }
    return report(of: plan, options, connected.service, in: &session)
  }

  private func set(_ options: inout ApplyOptions) {
    options.width = planning.connection.parallelism
    options.failsFast = failsFast
    options.maximumChanges = maximumChanges
    options.isInterrupted = { StopRequest.isMade }
  }

  private func show(_ plan: Plan, in session: inout Session) {
    guard !planning.view.isQuiet else { return }
    let isColored = planning.view.color.isColored(session.output.descriptor, session.environment)
    session.output.write(PlanFormat.text.render(plan, isColored: isColored))
    try? session.output.flush()
  }

  /// - Throws: why the plan would not be begun, before anybody is asked.
  private func refuse(_ plan: Plan, _ options: ApplyOptions) throws(CommandFailure) {
    guard let refusal = ApplyRefusal.refusals(of: plan, options).first else { return }
    throw CommandFailure(.findings, refusal)
  }

  private func confirm(_ planned: Planned, in session: inout Session) throws(CommandFailure) -> Bool {
    if isConfirmed { return true }
    guard planned.plan.counts.changes > planned.plan.counts.blocked else { return true }
    return try Confirmation(
      question: "\nApply \(planned.plan.counts.words) to \(planned.place.description)?"
    ).ask(
      instead: "say \"--yes\" to apply without asking, or save a plan with \"jobc plan -o FILE\" and apply that",
      in: &session)
  }

  private func report(
    of plan: Plan, _ options: ApplyOptions, _ service: any JobService, in session: inout Session
  ) -> ExitStatus {
    try? session.errors.flush()
    let progress = ApplyProgress(format: format, isQuiet: planning.view.isQuiet, in: session)
    let report = Planner.apply(plan, to: service, options) { progress.tell($0) }
    if format == .text { session.output.write(ApplyText.text(of: report)) }
    return ExitStatus(rawValue: report.exitCode) ?? .internalError
  }
}
