/// How often and how long a call is tried.
package struct RetryPolicy: Sendable {
  /// Attempts of one call, the first included.
  package var attempts = 6
  /// The same where there is no connection at all: a wrong name does not become right by waiting.
  package var connectionAttempts = 3
  /// The longest first pause; each further one may be twice as long.
  package var firstDelay: Duration = .milliseconds(500)
  package var longestDelay: Duration = .seconds(20)
  /// The longest pause that a service may ask for (`Retry-After`): where it asks for more, the call fails.
  package var longestRequestedDelay: Duration = .seconds(120)
  /// No attempt begins later than this after the first.
  package var totalTime: Duration = .seconds(300)

  package init() {}

  /// The pause before an attempt: somewhere between nothing and a bound that doubles, so that clients which failed
  /// together do not come back together.
  ///
  /// - Parameter failures: attempts that failed so far, at least 1.
  func delay(after failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
    let bound = min(firstDelay * (1 << min(failures - 1, 20)), longestDelay)
    return bound * Double.random(in: 0...1, using: &generator)
  }
}
