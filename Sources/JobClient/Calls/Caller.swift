import DocumentModel
import JobAPI
import Planner
import Synchronization

/// Makes calls to one endpoint: authenticates, sends, judges the answer, and tries again where that is right.
struct Caller: Sendable {
  let endpoint: Endpoint
  private let pool: ConnectionPool
  private let configuration: ClientConfiguration

  init(to endpoint: Endpoint, _ configuration: ClientConfiguration) {
    self.endpoint = endpoint
    self.configuration = configuration
    pool = ConnectionPool(to: endpoint, timeouts: configuration.timeouts, authorities: configuration.authorities)
  }

  /// - Parameter read: makes the value of the object that was answered.
  func perform<Value>(
    _ call: Call, as identity: some Identity, read: (ServiceAnswer, JSONValue) throws(AnswerError) -> Value
  ) throws(ServiceFailure) -> Value {
    var run = CallRun(effect: call.effect, policy: configuration.retries, start: configuration.time.uptime())
    var isRenewed = false
    while true {
      guard !configuration.isInterrupted() else { throw run.interruption }
      var request = self.request(call)
      let generation = try run.mark { () throws(ServiceFailure) in try identity.authenticate(&request) }
      switch exchange(request, call.effect, read: read) {
      case .done(let value): return value
      case .failed(let failure): throw run.settle(failure)
      case .refusedIdentity(let error, let headers):
        if !isRenewed,
          try run.mark({ () throws(ServiceFailure) in
            try identity.renew(after: error, headers: headers, generation: generation)
          })
        {
          isRenewed = true
          continue
        }
        throw run.settle(.unauthorized(error.adding(identity.remark(on: error, headers: headers))))
      case .retry(let retry):
        let delay = try run.delay(before: retry, at: configuration.time.uptime())
        configuration.observe(.retrying(reason: retry.reason, attempt: run.failures + 1, delay: delay))
        pause(delay)
      }
    }
  }

  private func request(_ call: Call) -> ServiceRequest {
    var headers = call.headers
    headers["Content-Type"] = "application/json"
    var request = ServiceRequest(
      call.method, host: endpoint.authority, path: endpoint.prefix + call.path, query: call.query, headers: headers,
      body: call.body)
    request.headers["Host"] = endpoint.authority
    return request
  }

  /// One attempt.
  private func exchange<Value>(
    _ request: ServiceRequest, _ effect: Call.Effect, read: (ServiceAnswer, JSONValue) throws(AnswerError) -> Value
  ) -> Verdict<Value> {
    var request = request
    // Not signed: proxies may change it.
    request.headers["User-Agent"] = configuration.userAgent
    let start = configuration.time.uptime()
    func report(status: Int?, problem: String?, requestID: String?) {
      configuration.observe(
        .exchanged(
          .init(
            method: request.method.rawValue, target: request.target, status: status, problem: problem,
            duration: configuration.time.uptime() - start, requestID: requestID)))
    }
    do {
      let answer = try pool.send(request, isOnce: effect != .none)
      report(status: answer.status, problem: nil, requestID: answer.requestID)
      return Verdict(answer, of: effect, at: configuration.time.now(), read: read)
    } catch {
      report(status: nil, problem: error.reason, requestID: nil)
      return Verdict(error, of: effect)
    }
  }

  /// Sleeps in short pieces, so that a user who asks to stop does not wait.
  private func pause(_ delay: Duration) {
    var rest = delay
    while rest > .zero, !configuration.isInterrupted() {
      let piece = min(rest, .milliseconds(100))
      configuration.time.sleep(piece)
      rest -= piece
    }
  }
}
