import DocumentModel
import JobAPI
import Planner

// Stopping and deleting: twice is as good as once. What is gone or over already is what was asked for; but "not allowed
// in this state" may also mean that the job goes on, so that is looked at before it is believed.
extension HTTPJobService {
  package func deleteJob(_ job: Int) throws(ServiceFailure) {
    try end(.delete, "/training-jobs/\(job)") { () throws(ServiceFailure) in
      try isAbsent { () throws(ServiceFailure) in _ = try versions(ofJob: job) }
    }
  }

  package func deleteVersion(_ version: Int, ofJob job: Int) throws(ServiceFailure) {
    try end(.delete, "/training-jobs/\(job)/versions/\(version)") { () throws(ServiceFailure) in
      try isAbsent { () throws(ServiceFailure) in _ = try self.version(version, ofJob: job) }
    }
  }

  package func stopVersion(_ version: Int, ofJob job: Int) throws(ServiceFailure) {
    try end(.post, "/training-jobs/\(job)/versions/\(version)/stop") { () throws(ServiceFailure) in
      let status = try self.version(version, ofJob: job).status
      return status.isTerminal || status == .killing
    }
  }

  /// - Parameter isOver: whether what was asked for is so already.
  private func end(
    _ method: ServiceRequest.Method, _ path: String, isOver: () throws(ServiceFailure) -> Bool
  ) throws(ServiceFailure) {
    do throws(ServiceFailure) {
      try perform(method, path, effect: .repeatable) { _ throws(AnswerError) in }
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      if refusal.isAboutAbsence { return }
      guard refusal.isAboutState, try isOver() else { throw error }
    }
  }

  /// Whether the service says of what is read that it is not there.
  private func isAbsent(_ read: () throws(ServiceFailure) -> Void) throws(ServiceFailure) -> Bool {
    do throws(ServiceFailure) {
      try read()
      return false
    } catch {
      guard case .refused(let refusal) = error, refusal.isAboutAbsence else { throw error }
      return true
    }
  }
}
