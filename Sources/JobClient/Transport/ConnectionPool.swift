import JobAPI
import Synchronization

/// The idle connections to one endpoint: as many as threads have called at once.
final class ConnectionPool: Sendable {
  private let endpoint: Endpoint
  private let timeouts: ClientConfiguration.Timeouts
  private let authorities: [UInt8]
  private let idle = Mutex<[Connection]>([])

  init(to endpoint: Endpoint, timeouts: ClientConfiguration.Timeouts, authorities: [UInt8]) {
    self.endpoint = endpoint
    self.timeouts = timeouts
    self.authorities = authorities
  }

  /// Sends a request over a connection that nobody else uses, and waits for its answer.
  ///
  /// - Parameter isOnce: never send it twice.
  func send(_ request: ServiceRequest, isOnce: Bool) throws(TransportFailure) -> ServiceAnswer {
    guard
      let connection = idle.withLock({ $0.popLast() })
        ?? Connection(to: endpoint, timeouts: timeouts, authorities: authorities)
    else {
      throw TransportFailure(kind: .setting, mayBeSent: false, reason: "libcurl cannot be set up as it must be")
    }
    defer { idle.withLock { $0.append(connection) } }
    return try connection.send(request, isOnce: isOnce)
  }
}
