import DocumentModel
import JobAPI
import Planner

/// What one attempt came to.
enum Verdict<Value> {
  case done(Value)
  /// It is no use to try again.
  case failed(ServiceFailure)
  /// The service refused who calls.
  case refusedIdentity(ServiceError, HeaderFields)
  case retry(Retry)

  /// An attempt that failed in a way that may pass.
  struct Retry {
    /// A phrase.
    let reason: String
    var requestID: String?
    /// How long the service asked to wait.
    var requestedDelay: Duration?
    /// Whether it certainly had no effect at the service.
    var isWithoutEffect = false
    /// Whether there was no connection at all.
    var isConnection = false
  }
}

extension Verdict {
  /// Judges a request that got no answer.
  init(_ failure: TransportFailure, of effect: Call.Effect) {
    switch failure.kind {
    case .connection, .transfer:
      if effect == .once, failure.mayBeSent {
        self = .failed(.unsettled(reason: failure.reason, requestID: nil))
      } else {
        self = .retry(
          Retry(
            reason: failure.reason, isWithoutEffect: !failure.mayBeSent,
            isConnection: failure.kind == .connection && !failure.mayBeSent))
      }
    case .setting where !failure.mayBeSent:
      self = .failed(.unavailable(reason: failure.reason, attempts: 1, requestID: nil))
    case .tooLarge where effect == .none:
      self = .failed(.unreadable(reason: failure.reason, requestID: nil))
    case .setting, .tooLarge:
      self = .failed(.unsettled(reason: failure.reason, requestID: nil))
    }
  }

  /// Judges an answer.
  ///
  /// - Parameter read: makes the call's value of the object that was answered.
  init(
    _ answer: ServiceAnswer, of effect: Call.Effect, at now: Timestamp,
    read: (ServiceAnswer, JSONValue) throws(AnswerError) -> Value
  ) {
    let requestID = answer.requestID
    let object: JSONValue
    do {
      object = try answer.object()
    } catch {
      switch error {
      case .failed(let error):
        self.init(error, headers: answer.headers, of: effect, at: now)
      case .unreadable(let reason):
        let reason = "\(reason) (HTTP \(answer.status))"
        self =
          effect == .once
          ? .failed(.unsettled(reason: reason, requestID: requestID))
          : .retry(Retry(reason: reason, requestID: requestID))
      }
      return
    }
    do {
      self = .done(try read(answer, object))
    } catch {
      switch error {
      case .failed(let error):
        self = .failed(.refused(error))
      case .unreadable(let reason):
        // JSON, but not what it should be: it would be the same again.
        self =
          .failed(
            effect == .none
              ? .unreadable(reason: reason, requestID: requestID)
              : .unsettled(reason: reason, requestID: requestID))
      }
    }
  }

  /// Judges a failure that was answered.
  private init(_ error: ServiceError, headers: HeaderFields, of effect: Call.Effect, at now: Timestamp) {
    var retry = Retry(
      reason: error.summary, requestID: error.requestID,
      requestedDelay: RetryAfter.delay(headers["Retry-After"], at: now))
    if error.isThrottling {
      retry.isWithoutEffect = true
      self = .retry(retry)
    } else if error.isTransient {
      self =
        effect == .once
        ? .failed(.unsettled(reason: error.summary, requestID: error.requestID)) : .retry(retry)
    } else if effect == .once, error.leavesEffectOpen {
      self = .failed(.unsettled(reason: error.summary, requestID: error.requestID))
    } else if error.asksForNewToken {
      self = .refusedIdentity(error, headers)
    } else if error.isAboutCredentials {
      self = .failed(.unauthorized(error))
    } else {
      self = .failed(.refused(error))
    }
  }
}
