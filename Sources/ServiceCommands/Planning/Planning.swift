import Commands
import Compiler
import Diagnostics
import Manifest
import Planner

/// From paths to a plan: what `plan` and `apply` have in common.
struct Planning {
  var input: InputOptions
  var view: ViewOptions
  var connection: ConnectionOptions
  var allowsReplace = false
  /// The revision of `--prune --since`; nil to delete nothing.
  var prunesSince: String?

  /// Whether what is planned is to be carried out at once, which a protected environment does not allow.
  var isImmediate = false

  /// Compiles, connects, plans, and runs `body` with what came of it.
  ///
  /// - Throws: what keeps it from being planned at all, and what `body` throws.
  func withPlan(
    in session: inout Session,
    _ body: (Planned, inout Session) throws(CommandFailure) -> ExitStatus
  ) throws(CommandFailure) -> ExitStatus {
    try CommandFailure.requireOne(input.environments)
    let digests = InputDigests()
    var options = try input.options(.requests, in: session)
    options.keepsSources = true
    options.overlay.observe = { path, source in digests.add(path, source) }
    let compilation: Compilation
    do { compilation = try compile(options) } catch { throw CommandFailure(error) }
    if let status = refusal(of: compilation, in: &session) { return status }
    let project = try compilation.soleProject()
    let place = try ServicePlace(project.environment, root: project.root, options: connection, in: session)
    if isImmediate, place.isProtected {
      throw CommandFailure(
        .usage, "the environment \"\(place.environment)\" is protected: apply takes a saved plan only",
        help: "\"jobc plan --env \(place.environment) -o FILE\" saves one, \"jobc plan show FILE\" shows it to whoever "
          + "reviews it, \"jobc apply FILE\" carries it out")
    }
    var lines = SourceLines()
    var jobs: [DesiredJob] = []
    for request in compilation.requests { jobs.append(try DesiredJob(request, &lines)) }
    var former: [JobIdentity] = []
    if let prunesSince { former = try FormerJobs.declared(at: prunesSince, input, place, in: &session) }
    let connected = try Connection.open(place, connection, in: session)
    defer { connected.close() }
    var request = PlanRequest(target: connected.place.target, jobs: jobs, createTime: session.now * 1_000)
    request.inputs = digests.inputs(from: session.workingFolder)
    request.formerJobs = former
    request.formerRevision = prunesSince
    request.allowsReplace = allowsReplace
    request.width = connection.parallelism
    let plan: Plan
    do {
      plan = try makePlan(request, from: connected.service)
    } catch {
      throw CommandFailure(error, action: "plan for \(connected.place.description)")
    }
    return try body(Planned(plan: plan, jobs: jobs, place: connected.place, service: connected.service), &session)
  }

  /// Shows findings as `compile` does.
  ///
  /// - Returns: the exit status where they are in the way of a plan; a job with an error is not left out of one, since
  ///   nobody would miss it.
  private func refusal(of compilation: Compilation, in session: inout Session) -> ExitStatus? {
    if !compilation.diagnostics.isEmpty {
      let isColored = view.color.isColored(session.errors.descriptor, session.environment)
      session.errors.write(
        FindingsFormat.text.render(
          compilation.reported(failLevel: view.failLevel), isColored: isColored, in: session))
    }
    let status = view.conclude(compilation, in: &session)
    if status == .success { return nil }
    session.errors.write("error: nothing was planned, because of the findings above\n")
    return status
  }
}

/// A plan, and what it takes to carry it out.
struct Planned {
  let plan: Plan
  let jobs: [DesiredJob]
  let place: ServicePlace
  let service: any JobService
}

extension ServicePlace {
  /// The place as plans name it.
  var target: PlanTarget {
    PlanTarget(environment: environment, endpoint: address.text, region: region, project: projectID ?? "")
  }
}
