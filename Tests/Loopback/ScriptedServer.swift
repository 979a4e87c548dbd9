import Foundation
import Synchronization

/// A server on loopback that answers, or fails to, as a test says. It ends with the test, or by itself.
package final class ScriptedServer: Sendable {
  /// A request as it came.
  package struct Request: Sendable {
    package let method: String
    package let target: String
    /// By names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]
    /// Which connection it came over, from 0.
    package let connection: Int

    package var path: String { String(target.prefix { $0 != "?" }) }
    package var query: [String: String] {
      var query: [String: String] = [:]
      for item in URLComponents(string: target)?.queryItems ?? [] { query[item.name] = item.value }
      return query
    }
  }

  package enum Reply: Sendable {
    case answer(Int, headers: [String: String] = [:], body: String, keepsAlive: Bool = true)
    /// Sends these bytes, whatever they are, and closes.
    case bytes(String)
    /// Closes without a byte.
    case drop
    /// Says nothing until the client goes away.
    case silence
  }

  package let port: UInt16
  private let descriptor: Int32
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)
  private let script: @Sendable (Request) -> Reply
  /// Connections that are closed at once, before anything is read.
  private let refusals: Int

  private struct State {
    var requests: [Request] = []
    var connections = 0
    var isStopped = false
  }

  /// - Parameter refusals: how many connections to close at once.
  package init(refusals: Int = 0, _ script: @escaping @Sendable (Request) -> Reply) throws {
    self.script = script
    self.refusals = refusals
    let descriptor = socket(AF_INET, SOCK_STREAM.number, 0)
    self.descriptor = descriptor
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(descriptor, address, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// One reply after the other, the last one for all that follow.
  package convenience init(refusals: Int = 0, replies: Reply...) throws {
    let count = Counter()
    try self.init(refusals: refusals) { _ in replies[min(count.next(), replies.count - 1)] }
  }

  package var url: String { "http://127.0.0.1:\(port)" }
  package var requests: [Request] { state.withLock(\.requests) }
  package var connectionCount: Int { state.withLock(\.connections) }

  /// Ends it; when this returns, nobody listens on the port any more.
  package func stop() {
    let isFirst = state.withLock { state in
      defer { state.isStopped = true }
      return !state.isStopped
    }
    guard isFirst else { return }
    // Wakes the thread that accepts, which alone closes what it listens on: the number would soon be another socket's.
    let visitor = socket(AF_INET, SOCK_STREAM.number, 0)
    var address = Self.address(port: port)
    unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = unsafe connect(visitor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    ended.wait()
    close(visitor)
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private func acceptAll() {
    defer {
      close(descriptor)
      ended.signal()
    }
    while true {
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { return }
      guard !state.withLock(\.isStopped) else {
        close(connection)
        return
      }
      // No test needs longer; a client that hangs does not keep us.
      var limit = timeval(tv_sec: 20, tv_usec: 0)
      unsafe setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      let number = state.withLock { state in
        state.connections += 1
        return state.connections - 1
      }
      if number < refusals {
        close(connection)
      } else {
        Thread.detachNewThread { [self] in serve(connection, number) }
      }
    }
  }

  private func serve(_ connection: Int32, _ number: Int) {
    defer { close(connection) }
    var pending: [UInt8] = []
    while let request = readRequest(connection, number, &pending) {
      state.withLock { $0.requests.append(request) }
      switch script(request) {
      case .answer(let status, let headers, let body, let keepsAlive):
        var text = "HTTP/1.1 \(status) Scripted\r\nContent-Length: \(body.utf8.count)\r\n"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        if !keepsAlive { text += "Connection: close\r\n" }
        guard write(text + "\r\n" + body, to: connection), keepsAlive else { return }
      case .bytes(let text):
        _ = write(text, to: connection)
        return
      case .drop: return
      case .silence:
        var byte: UInt8 = 0
        _ = unsafe recv(connection, &byte, 1, 0)
        return
      }
    }
  }

  private func readRequest(_ connection: Int32, _ number: Int, _ pending: inout [UInt8]) -> Request? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let start = pending.indices.first(where: { pending[$0...].starts(with: end) }) {
        let lines = String(decoding: pending[..<start], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let count = Int(headers["content-length"] ?? "0") ?? 0
        if pending.count >= start + 4 + count {
          let first = lines[0].components(separatedBy: " ")
          let body = Array(pending[(start + 4)..<(start + 4 + count)])
          pending.removeFirst(start + 4 + count)
          return Request(method: first[0], target: first[1], headers: headers, body: body, connection: number)
        }
      }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = unsafe recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      pending += chunk[..<count]
    }
  }

  private func write(_ text: String, to connection: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe send(connection, buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent, noSignal)
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

/// Counts up from 0.
package final class Counter: Sendable {
  private let value = Atomic(0)

  package init() {}

  package func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  package var count: Int { value.load(ordering: .relaxed) }
}

#if canImport(Darwin)
  private let noSignal: Int32 = 0
  extension Int32 { fileprivate var number: Int32 { self } }
#else
  private let noSignal = Int32(MSG_NOSIGNAL)
  extension __socket_type { fileprivate var number: Int32 { Int32(rawValue) } }
#endif
