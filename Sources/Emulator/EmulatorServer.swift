import Synchronization

/// A running emulator of the service, on loopback.
///
/// It answers until `stop`, or until nobody holds it any more.
package final class EmulatorServer: Sendable {
  /// The port on 127.0.0.1.
  package let port: UInt16
  private let server: HTTPServer
  private let log: RequestLog
  private let isStopped = Mutex(false)

  /// Opens the state and listens.
  ///
  /// - Throws: where the state file or the port cannot be had; nothing is left behind then.
  package static func start(_ configuration: EmulatorConfiguration) throws(EmulatorError) -> EmulatorServer {
    let log = RequestLog()
    let gateway = Gateway(configuration, store: try StateStore(path: configuration.stateFile), log: log)
    let server = try HTTPServer(port: configuration.port) { request, wait in gateway.answer(request, wait: wait) }
    return EmulatorServer(server, log)
  }

  private init(_ server: HTTPServer, _ log: RequestLog) {
    self.server = server
    self.log = log
    port = server.port
  }

  deinit { stop() }

  /// The endpoint, for both the service and the identity service.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// The requests so far, in the order answered.
  package var requestLog: [RequestRecord] { log.all }

  /// Forgets the requests so far.
  package func clearRequestLog() { log.clear() }

  /// Lets requests in flight finish and closes all connections; does nothing the second time.
  package func stop() {
    let isFirst = isStopped.withLock { isStopped in
      defer { isStopped = true }
      return !isStopped
    }
    if isFirst { server.stop() }
  }
}
