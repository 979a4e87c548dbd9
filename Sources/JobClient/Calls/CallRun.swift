import JobAPI
import Planner

/// What is known of a call over its attempts.
struct CallRun {
  private let effect: Call.Effect
  private let policy: RetryPolicy
  private let start: Duration
  private(set) var failures = 0
  /// Of the last attempt whose effect is not known.
  private var uncertainty: (reason: String, requestID: String?)?
  private var generator = SystemRandomNumberGenerator()

  init(effect: Call.Effect, policy: RetryPolicy, start: Duration) {
    self.effect = effect
    self.policy = policy
    self.start = start
  }

  /// What to throw where the user asked to stop.
  var interruption: ServiceFailure { settle(.interrupted) }

  /// A failure in the light of the attempts before: what may have been carried out then is not settled by an answer that
  /// says nothing of it.
  func settle(_ failure: ServiceFailure) -> ServiceFailure {
    guard let uncertainty else { return failure }
    switch failure {
    // The service looked at the call and said what is the matter.
    case .refused: return failure
    case .unauthorized, .unavailable, .unreadable, .interrupted, .unsettled:
      return .unsettled(reason: uncertainty.reason, requestID: uncertainty.requestID)
    }
  }

  /// Does what may fail between attempts.
  func mark<Value>(_ body: () throws(ServiceFailure) -> Value) throws(ServiceFailure) -> Value {
    do { return try body() } catch { throw settle(error) }
  }

  /// How long to wait before the next attempt.
  ///
  /// - Throws: where there is none.
  mutating func delay(before retry: Verdict<some Any>.Retry, at now: Duration) throws(ServiceFailure) -> Duration {
    failures += 1
    if effect != .none, !retry.isWithoutEffect { uncertainty = (retry.reason, retry.requestID) }
    let limit = retry.isConnection ? policy.connectionAttempts : policy.attempts
    guard failures < limit else { throw unavailable(retry) }
    var delay = policy.delay(after: failures, using: &generator)
    if let requested = retry.requestedDelay {
      guard requested <= policy.longestRequestedDelay else {
        throw unavailable(retry, remark: "; the service asks to wait \(requested.components.seconds) seconds")
      }
      delay = max(delay, requested)
    }
    guard now - start + delay <= policy.totalTime else { throw unavailable(retry) }
    return delay
  }

  private func unavailable(_ retry: Verdict<some Any>.Retry, remark: String = "") -> ServiceFailure {
    settle(.unavailable(reason: retry.reason + remark, attempts: failures, requestID: retry.requestID))
  }
}
