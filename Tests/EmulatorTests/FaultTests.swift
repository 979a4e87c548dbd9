import DocumentModel
import Testing

@testable import Emulator

/// Faults on the wire, and whether the work was done.
@Suite("Faults") struct FaultTests {
  /// Creates a job under a fault and says what came, and whether the job is there.
  private func create(_ kind: String) throws -> (outcome: Result<Client.Answer, any Error>, isThere: Bool) {
    let harness = try Harness(fault: "create-job:\(kind)")
    let outcome = Result { try harness.client.post("/v1/p/training-jobs", Harness.body()) }
    let isThere = try harness.names() == ["job"]
    #expect(harness.emulator.requestLog.map(\.fault) == ["create-job:\(kind)", nil])
    // The fault is over: another job can be made.
    try harness.create("next")
    return (outcome, isThere)
  }

  @Test(arguments: [("before", false), ("after", true)]) func drop(moment: String, isDone: Bool) throws {
    let (outcome, isThere) = try create("drop-\(moment)")
    #expect(throws: Client.Failure.system("the connection ended after 0 bytes")) { try outcome.get() }
    #expect(isThere == isDone)
  }

  @Test(arguments: [("before", false), ("after", true)]) func reset(moment: String, isDone: Bool) throws {
    let (outcome, isThere) = try create("reset-\(moment)")
    #expect(throws: Client.Failure.reset) { try outcome.get() }
    #expect(isThere == isDone)
  }

  @Test func truncate() throws {
    let (outcome, isThere) = try create("truncate")
    let error = #expect(throws: Client.Failure.self) { try outcome.get() }
    guard case .system(let message)? = error else {
      Issue.record("not cut off: \(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("the connection ended after ") && !message.hasSuffix(" 0 bytes"))
    #expect(isThere)
  }

  @Test(arguments: [("before", false), ("after", true)]) func badBodies(moment: String, isDone: Bool) throws {
    let garbage = try create("garbage-\(moment)")
    let answer = try garbage.outcome.get()
    #expect(answer.status == 200)
    #expect(throws: (any Error).self) { try JSONValue(json: answer.body) }
    #expect(garbage.isThere == isDone)
    let empty = try create("empty-\(moment)")
    #expect(try empty.outcome.get().body == [])
    #expect(empty.isThere == isDone)
    let html = try create("html-\(moment)")
    #expect(try html.outcome.get().status == 502)
    #expect(try html.outcome.get().header("Content-Type") == "text/html")
    #expect(html.isThere == isDone)
  }

  @Test(arguments: [500, 502, 503, 504, 403, 429, 404, 401]) func statuses(status: Int) throws {
    let before = try create("status=\(status)")
    #expect(try before.outcome.get().status == status)
    #expect(try before.outcome.get().code != nil)
    #expect(!before.isThere)
    guard status >= 500 else { return }
    let after = try create("status-after=\(status)")
    #expect(try after.outcome.get().status == status)
    #expect(after.isThere)
  }

  @Test func throttling() throws {
    let (outcome, isThere) = try create("429=3")
    let answer = try outcome.get()
    #expect((answer.status, answer.code) == (429, "APIGW.0308"))
    #expect(answer.header("Retry-After") == "3")
    #expect(!isThere)
  }

  @Test func errorsOfTheService() throws {
    let quota = try create("error=ModelArts.0118").outcome.get()
    #expect((quota.status, quota.code) == (400, "ModelArts.0118"))
    let path = try create("error=ModelArts.0404").outcome.get()
    #expect(path.json["error_message"] == "Invalid OBS path '/b/code/train.py'.")
    let name = try create("error=ModelArts.0103").outcome.get()
    #expect(name.json["error_message"] == "Job name:job is existed")
    let hidden = try create("http-200-error").outcome.get()
    #expect(
      hidden.json
        == ["is_success": false, "error_code": "ModelArts.0105", "error_msg": "Operation is not allowed."])
    #expect(hidden.status == 200)
  }

  @Test(arguments: ["delay=60", "delay-after=60"]) func delays(kind: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let (outcome, isThere) = try create(kind)
    #expect(try outcome.get().status == 200)
    #expect(isThere)
    #expect(clock.now - start >= .milliseconds(60))
  }

  @Test func stoppingEndsADelay() throws {
    let harness = try Harness(fault: "list-jobs:delay=600000")
    let connection = try RawConnection(port: harness.emulator.port)
    try connection.send(Array("GET /v1/p/training-jobs HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
    // A second request is answered, so that the first one has arrived.
    _ = try harness.client.get("/v1/p/workspaces")
    let clock = ContinuousClock()
    let start = clock.now
    harness.emulator.stop()
    #expect(clock.now - start < .seconds(60))
  }

  @Test func aTokenExpiresInTheMiddle() throws {
    let fault = try Fault(parsing: "list-jobs:expire-token@2")
    let harness = try Harness {
      $0.faults = FaultPlan([fault])
      $0.requiresAuthentication = true
      $0.credentials.users = [.init(name: "alice", password: "wonder")]
    }
    func client() throws -> Client {
      let user: JSONValue = ["name": "alice", "password": "wonder"]
      let answer = try harness.client.post(
        "/v3/auth/tokens",
        [
          "auth": [
            "identity": ["methods": ["password"], "password": ["user": user]], "scope": ["project": ["id": "p"]],
          ]
        ])
      var client = harness.client
      client.headers = [("X-Auth-Token", try #require(answer.header("X-Subject-Token")))]
      return client
    }
    let first = try client()
    #expect(try first.get("/v1/p/training-jobs").status == 200)
    for _ in 0..<2 {
      let late = try first.get("/v1/p/training-jobs")
      #expect((late.status, late.code) == (401, "ModelArts.0202"))
    }
    #expect(try client().get("/v1/p/training-jobs").status == 200)
  }

  @Test func everyFaultOfEveryCallLeavesTheEmulatorWhole() throws {
    let kinds = [
      "drop-before", "drop-after", "reset-after", "truncate", "garbage-after", "html-before", "empty-after",
      "status=503",
      "429", "expire-token", "http-200-error", "error=ModelArts.0010",
    ]
    for call in ServiceCall.allCases {
      let faults = try kinds.enumerated().map { index, kind in
        try Fault(parsing: "\(call.rawValue):\(kind)@\(index + 1)")
      }
      let harness = try Harness { $0.faults = FaultPlan(faults) }
      let path = call.route.path.replacing("{project_id}", with: "p").replacing("{job_id}", with: "410001")
        .replacing("{version_id}", with: "820001").replacing("{config_name}", with: "c")
        .replacing("{workspace_id}", with: "0").replacing("{pod_name}", with: "x")
      for _ in kinds { _ = try? harness.client.send(call.route.method, path, call.needsBody ? [:] : nil) }
      #expect(harness.emulator.requestLog.map(\.fault) == faults.map(\.text))
      #expect(try harness.client.get("/v1/p/workspaces").json["total_count"] == 1 || call == .listWorkspaces)
    }
  }
}
