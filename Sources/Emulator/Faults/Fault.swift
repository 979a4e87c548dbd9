/// What goes wrong, with which calls, when.
package struct Fault: Sendable, Equatable {
  /// What goes wrong. Those with a `Moment` may strike before the work, or after it, when the client does not learn that
  /// it was done.
  package enum Kind: Sendable, Equatable {
    /// An HTTP error of the service or of what is before it.
    case status(Int, Moment)
    /// A service's error by its code, before the work.
    case error(String)
    /// The gateway's throttling, before the work, with `Retry-After` in seconds where it is given.
    case throttle(retryAfter: Int?)
    /// The answer comes later, in milliseconds.
    case delay(Int, Moment)
    /// The connection is closed without an answer.
    case drop(Moment)
    /// The connection is reset.
    case reset(Moment)
    /// The connection is closed in the middle of the answer's body.
    case truncate
    /// HTTP 200 with a body that is no JSON.
    case garbage(Moment)
    /// HTTP 502 with a page of HTML.
    case html(Moment)
    /// HTTP 200 without a body.
    case empty(Moment)
    /// `"is_success": false` at HTTP 200, by an error code, before the work.
    case errorAt200(String)
    /// The token or the temporary key that the call came with has expired.
    case expireToken
    /// The version that the call makes ends in this way; the call itself goes well.
    case outcome(EmulatorOutcome)
  }

  package enum Moment: String, Sendable, Equatable {
    case before
    case after
  }

  /// Nil is all calls.
  package var call: ServiceCall?
  package var kind: Kind
  /// Which of the calls, counted from 1.
  package var occurrences: ClosedRange<Int>
  /// How it was written, or could be.
  package var text: String

  package init(_ kind: Kind, of call: ServiceCall?, occurrences: ClosedRange<Int> = 1...1, text: String? = nil) {
    self.call = call
    self.kind = kind
    self.occurrences = occurrences
    self.text = text ?? Self.text(call, kind, occurrences)
  }
}

/// All that is to go wrong. Where several faults strike one call, the first one does, and delays besides.
package struct FaultPlan: Sendable, Equatable {
  package var faults: [Fault]

  package init(_ faults: [Fault] = []) { self.faults = faults }
}
