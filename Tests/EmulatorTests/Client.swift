import DocumentModel

@testable import Emulator

/// An HTTP client for tests: what it sends and what it gets are plain to see.
struct Client {
  let port: UInt16
  var headers: [(name: String, value: String)] = []
  /// Kept running as long as there are clients.
  var emulator: EmulatorServer?

  struct Answer {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    /// The body as JSON; null where it is none.
    var json: JSONValue { (try? JSONValue(json: body)) ?? .null }

    func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
  }

  enum Failure: Error, Equatable {
    /// The connection ended after this many bytes of an answer.
    case cutOff(after: Int)
    case reset
    case notHTTP
    case system(String)
  }

  func get(_ target: String) throws -> Answer { try send("GET", target) }

  func post(_ target: String, _ body: JSONValue? = nil) throws -> Answer { try send("POST", target, body) }

  func send(_ method: String, _ target: String, _ body: JSONValue? = nil) throws -> Answer {
    try send(method, target, bytes: body?.json ?? [], type: body == nil ? nil : "application/json")
  }

  /// One request on a connection of its own.
  func send(_ method: String, _ target: String, bytes: [UInt8], type: String?) throws -> Answer {
    var text = "\(method) \(target) HTTP/1.1\r\n"
    if !headers.contains(where: { $0.name.lowercased() == "host" }) { text += "Host: 127.0.0.1:\(port)\r\n" }
    for header in headers { text += "\(header.name): \(header.value)\r\n" }
    if let type { text += "Content-Type: \(type)\r\n" }
    if method != "GET" { text += "Content-Length: \(bytes.count)\r\n" }
    text += "Connection: close\r\n\r\n"
    return try exchange(Array(text.utf8) + bytes)
  }

  /// Sends bytes and reads one answer.
  func exchange(_ bytes: [UInt8]) throws -> Answer {
    do throws(RawConnection.Failure) {
      let connection = try RawConnection(port: port)
      try connection.send(bytes)
      return try Self.answer(from: connection)
    } catch {
      switch error {
      case .reset: throw Failure.reset
      case .system(let message): throw Failure.system(message)
      }
    }
  }

  static func answer(from connection: RawConnection) throws(RawConnection.Failure) -> Answer {
    var bytes: [UInt8] = []
    while true {
      let more = try connection.receive()
      if more.isEmpty { throw .system("the connection ended after \(bytes.count) bytes") }
      bytes += more
      if let answer = parse(bytes) { return answer }
    }
  }

  /// A whole answer; nil where there is more to come.
  private static func parse(_ bytes: [UInt8]) -> Answer? {
    let end = Array("\r\n\r\n".utf8)
    guard bytes.count >= 4, let head = (0...(bytes.count - 4)).first(where: { bytes[$0..<($0 + 4)].elementsEqual(end) })
    else { return nil }
    let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
    let headers = lines.dropFirst().map { line in
      let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(sides[0]), value: String(sides.count > 1 ? sides[1].drop { $0 == " " } : ""))
    }
    let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
    let body = bytes[(head + 4)...]
    guard body.count >= length, let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return Answer(status: status, headers: headers, body: Array(body.prefix(length)))
  }
}
