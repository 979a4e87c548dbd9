import JobAPI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The clocks that a client looks at; tests have others.
package struct TimeSource: Sendable {
  /// What signatures and the expiry of tokens are reckoned by.
  package var now: @Sendable () -> Timestamp
  /// Time since any fixed point; it never goes back.
  package var uptime: @Sendable () -> Duration
  package var sleep: @Sendable (Duration) -> Void

  package init(
    now: @escaping @Sendable () -> Timestamp, uptime: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
  }

  package static let system = TimeSource(
    now: { Timestamp(seconds: time(nil)) },
    uptime: {
      var time = timespec()
      unsafe clock_gettime(CLOCK_MONOTONIC, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    },
    sleep: { duration in
      let (seconds, attoseconds) = duration.components
      var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
      unsafe nanosleep(&time, nil)
    })
}
