import CHTTPClient
import JobAPI

/// A libcurl handle with the connections that it keeps alive.
///
/// One thread at a time uses it, which `ConnectionPool` sees to.
@safe final class Connection: @unchecked Sendable {
  private let client: OpaquePointer
  private let endpoint: Endpoint

  /// Nil without memory, or where libcurl cannot do what the timeouts and certificates ask for.
  init?(to endpoint: Endpoint, timeouts: ClientConfiguration.Timeouts, authorities: [UInt8]) {
    var options = chttp_options(
      connect_timeout: timeouts.connection.milliseconds, idle_timeout: max(1, timeouts.idle.milliseconds / 1_000),
      total_timeout: timeouts.total.milliseconds, answer_limit: timeouts.answerLimit)
    guard let client = unsafe chttp_create(&options, authorities, authorities.count) else { return nil }
    unsafe self.client = unsafe client
    self.endpoint = endpoint
  }

  deinit { unsafe chttp_destroy(client) }

  /// Sends a request and waits for its answer.
  ///
  /// - Parameter isOnce: never send it twice, not even where a connection that was kept alive turns out to be closed.
  func send(_ request: ServiceRequest, isOnce: Bool) throws(TransportFailure) -> ServiceAnswer {
    for field in request.headers.fields {
      guard unsafe chttp_add_header(client, "\(field.name): \(field.value)") else { throw .outOfMemory }
    }
    var answer = unsafe chttp_answer()
    let url = "\(endpoint.scheme)://\(endpoint.authority)\(request.target)"
    let route = chttp_route(takes_new_connection: isOnce, bypasses_proxies: endpoint.isLoopback)
    unsafe chttp_perform(client, request.method.rawValue, url, request.body, request.body.count, route, &answer)
    guard unsafe answer.problem == CHTTP_NO_PROBLEM else { throw unsafe TransportFailure(answer, at: endpoint) }
    return ServiceAnswer(
      status: unsafe answer.status,
      headers: HeaderFields(
        lines: unsafe Array(UnsafeBufferPointer(start: answer.headers, count: answer.headers_count))),
      body: unsafe Array(UnsafeBufferPointer(start: answer.body, count: answer.body_count)))
  }
}

extension TransportFailure {
  static let outOfMemory = TransportFailure(kind: .setting, mayBeSent: false, reason: "out of memory")

  fileprivate init(_ answer: chttp_answer, at endpoint: Endpoint) {
    let words = PlainText.line(unsafe String(cString: answer.message), limit: 300)
    let authority = endpoint.authority
    mayBeSent = unsafe answer.may_be_sent
    switch unsafe answer.problem {
    case CHTTP_CONNECTION: (kind, reason) = (.connection, "no connection to \(authority): \(words)")
    case CHTTP_CERTIFICATE: (kind, reason) = (.setting, "the certificate of \(authority) does not hold: \(words)")
    case CHTTP_TLS: (kind, reason) = (.connection, "no TLS with \(authority): \(words)")
    case CHTTP_TIMEOUT:
      (kind, reason) = unsafe (answer.may_be_sent ? .transfer : .connection, "\(authority) takes too long: \(words)")
    case CHTTP_BROKEN_ANSWER:
      (kind, reason) = (.transfer, "\(authority) closed the connection before its answer was whole: \(words)")
    case CHTTP_GARBAGE: (kind, reason) = (.transfer, "what \(authority) answered is not HTTP: \(words)")
    case CHTTP_TOO_LARGE: (kind, reason) = (.tooLarge, "the answer of \(authority) is larger than the limit")
    case CHTTP_UNUSABLE: (kind, reason) = (.setting, words)
    default: (kind, reason) = (.setting, "out of memory")
    }
  }
}

extension HeaderFields {
  /// Reads the lines of a header section, each with its CRLF (RFC 9112 §5).
  fileprivate init(lines: [UInt8]) {
    self.init()
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
      var value = line[line.index(after: colon)...].drop(while: isSpace)
      while let last = value.last, isSpace(last) { value.removeLast() }
      append(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
