import DocumentModel

/// The way of a request: route, faults, authentication, work, answer.
final class Gateway: Sendable {
  private let settings: EmulatorConfiguration
  private let store: StateStore
  private let router = Router()
  private let faults: FaultCounter
  private let authenticator: Authenticator
  private let log: RequestLog

  init(_ settings: EmulatorConfiguration, store: StateStore, log: RequestLog) {
    self.settings = settings
    self.store = store
    self.log = log
    faults = FaultCounter(settings.faults)
    authenticator = Authenticator(settings)
  }

  /// - Parameter wait: sleeps for milliseconds; false where the server stops meanwhile.
  func answer(_ request: HTTPRequest, wait: (Int) -> Bool) -> HTTPAnswer {
    let exchange = Exchange(request, settings: settings)
    if settings.latency > 0, !wait(settings.latency) { return .close([]) }
    let match: Router.Match
    do throws(ServiceFailure) {
      match = try router.match(request, exchange.target)
    } catch {
      return record(exchange.answer(error, isIdentity: false), exchange, call: nil)
    }
    let struck = faults.next(match.call)
    // Delays come besides the one fault that decides the answer.
    var fault: Fault?
    for candidate in struck {
      if case .delay(let milliseconds, .before) = candidate.kind {
        guard wait(milliseconds) else { return .close([]) }
      } else if case .delay = candidate.kind {
        continue
      } else if fault == nil {
        fault = candidate
      }
    }
    let answer = answer(match, exchange, fault: fault)
    for case .delay(let milliseconds, .after) in struck.map(\.kind) where !wait(milliseconds) { return .close([]) }
    return record(answer, exchange, call: match.call, fault: fault ?? struck.first)
  }

  private func answer(_ match: Router.Match, _ exchange: Exchange, fault: Fault?) -> HTTPAnswer {
    if let fault, let answer = exchange.spoil(nil, by: fault, call: match.call) { return answer }
    let answer: HTTPAnswer
    do throws(ServiceFailure) {
      let outcome = try work(match, exchange, fault: fault)
      answer = exchange.answer(outcome, call: match.call)
    } catch {
      answer = exchange.answer(error, isIdentity: match.call.isIdentity)
    }
    guard let fault, case .answer(let content) = answer else { return answer }
    return exchange.spoil(content, by: fault, call: match.call) ?? answer
  }

  /// Authenticates and works in one transaction.
  private func work(
    _ match: Router.Match, _ exchange: Exchange, fault: Fault?
  ) throws(ServiceFailure) -> Operation.Outcome {
    let call = match.call
    try exchange.checkLimits()
    var outcome: EmulatorOutcome?
    if case .outcome(let scripted) = fault?.kind { outcome = scripted }
    if fault?.kind == .expireToken { try expire(match, exchange) }
    return try store.transaction(writes: call.writes) { state throws(ServiceFailure) -> Operation.Outcome in
      let now = settings.clock.now
      let caller =
        call == .createToken
        ? .anonymous
        : try authenticator.caller(
          exchange.request, exchange.target, project: match.parameters["project_id"], state: state, now: now)
      return try Operation(
        call: call, settings: settings, state: state, caller: caller, parameters: match.parameters,
        query: Query(exchange.target), body: exchange.body(needed: call.needsBody), now: now, outcome: outcome
      ).run()
    }
  }

  /// Makes the token or temporary key that the call came with expire, and says so; a permanent key fails this once.
  private func expire(_ match: Router.Match, _ exchange: Exchange) throws(ServiceFailure) {
    var isToken = false
    try store.transaction(writes: true) { state throws(ServiceFailure) -> Void in
      let now = settings.clock.now
      let caller = try authenticator.caller(
        exchange.request, exchange.target, project: match.parameters["project_id"], state: state, now: now)
      if let digest = caller.tokenDigest {
        isToken = true
        try state.rows("UPDATE tokens SET expires = ?1 WHERE digest = ?2", [.integer(now), .text(digest)])
      }
      if let key = caller.temporaryKey {
        try state.rows("UPDATE access_keys SET expires = ?1 WHERE access = ?2", [.integer(now), .text(key)])
      }
    }
    throw isToken ? Authenticator.expiredToken : Authenticator.expiredKey
  }

  private func record(
    _ answer: HTTPAnswer, _ exchange: Exchange, call: ServiceCall?, fault: Fault? = nil
  ) -> HTTPAnswer {
    var status: Int?
    if case .answer(let content) = answer { status = content.status }
    let record = RequestRecord(
      method: exchange.request.method, target: exchange.request.target, call: call, status: status, fault: fault?.text)
    log.append(record)
    settings.requestObserver?(record)
    return answer
  }
}
