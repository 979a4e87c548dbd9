import Commands
import Diagnostics
import JobAPI
import Manifest
import Planner

/// The jobs that were asked for, and the service to ask.
struct JobQuery {
  /// As typed; may be empty.
  let names: [String]
  let declared: [DeclaredJob]
  /// Whether manifests were named as well.
  let hasPaths: Bool
  let place: ServicePlace
  let service: any JobService

  /// The jobs that were asked for as they are now: those named, then those of the manifests named; all that are declared
  /// where nothing was named.
  ///
  /// - Throws: where the service does not answer.
  func jobs() throws(CommandFailure) -> [SelectedJob] {
    var wanted: [SelectedJob] = []
    var seen: Set<JobKey> = []
    func add(_ name: String, _ workspace: String, _ path: String?) {
      guard seen.insert(JobKey(name: name, workspace: workspace)).inserted else { return }
      wanted.append(SelectedJob(name: name, workspace: workspace, path: path))
    }
    for name in names {
      let declaring = declared.filter { $0.name.utf8.elementsEqual(name.utf8) }
      for job in declaring { add(job.name, job.workspace, job.path) }
      if declaring.isEmpty { add(name, place.workspace, nil) }
    }
    if names.isEmpty || hasPaths { for job in declared { add(job.name, job.workspace, job.path) } }
    return try look(wanted)
  }

  /// The same, all of which must be live.
  ///
  /// - Throws: `noSuchInput` that names the first which is not.
  func liveJobs() throws(CommandFailure) -> [(job: SelectedJob, live: JobSummary)] {
    var result: [(job: SelectedJob, live: JobSummary)] = []
    for job in try jobs() {
      guard let live = job.live else { throw try missing(job) }
      result.append((job, live))
    }
    return result
  }

  /// Every job of the environment's workspace, whoever declares it.
  func everything() throws(CommandFailure) -> [SelectedJob] {
    let paths = Dictionary(declared.map { (JobKey(name: $0.name, workspace: $0.workspace), $0.path) }) { first, _ in
      first
    }
    return try list(place.workspace, matching: nil).map { live in
      let path = paths[JobKey(name: live.name, workspace: place.workspace)]
      return SelectedJob(name: live.name, workspace: place.workspace, path: path, live: live)
    }
  }

  /// The jobs with what the service says of them now.
  func look(_ jobs: [SelectedJob]) throws(CommandFailure) -> [SelectedJob] {
    var live: [JobKey: JobSummary] = [:]
    for workspace in Set(jobs.map { NameKey($0.workspace) }) {
      let wanted = jobs.filter { NameKey($0.workspace) == workspace }
      // One name is asked for by itself: the workspace may hold thousands.
      let text = wanted.count == 1 ? wanted[0].name : nil
      for job in try list(wanted[0].workspace, matching: text) {
        live[JobKey(name: job.name, workspace: wanted[0].workspace)] = job
      }
    }
    return jobs.map { job in
      var job = job
      job.live = live[JobKey(name: job.name, workspace: job.workspace)]
      return job
    }
  }

  private func list(_ workspace: String, matching text: String?) throws(CommandFailure) -> [JobSummary] {
    do {
      return try service.jobs(in: workspace, matching: text).jobs
    } catch {
      throw CommandFailure(error, action: "list the jobs of \(place.description)")
    }
  }

  /// Says that a job is not live, and what may have been meant.
  func missing(_ job: SelectedJob) throws(CommandFailure) -> CommandFailure {
    let message = "there is no live job \"\(job.name)\" in \(place.description)"
    if let path = job.path {
      return CommandFailure(
        .noSuchInput, message, help: "\(path) declares it; submit it with \"jobc apply\"")
    }
    let names = try list(job.workspace, matching: nil).map(\.name)
    if let help = Suggestion.help(for: job.name, among: names + declared.map(\.name)) {
      return CommandFailure(.noSuchInput, message, help: help)
    }
    if case .folder = FileKind(at: job.name) {
      return CommandFailure(.noSuchInput, message, help: "for the manifests in that folder write \"./\(job.name)\"")
    }
    return CommandFailure(.noSuchInput, message, help: "\"jobc status --all\" lists all jobs")
  }
}

/// What tells jobs of a project apart, by bytes.
struct JobKey: Hashable {
  private let name: NameKey
  private let workspace: NameKey

  init(name: String, workspace: String) {
    self.name = NameKey(name)
    self.workspace = NameKey(workspace)
  }
}
