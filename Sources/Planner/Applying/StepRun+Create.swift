import DocumentModel
import JobAPI

extension StepRun {
  /// Posts the job; the service itself refuses a name that is taken (create training job, 0103), so that posting again
  /// after a look that found nothing cannot make two.
  ///
  /// - Parameter deleted: the id of the job that this one replaces and that is being deleted.
  func create(after deleted: Int?) -> StepReport {
    let body = job.disclosedBody.json
    var lost: ServiceFailure?
    while true {
      do throws(ServiceFailure) {
        return ended(.applied, lost == nil ? nil : "sent again after a lost answer", try service.createJob(body))
      } catch {
        if case .refused(let refusal) = error, refusal.saysNameTaken {
          return taken(error, after: lost, deleted)
        }
        guard error.leavesOpen else {
          // An earlier one may still have been carried out.
          return lost == nil ? failed(error) : failed(error, .unknown, prefix: "sent twice, and not found; ")
        }
        if let report = found(after: error, besides: deleted) { return report }
        if lost != nil || options.isInterrupted() {
          return failed(error, .notApplied, prefix: "looked for and not found; run apply again; ")
        }
        lost = error
      }
    }
  }

  /// What looking for the job after a lost answer came to; nil where it certainly is not there.
  ///
  /// - Parameter deleted: the job that this one replaces, which a list may show once more.
  private func found(after failure: ServiceFailure, besides deleted: Int?) -> StepReport? {
    do throws(ServiceFailure) {
      guard let live = try lookRepeatedly({ () throws(ServiceFailure) in try liveJob(besides: deleted) }) else {
        return nil
      }
      guard live.isAsDesired else { return taken(live) }
      return ended(.applied, "the answer was lost; found by looking", live.submitted)
    } catch {
      return failed(failure, .unknown, prefix: "looking failed too (\(error.words)); ")
    }
  }

  /// The name is taken: by this run's own job, by one that somebody else made, or by one that is being deleted.
  private func taken(_ refusal: ServiceFailure, after lost: ServiceFailure?, _ deleted: Int?) -> StepReport {
    do throws(ServiceFailure) {
      var live: LiveJob?
      if lost == nil { live = try liveJob(besides: deleted) }
      // A list may be late, but for a name that is being given free it is not worth waiting here.
      if live == nil, lost != nil || deleted == nil {
        live = try lookRepeatedly { () throws(ServiceFailure) in try liveJob(besides: deleted) }
      }
      guard let live else {
        // Refused: nothing was made by this call.
        return lost == nil
          ? failed(refusal, prefix: "the list shows no such job, and yet: ")
          : failed(refusal, .unknown, prefix: "the answer was lost, and the list shows no such job, and yet: ")
      }
      guard live.isAsDesired else { return taken(live) }
      if lost != nil { return ended(.applied, "the answer was lost; found by looking", live.submitted) }
      let words = "made by somebody else meanwhile, just as the manifests want it"
      return ended(options.isSaved ? .stale : .present, words, live.submitted)
    } catch {
      return failed(refusal, lost == nil ? nil : .unknown, prefix: "looking failed too (\(error.words)); ")
    }
  }

  private func taken(_ live: LiveJob) -> StepReport {
    ended(.stale, "a job of this name was made meanwhile (id \(live.id)), and \(live.difference)")
  }
}

/// A job that was found under the name of a step.
struct LiveJob {
  let id: Int
  let submitted: SubmittedVersion
  /// Whether a plan would have nothing to do.
  let isAsDesired: Bool
  /// In what it differs, words that follow "and".
  let difference: String
}

extension StepRun {
  /// The job that lives under the step's name; nil for none.
  ///
  /// - Parameter other: a job that does not count.
  func liveJob(besides other: Int?) throws(ServiceFailure) -> LiveJob? {
    guard let summary = try namesakes().first(where: { $0.id != other }) else { return nil }
    let newest = try service.versions(ofJob: summary.id).last
    let comparison = JobComparison(job, description: summary.description, newest: newest)
    let makesVersion = step.body?["config"]?["create_version"]?.boolean != false
    let submitted = SubmittedVersion(
      jobID: summary.id, versionID: newest?.id, versionName: newest?.name, status: newest?.status ?? summary.status)
    let paths = (comparison.configuration + (comparison.description.map { [$0] } ?? [])).map(\.path)
    let difference =
      switch paths.count {
      case 0: newest == nil ? "it has no version" : "it is as the manifests want it"
      case 1...3: "\(paths.joined(separator: ", ")) \(paths.count == 1 ? "differs" : "differ")"
      default: "\(paths.count) fields differ"
      }
    return LiveJob(
      id: summary.id, submitted: submitted, isAsDesired: comparison.isEmpty && (newest != nil || !makesVersion),
      difference: difference)
  }
}
