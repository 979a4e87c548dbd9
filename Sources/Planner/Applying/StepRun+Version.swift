import JobAPI
import SourceText

extension StepRun {
  /// Makes another version. Nothing keeps a second post from making a second one (facts §12), so that it is posted once
  /// and never again.
  func version() -> StepReport {
    switch checkSeen() {
    case .ended(let report): return report
    case .same(let versions):
      guard let newest = versions.last else {
        return ended(.stale, "since the plan was made the job lost its versions")
      }
      return version(after: newest, versions)
    }
  }

  private func version(after newest: JobVersion, _ before: [JobVersion]) -> StepReport {
    let known = Set(before.map(\.id))
    do throws(ServiceFailure) {
      let body = VersionRequest.body(from: job.disclosedBody, after: newest.id)
      let submitted = try service.createVersion(ofJob: newest.jobID, body)
      let after = try? service.versions(ofJob: newest.jobID)
      let race = after.flatMap { raceWords($0, known, own: submitted.versionID) }
      return described(submitted, race, after?.last?.jobDescription)
    } catch {
      guard error.leavesOpen else { return failed(error) }
      return settled(error, after: newest, known)
    }
  }

  /// What looking for the version after a lost answer comes to.
  private func settled(_ failure: ServiceFailure, after newest: JobVersion, _ known: Set<Int>) -> StepReport {
    var others: [JobVersion] = []
    do throws(ServiceFailure) {
      let found = try lookRepeatedly { () throws(ServiceFailure) -> (own: JobVersion, all: [JobVersion])? in
        let all = try service.versions(ofJob: newest.jobID)
        let new = all.filter { !known.contains($0.id) }
        others = new.filter { isSuccessor($0, of: newest) }
        return others.first { isAsDesired($0) }.map { ($0, all) }
      }
      if let (own, all) = found {
        let submitted = SubmittedVersion(jobID: own.jobID, versionID: own.id, versionName: own.name, status: own.status)
        let race = raceWords(all, known, own: own.id)
        let words = "the answer was lost; found by looking" + (race.map { "; " + $0 } ?? "")
        return described(submitted, words, all.last?.jobDescription)
      }
      guard others.isEmpty else {
        let names = others.map { $0.name ?? "version \($0.id)" }.joined(separator: ", ")
        return failed(failure, .unknown, prefix: "\(names) was made meanwhile and is not as the manifests want it; ")
      }
      return failed(failure, .notApplied, prefix: "looked for and not found; not sent again; run apply again; ")
    } catch {
      return failed(failure, .unknown, prefix: "looking failed too (\(error.words)); ")
    }
  }

  /// Whether a version may be the one that was sent: made from the newest, or from nobody knows which.
  private func isSuccessor(_ version: JobVersion, of newest: JobVersion) -> Bool {
    let before = version.details["pre_version_id"]?.asNumber.integer
    return before == nil || before == newest.id
  }

  private func isAsDesired(_ version: JobVersion) -> Bool {
    JobComparison(job, description: nil, newest: version).configuration.isEmpty
  }

  /// Versions that somebody else made at the same time: nothing can keep them out, but it can be said.
  private func raceWords(_ versions: [JobVersion], _ known: Set<Int>, own: Int?) -> String? {
    let others = versions.filter { !known.contains($0.id) && $0.id != own }
    guard !others.isEmpty else { return nil }
    let names = others.map { $0.name ?? "version \($0.id)" }.joined(separator: ", ")
    return "\(names) was made by somebody else at the same time: look whether both should run"
  }

  /// Sets the description too where that differs: no source says whether a version's `job_desc` becomes the job's.
  ///
  /// - Parameter live: the job's description now; nil where it is not known or there is none.
  private func described(_ submitted: SubmittedVersion, _ message: String?, _ live: String?) -> StepReport {
    let wanted = JobComparison.normalDescription(step.body?["job_desc"]?.string)
    guard step.changes.contains(where: { isSameText($0.pointer, "/job_desc") }),
      !isSameText(JobComparison.normalDescription(live), wanted)
    else { return ended(.applied, message, submitted) }
    do throws(ServiceFailure) {
      try service.setDescription(ofJob: submitted.jobID, to: wanted)
      return ended(.applied, message, submitted)
    } catch {
      var report = failed(error, .incomplete, prefix: "the version was made, its description was not set; ")
      report.submitted = submitted
      return report
    }
  }
}
