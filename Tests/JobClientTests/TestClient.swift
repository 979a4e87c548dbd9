import JobAPI
import JobClient
import Loopback
import Planner
import Synchronization

/// A client of a scripted server on clocks that only move when somebody sleeps.
final class TestClient: Sendable {
  let service: HTTPJobService
  private let clock: FakeClock
  private let log: EventLog

  init(
    _ server: ScriptedServer, credentials: Credentials = .none, projectID: String? = "p", region: String? = nil,
    clock: FakeClock = FakeClock(), change: (inout ClientConfiguration) throws -> Void = { _ in }
  ) throws {
    var configuration = ClientConfiguration(
      endpoint: try Endpoint(server.url), credentials: credentials, projectID: projectID, region: region)
    let log = EventLog()
    configuration.time = clock.source
    configuration.observe = { event in log.append(event) }
    try change(&configuration)
    service = try HTTPJobService(configuration)
    self.clock = clock
    self.log = log
  }

  var events: [ClientEvent] { log.events }
  /// All that was slept.
  var slept: Duration { clock.slept }

  /// The delays before further attempts.
  var delays: [Duration] {
    events.compactMap { if case .retrying(_, _, let delay) = $0 { delay } else { nil } }
  }
}

private final class EventLog: Sendable {
  private let log = Mutex<[ClientEvent]>([])

  var events: [ClientEvent] { log.withLock { $0 } }
  func append(_ event: ClientEvent) { log.withLock { $0.append(event) } }
}

/// 2024-02-29T12:00:00Z and however long was slept since.
final class FakeClock: Sendable {
  static let start = 1_709_208_000
  private let time = Mutex(Duration.zero)

  var slept: Duration { time.withLock { $0 } }

  func advance(_ duration: Duration) { time.withLock { $0 += duration } }

  var source: TimeSource {
    TimeSource(
      now: { Timestamp(seconds: Self.start + Int(self.slept.components.seconds)) }, uptime: { self.slept },
      sleep: { self.advance($0) })
  }
}

/// What a call failed with; nil where it did not.
func failure(_ call: () throws(ServiceFailure) -> some Any) -> ServiceFailure? {
  do throws(ServiceFailure) {
    _ = try call()
    return nil
  } catch {
    return error
  }
}
