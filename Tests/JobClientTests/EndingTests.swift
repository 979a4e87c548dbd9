import JobAPI
import JobClient
import Loopback
import Planner
import Testing

/// Stops and deletes may be repeated; what is over already is what was asked for.
struct EndingTests {
  private static let done = ScriptedServer.Reply.answer(200, body: #"{"is_success": true}"#)

  private static func refusal(_ code: String, status: Int = 400) -> ScriptedServer.Reply {
    .answer(status, body: #"{"is_success": false, "error_code": "\#(code)", "error_message": "m"}"#)
  }

  private static func version(status: Int) -> ScriptedServer.Reply {
    .answer(200, body: #"{"job_id": 10, "job_name": "a", "version_id": 12, "status": \#(status)}"#)
  }

  private func end(
    _ replies: [ScriptedServer.Reply], change: (inout ClientConfiguration) -> Void = { _ in },
    _ call: (HTTPJobService) throws(ServiceFailure) -> Void
  ) throws -> (failure: ServiceFailure?, requests: [String]) {
    let count = Counter()
    let server = try ScriptedServer { _ in replies[min(count.next(), replies.count - 1)] }
    defer { server.stop() }
    let service = try TestClient(server, change: change).service
    let failure = failure { () throws(ServiceFailure) in try call(service) }
    return (failure, server.requests.map { "\($0.method) \($0.target)" })
  }

  private static let stop = "POST /v1/p/training-jobs/10/versions/12/stop"
  private static let look = "GET /v1/p/training-jobs/10/versions/12"

  @Test func aLostAnswerIsAskedForAgain() throws {
    for trouble in [.drop, .answer(502, body: ""), .answer(200, body: "garbage")] as [ScriptedServer.Reply] {
      let (failure, requests) = try end([trouble, Self.done]) { service throws(ServiceFailure) in
        try service.deleteJob(10)
      }
      #expect(failure == nil)
      #expect(requests.count == 2)
    }
  }

  @Test func whatIsNeverAnsweredIsNotSettled() throws {
    let (failure, requests) = try end([.drop]) { service throws(ServiceFailure) in try service.deleteJob(10) }
    guard case .unsettled = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(requests.count == 6)
  }

  @Test func whoAsksToStopAfterALostAnswerDoesNotKnow() throws {
    let asked = Counter()
    let (failure, _) = try end([.drop], change: { $0.isInterrupted = { asked.next() > 0 } }) {
      service throws(ServiceFailure) in try service.deleteJob(10)
    }
    guard case .unsettled = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func whatIsGoneIsDeleted() throws {
    let gone = [
      Self.refusal("ModelArts.0102"), Self.refusal("ModelArts.0015", status: 404), .answer(404, body: ""),
    ]
    for reply in gone {
      #expect(try end([reply]) { service throws(ServiceFailure) in try service.deleteJob(10) }.failure == nil)
      #expect(
        try end([reply]) { service throws(ServiceFailure) in try service.deleteVersion(12, ofJob: 10) }.failure == nil)
      #expect(
        try end([reply]) { service throws(ServiceFailure) in try service.stopVersion(12, ofJob: 10) }.failure == nil)
    }
  }

  @Test(arguments: ["ModelArts.0105", "ModelArts.6357"])
  func aStateThatForbidsIsLookedAt(code: String) throws {
    for (status, isOver) in [(10, true), (12, true), (9, true), (8, false), (7, false), (0, false)] {
      let (failure, requests) = try end([Self.refusal(code), Self.version(status: status)]) {
        service throws(ServiceFailure) in try service.stopVersion(12, ofJob: 10)
      }
      #expect(requests == [Self.stop, Self.look])
      #expect(
        failure == (isOver ? nil : .refused(ServiceError(status: 400, code: code, message: "m"))), "status \(status)")
    }
  }

  @Test(arguments: ["ModelArts.0105", "ModelArts.6357"])
  func aDeletionIsBelievedWhereNothingIsLeft(code: String) throws {
    let gone = try end([Self.refusal(code), Self.refusal("ModelArts.0102")]) { service throws(ServiceFailure) in
      try service.deleteVersion(12, ofJob: 10)
    }
    #expect(gone.failure == nil)
    let there = try end([Self.refusal(code), Self.version(status: 7)]) { service throws(ServiceFailure) in
      try service.deleteVersion(12, ofJob: 10)
    }
    #expect(there.failure == .refused(ServiceError(status: 400, code: code, message: "m")))
    let job = try end([Self.refusal(code), .answer(200, body: #"{"job_name": "a", "versions": []}"#)]) {
      service throws(ServiceFailure) in try service.deleteJob(10)
    }
    #expect(job.failure == .refused(ServiceError(status: 400, code: code, message: "m")))
    #expect(job.requests == ["DELETE /v1/p/training-jobs/10", "GET /v1/p/training-jobs/10/versions"])
  }

  @Test func otherRefusalsAreFinal() throws {
    let (failure, requests) = try end([Self.refusal("APIGW.0101", status: 404)]) { service throws(ServiceFailure) in
      try service.deleteJob(10)
    }
    #expect(failure == .refused(ServiceError(status: 404, code: "APIGW.0101", message: "m")))
    #expect(requests.count == 1)
  }
}
