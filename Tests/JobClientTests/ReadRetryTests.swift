import JobAPI
import JobClient
import Loopback
import Planner
import Testing

/// Reads are tried again where that may help, and not for ever.
struct ReadRetryTests {
  static let version = ScriptedServer.Reply.answer(
    200, body: #"{"job_id": 10, "job_name": "a", "version_id": 12, "status": 10}"#)

  /// What comes of a read that gets these replies one after the other.
  private func read(
    _ replies: [ScriptedServer.Reply], refusals: Int = 0, change: (inout ClientConfiguration) -> Void = { _ in }
  ) throws -> (failure: ServiceFailure?, server: ScriptedServer, client: TestClient) {
    let count = Counter()
    let server = try ScriptedServer(refusals: refusals) { _ in replies[min(count.next(), replies.count - 1)] }
    defer { server.stop() }
    let client = try TestClient(server, change: change)
    let failure = failure { () throws(ServiceFailure) in try client.service.version(12, ofJob: 10) }
    return (failure, server, client)
  }

  @Test(
    arguments: [
      .answer(408, body: ""), .answer(429, body: ""), .answer(500, body: "{}"), .answer(502, body: "<html>"),
      .answer(503, body: ""), .answer(504, body: ""), .answer(200, body: "garbage"), .answer(200, body: ""),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.6101"}"#),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.0010"}"#), .drop,
      .bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"job_id\""), .bytes("HTTP/1.1 200"),
      .bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":"), .bytes("SSH-2.0-what\r\n"),
      .bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
    ] as [ScriptedServer.Reply])
  func passingTroubleIsTriedAgain(trouble: ScriptedServer.Reply) throws {
    let (failure, server, client) = try read([trouble, trouble, Self.version])
    #expect(failure == nil)
    #expect(server.requests.count == 3)
    let delays = client.delays
    #expect(delays.count == 2 && delays[0] <= .milliseconds(500) && delays[1] <= .seconds(1))
  }

  @Test(
    arguments: [
      .answer(400, body: #"{"is_success": false, "error_code": "ModelArts.0102", "error_message": "m"}"#),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.0102", "error_message": "m"}"#),
      .answer(404, body: "<html>"), .answer(501, body: ""), .answer(301, headers: ["Location": "/x"], body: ""),
    ] as [ScriptedServer.Reply])
  func refusalsAreNot(refusal: ScriptedServer.Reply) throws {
    let (failure, server, _) = try read([refusal, Self.version])
    guard case .refused = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(server.requests.count == 1)
  }

  @Test func answersWithoutSenseAreNot() throws {
    let (failure, server, _) = try read([.answer(200, headers: ["X-Request-Id": "r"], body: "{}"), Self.version])
    #expect(
      failure == .unreadable(reason: "a version of the job 10 has no \"version_id\"", requestID: "r"))
    #expect(server.requests.count == 1)
  }

  @Test func theNumberOfAttemptsIsLimited() throws {
    let body = #"{"error_code": "ModelArts.0010", "error_message": "m", "request_id": "r"}"#
    let (failure, server, client) = try read([.answer(500, body: body)])
    #expect(
      failure == .unavailable(reason: "ModelArts.0010: m (HTTP 500)", attempts: 6, requestID: "r"))
    #expect(server.requests.count == 6 && client.delays.count == 5)
    #expect(client.slept <= .milliseconds(15_500))
  }

  @Test func theTimeIsLimited() throws {
    let reply = ScriptedServer.Reply.answer(503, headers: ["Retry-After": "100"], body: "")
    let (failure, server, _) = try read([reply])
    #expect(failure == .unavailable(reason: "HTTP 503 Service Unavailable", attempts: 4, requestID: nil))
    #expect(server.requests.count == 4, "after 0, 100, 200 and 300 seconds")
  }

  @Test(arguments: [
    ("7", 7.0...7.0), ("Thu, 29 Feb 2024 12:00:09 GMT", 9.0...9.0), ("Thu, 29 Feb 2024 11:00:00 GMT", 0.0...0.5),
    ("soon", 0.0...0.5), ("-1", 0.0...0.5), ("0", 0.0...0.5),
  ])
  func retryAfterIsObeyed(value: String, seconds: ClosedRange<Double>) throws {
    let (failure, _, client) = try read([.answer(429, headers: ["Retry-After": value], body: ""), Self.version])
    #expect(failure == nil)
    let delay = try #require(client.delays.first)
    #expect(delay >= .seconds(seconds.lowerBound) && delay <= .seconds(seconds.upperBound))
    #expect(client.slept == delay)
  }

  @Test(arguments: [("121", 121), ("99999999999999999999", 1 << 40), ("Fri, 01 Mar 2024 12:00:00 GMT", 86_400)])
  func whoAsksForTooLongIsNotWaitedFor(value: String, seconds: Int) throws {
    let (failure, server, client) = try read([.answer(429, headers: ["retry-after": value], body: "")])
    #expect(
      failure
        == .unavailable(
          reason: "HTTP 429 Too Many Requests; the service asks to wait \(seconds) seconds", attempts: 1,
          requestID: nil))
    #expect(server.requests.count == 1 && client.slept == .zero)
  }

  @Test func noConnectionIsTriedThreeTimes() throws {
    let server = try ScriptedServer(replies: .drop)
    server.stop()
    let client = try TestClient(server)
    let failure = failure { () throws(ServiceFailure) in try client.service.version(12, ofJob: 10) }
    guard case .unavailable(let reason, 3, nil) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(reason.hasPrefix("no connection to 127.0.0.1:\(server.port): "))
  }

  @Test func connectionsThatCloseBeforeARequestAreTakenAnew() throws {
    let (failure, server, _) = try read([Self.version], refusals: 2)
    #expect(failure == nil && server.connectionCount == 3)
  }

  @Test func silenceIsBounded() throws {
    let (failure, server, _) = try read([.silence]) {
      $0.timeouts.idle = .seconds(1)
      $0.retries.attempts = 1
    }
    guard case .unavailable(let reason, 1, nil) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(reason.hasPrefix("127.0.0.1:\(server.port) takes too long: "))
  }

  @Test func anAttemptIsBounded() throws {
    let (failure, _, _) = try read([.silence]) {
      $0.timeouts.total = .milliseconds(300)
      $0.retries.attempts = 1
    }
    guard case .unavailable(_, 1, nil) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func answersAreBounded() throws {
    let large = ScriptedServer.Reply.answer(200, body: String(repeating: " ", count: 100_000) + "{}")
    let (failure, server, _) = try read([large]) { $0.timeouts.answerLimit = 99_999 }
    #expect(
      failure
        == .unreadable(reason: "the answer of 127.0.0.1:\(server.port) is larger than the limit", requestID: nil))
    #expect(server.requests.count == 1)
  }

  @Test func whoAsksToStopIsObeyed() throws {
    let stopped = Counter()
    let (before, server, _) = try read([Self.version]) { $0.isInterrupted = { true } }
    #expect(before == .interrupted && server.requests.isEmpty)
    // Asked for by the time the second attempt would begin: the pause is cut short.
    let (during, second, client) = try read([.answer(503, headers: ["Retry-After": "60"], body: "")]) {
      $0.isInterrupted = { stopped.next() > 3 }
    }
    #expect(during == .interrupted && second.requests.count == 1 && client.slept < .seconds(1))
  }
}
