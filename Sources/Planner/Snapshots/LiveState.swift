import Digests
import JobAPI

/// What of a live job a step was computed from: as long as it is the same, the step means what it says.
package struct LiveState: Sendable, Equatable {
  package var jobID: Int
  /// The newest version; nil where the job has none.
  package var versionID: Int?
  /// `V0003`, for people.
  package var versionName: String?
  /// Nil where the service does not say.
  package var versionCount: Int?
  /// `sha256:` and the digest of `job_desc`, of nothing where there is none.
  package var descriptionDigest: String
  /// Of the newest version. No part of what must stay the same: jobs run.
  package var status: JobStatus

  package init(
    jobID: Int, versionID: Int?, versionName: String?, versionCount: Int?, descriptionDigest: String, status: JobStatus
  ) {
    self.jobID = jobID
    self.versionID = versionID
    self.versionName = versionName
    self.versionCount = versionCount
    self.descriptionDigest = descriptionDigest
    self.status = status
  }

  /// What the list of jobs says.
  package init(_ summary: JobSummary) {
    self.init(
      jobID: summary.id, versionID: summary.versionID, versionName: nil, versionCount: summary.versionCount,
      descriptionDigest: Self.digest(ofDescription: summary.description), status: summary.status)
  }

  /// What the list of its versions says, oldest first; nil where there are none.
  package init?(_ versions: [JobVersion]) {
    guard let newest = versions.last else { return nil }
    self.init(
      jobID: newest.jobID, versionID: newest.id, versionName: newest.name, versionCount: versions.count,
      descriptionDigest: Self.digest(ofDescription: newest.jobDescription), status: newest.status)
  }

  package static func digest(ofDescription description: String?) -> String {
    "sha256:" + SHA256.hexadecimalDigest(of: Array(JobComparison.normalDescription(description).utf8))
  }

  /// In what a job is no longer as it was, in words that follow its name; nil where nothing changed that counts.
  package func change(to now: LiveState) -> String? {
    if jobID != now.jobID { return "was deleted and made again (id \(jobID) is now \(now.jobID))" }
    if versionID != now.versionID {
      return "has another newest version: \(now.versionWords) instead of \(versionWords)"
    }
    if let before = versionCount, let after = now.versionCount, before != after {
      return "has \(after) versions instead of \(before)"
    }
    return descriptionDigest == now.descriptionDigest ? nil : "has another description"
  }

  /// `V0003`, else `version 820031`, else `none`.
  package var versionWords: String { versionName ?? versionID.map { "version \($0)" } ?? "none" }
}
