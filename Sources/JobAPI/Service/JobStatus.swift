/// The state of a version of a job by its code (job status reference; 22 from the SDK reference).
///
/// A code that no edition lists is a state that we do not know, never an error.
package struct JobStatus: Hashable, Sendable {
  package let code: Int

  package init(_ code: Int) { self.code = code }

  /// A stop is under way.
  package static let killing = JobStatus(9)

  /// What a state means to somebody who waits.
  package enum Phase: String, Sendable {
    /// Code 0, or one that no edition lists: look again later.
    case unknown
    case active
    case succeeded
    case failed
    case canceled
  }

  /// As the reference spells it, without `JOBSTAT_`; `STATUS_99` where it lists none.
  package var name: String { Self.table[code]?.name ?? "STATUS_\(code)" }

  package var phase: Phase { Self.table[code]?.phase ?? .unknown }

  /// Whether nothing more happens by itself.
  package var isTerminal: Bool { phase != .active && phase != .unknown }

  private static let table: [Int: (name: String, phase: Phase)] = [
    0: ("UNKNOWN", .unknown), 1: ("INIT", .active), 2: ("IMAGE_CREATING", .active), 3: ("IMAGE_FAILED", .failed),
    4: ("SUBMIT_TRYING", .active), 5: ("SUBMIT_FAILED", .failed), 6: ("DELETE_FAILED", .failed),
    7: ("WAITING", .active), 8: ("RUNNING", .active), 9: ("KILLING", .active), 10: ("COMPLETED", .succeeded),
    11: ("FAILED", .failed), 12: ("KILLED", .canceled), 13: ("CANCELED", .canceled), 14: ("LOST", .failed),
    15: ("SCALING", .active), 16: ("SUBMIT_MODEL_FAILED", .failed), 17: ("DEPLOY_SERVICE_FAILED", .failed),
    18: ("CHECK_INIT", .active), 19: ("CHECK_RUNNING", .active), 20: ("CHECK_RUNNING_COMPLETED", .active),
    21: ("CHECK_FAILED", .failed), 22: ("MOUNT_FAILED", .failed),
  ]
}
