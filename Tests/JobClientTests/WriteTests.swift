import JobAPI
import JobClient
import Loopback
import Planner
import Testing

/// A write goes out again only where the one before certainly had no effect.
struct WriteTests {
  private static let created = ScriptedServer.Reply.answer(200, body: #"{"job_id": 10, "version_id": 12}"#)

  private func create(
    _ replies: [ScriptedServer.Reply], refusals: Int = 0, change: (inout ClientConfiguration) -> Void = { _ in }
  ) throws -> (failure: ServiceFailure?, server: ScriptedServer) {
    let count = Counter()
    let server = try ScriptedServer(refusals: refusals) { _ in replies[min(count.next(), replies.count - 1)] }
    defer { server.stop() }
    let client = try TestClient(server, change: change)
    return (failure { () throws(ServiceFailure) in try client.service.createJob(Array("{}".utf8)) }, server)
  }

  @Test(
    arguments: [
      .drop, .answer(500, body: "{}"), .answer(502, body: "<html>"), .answer(503, body: ""), .answer(504, body: ""),
      .answer(408, body: ""), .answer(501, body: ""), .answer(200, body: ""), .answer(200, body: "garbage"),
      .answer(200, body: "{}"), .answer(200, body: "[]"), .bytes("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
      .bytes("what?\r\n"), .answer(302, headers: ["Location": "/login"], body: ""), .answer(303, body: ""),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.0010"}"#),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.0012"}"#),
    ] as [ScriptedServer.Reply])
  func whatMayBeDoneIsNotSentAgain(reply: ScriptedServer.Reply) throws {
    let (failure, server) = try create([reply, Self.created])
    guard case .unsettled(let reason, _) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(!reason.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test(
    arguments: [
      .answer(429, body: ""), .answer(400, body: #"{"is_success": false, "error_code": "ModelArts.0114"}"#),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.6101"}"#),
      .answer(429, body: #"{"error_code": "APIGW.0308"}"#),
    ] as [ScriptedServer.Reply])
  func throttledWritesAreSentAgain(reply: ScriptedServer.Reply) throws {
    let (failure, server) = try create([reply, reply, Self.created])
    #expect(failure == nil)
    #expect(server.requests.count == 3)
  }

  @Test func throttledForEverIsWithoutEffect() throws {
    let (failure, server) = try create([.answer(429, body: "")])
    #expect(failure == .unavailable(reason: "HTTP 429 Too Many Requests", attempts: 6, requestID: nil))
    #expect(server.requests.count == 6)
  }

  @Test func theLastAnswerCounts() throws {
    let (failure, server) = try create([.answer(429, body: ""), .drop, Self.created])
    guard case .unsettled = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(server.requests.count == 2)
  }

  @Test(
    arguments: [
      .answer(400, body: #"{"error_code": "ModelArts.0103", "error_message": "existed"}"#), .answer(413, body: ""),
      .answer(200, body: #"{"is_success": false, "error_code": "ModelArts.0103"}"#), .answer(307, body: ""),
      .answer(308, body: ""), .answer(403, body: #"{"error_code": "ModelArts.3000"}"#), .answer(409, body: ""),
    ] as [ScriptedServer.Reply])
  func refusalsAreFinal(reply: ScriptedServer.Reply) throws {
    let (failure, server) = try create([reply, Self.created])
    guard case .refused = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [401, 403]) func whoMayNotIsToldSo(status: Int) throws {
    let (failure, server) = try create([.answer(status, headers: ["X-Request-Id": "r"], body: ""), Self.created])
    guard case .unauthorized(let error) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(error.status == status && error.requestID == "r")
    #expect(server.requests.count == 1)
  }

  /// libcurl by itself sends a request again where a connection that was kept alive is closed without an answer.
  @Test func aKeptConnectionThatClosesIsNotTakenForAFailureToSend() throws {
    let server = try ScriptedServer { request in
      request.method == "POST" ? .drop : ReadRetryTests.version
    }
    defer { server.stop() }
    let client = try TestClient(server)
    for _ in 0..<5 {
      #expect(failure { () throws(ServiceFailure) in try client.service.version(12, ofJob: 10) } == nil)
      guard
        case .unsettled = failure({ () throws(ServiceFailure) in try client.service.createJob(Array("{}".utf8)) })
      else {
        Issue.record("it is not known whether the job was made")
        return
      }
    }
    #expect(server.requests.count { $0.method == "POST" } == 5)
  }

  @Test func noConnectionIsWithoutEffect() throws {
    let server = try ScriptedServer(replies: .drop)
    server.stop()
    let client = try TestClient(server)
    let failure = failure { () throws(ServiceFailure) in try client.service.createJob([]) }
    guard case .unavailable(_, 3, nil) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func silenceIsNotSettled() throws {
    let (failure, server) = try create([.silence]) { $0.timeouts.idle = .seconds(1) }
    guard case .unsettled = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(server.requests.count == 1)
  }

  @Test func whoAsksToStopAfterThrottlingHasMadeNothing() throws {
    let answered = Counter()
    let server = try ScriptedServer { _ in
      _ = answered.next()
      return .answer(429, body: "")
    }
    defer { server.stop() }
    let client = try TestClient(server) { $0.isInterrupted = { answered.count > 0 } }
    #expect(failure { () throws(ServiceFailure) in try client.service.createJob([]) } == .interrupted)
    #expect(server.requests.count == 1)
  }

  @Test func descriptionsAreNotSentAgain() throws {
    let server = try ScriptedServer(replies: .drop)
    defer { server.stop() }
    let client = try TestClient(server)
    guard
      case .unsettled = failure({ () throws(ServiceFailure) in try client.service.setDescription(ofJob: 1, to: "") })
    else {
      Issue.record("it is not known whether the description is set")
      return
    }
    #expect(server.requests.count == 1)
  }
}
