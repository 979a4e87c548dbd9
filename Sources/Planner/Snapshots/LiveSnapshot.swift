import DocumentModel
import JobAPI
import Parallelism
import SourceText
import Synchronization

/// What lives of the jobs that a plan is about.
struct LiveSnapshot: Sendable {
  /// A job that lives.
  struct Job: Sendable {
    let summary: JobSummary
    /// Nil for a job without a version, and where versions were not asked for.
    let newest: JobVersion?
    let state: LiveState
  }

  /// One job of a name, or too many: names are unique by the reference, but nothing is decided by that.
  enum Presence: Sendable {
    case absent
    case one(Job)
    case several([JobSummary])
  }

  private(set) var presences: [JobIdentity: Presence] = [:]
  private(set) var quotas: [WorkspaceQuota] = []

  func presence(of job: JobIdentity) -> Presence { presences[job] ?? .absent }

  /// Asks the service: one list a workspace, and for each job of `compared` that lives one list of its versions.
  ///
  /// - Parameters:
  ///   - compared: jobs whose newest version counts.
  ///   - named: jobs of which it counts only whether they live.
  static func take(
    compared: [JobIdentity], named: [JobIdentity], from service: any JobService, width: Int
  ) throws(ServiceFailure) -> LiveSnapshot {
    var snapshot = LiveSnapshot()
    var found: [JobSummary] = []
    var identities: [JobIdentity] = []
    for workspace in workspaces(of: compared + named) {
      let listing = try service.jobs(in: workspace, matching: nil)
      snapshot.quotas.append(
        WorkspaceQuota(workspace: workspace, remainingJobs: listing.remaining, quota: listing.quota))
      let byName = Dictionary(grouping: listing.jobs) { JobIdentity(name: $0.name, workspace: workspace) }
      for job in named where isSameText(job.workspace, workspace) {
        snapshot.presences[job] = presence(byName[job] ?? []) { Job(summary: $0, newest: nil, state: LiveState($0)) }
      }
      for job in compared where isSameText(job.workspace, workspace) {
        let jobs = byName[job] ?? []
        snapshot.presences[job] = presence(jobs) { Job(summary: $0, newest: nil, state: LiveState($0)) }
        guard jobs.count == 1, let summary = jobs.first else { continue }
        found.append(summary)
        identities.append(job)
      }
    }
    for (identity, job) in zip(identities, try versions(of: found, from: service, width: width)) {
      snapshot.presences[identity] = job.map { .one($0) } ?? .absent
    }
    return snapshot
  }

  /// The jobs with their newest versions; nil for one that is gone by now.
  private static func versions(
    of jobs: [JobSummary], from service: any JobService, width: Int
  ) throws(ServiceFailure) -> [Job?] {
    // After a failure nobody asks on: nil stands for what was not asked.
    let hasFailed = Atomic(false)
    let answers = parallelMap(count: jobs.count, width: width, itemsPerThread: 1, makeContext: {}) { _, index in
      guard !hasFailed.load(ordering: .relaxed) else { return Result<Job?, ServiceFailure>?.none }
      do throws(ServiceFailure) { return .success(try job(jobs[index], from: service)) } catch {
        hasFailed.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    for case .failure(let failure)? in answers { throw failure }
    return answers.map { answer in
      if case .success(let job)? = answer { job } else { nil }
    }
  }

  private static func job(_ summary: JobSummary, from service: any JobService) throws(ServiceFailure) -> Job? {
    let versions: [JobVersion]
    do throws(ServiceFailure) { versions = try service.versions(ofJob: summary.id) } catch {
      if case .refused(let error) = error, error.isAboutAbsence { return nil }
      throw error
    }
    return Job(summary: summary, newest: versions.last, state: LiveState(versions) ?? LiveState(summary))
  }

  private static func presence(_ jobs: [JobSummary], _ make: (JobSummary) -> Job) -> Presence {
    switch jobs.count {
    case 0: .absent
    case 1: .one(make(jobs[0]))
    default: .several(jobs)
    }
  }

  /// Each once, in the order of the jobs.
  private static func workspaces(of jobs: [JobIdentity]) -> [String] {
    var workspaces: [String] = []
    for job in jobs where !workspaces.contains(where: { isSameText($0, job.workspace) }) {
      workspaces.append(job.workspace)
    }
    return workspaces
  }
}
