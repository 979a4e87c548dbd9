import DocumentModel
import Foundation
import JobAPI
import JobClient
import Loopback
import Planner
import Synchronization
import Testing

/// Tokens that a user's name and password give.
struct TokenTests {
  /// IAM and the service on one port: tokens are numbered, and the service takes those from `accepted` on.
  private final class Cloud: Sendable {
    let server: ScriptedServer
    let tokens = Counter()

    init(accepted: Int = 1, iam: ScriptedServer.Reply? = nil, expires: String = "2024-03-01T12:00:00.000000Z") throws {
      let tokens = tokens
      server = try ScriptedServer { request in
        guard request.path == "/v3/auth/tokens" else {
          let number = Int(request.headers["x-auth-token"]?.dropFirst() ?? "") ?? 0
          return number >= accepted
            ? ReadRetryTests.version : .answer(401, body: #"{"error_code": "ModelArts.0202", "error_message": "m"}"#)
        }
        let number = tokens.next() + 1
        let body = #"{"token": {"expires_at": "\#(expires)", "project": {"id": "q", "name": "eu-de"}}}"#
        return iam ?? .answer(201, headers: ["x-subject-token": "t\(number)"], body: body)
      }
    }

    func client(
      projectID: String? = "p", region: String? = nil, scope: PasswordCredentials.Scope? = nil,
      clock: FakeClock = FakeClock()
    ) throws -> TestClient {
      let credentials = PasswordCredentials(
        endpoint: try Endpoint(server.url), user: "alice", password: "se\"same", domain: "d", scope: scope)
      return try TestClient(
        server, credentials: .password(credentials), projectID: projectID, region: region, clock: clock)
    }

    /// Tokens that the calls came with, in their order.
    var used: [String?] { server.requests.filter { $0.method == "GET" }.map { $0.headers["x-auth-token"] } }
  }

  private func read(_ client: TestClient) -> ServiceFailure? {
    failure { () throws(ServiceFailure) in try client.service.version(12, ofJob: 10) }
  }

  @Test func oneTokenServesAllCalls() throws {
    let cloud = try Cloud()
    defer { cloud.server.stop() }
    let client = try cloud.client()
    for _ in 0..<3 { #expect(read(client) == nil) }
    #expect(cloud.used == ["t1", "t1", "t1"])
    let request = try #require(cloud.server.requests.first)
    #expect(request.method == "POST" && request.target == "/v3/auth/tokens?nocatalog=true")
    #expect(request.headers["x-auth-token"] == nil)
    #expect(
      try JSONValue(json: request.body) == [
        "auth": [
          "identity": [
            "methods": ["password"],
            "password": ["user": ["name": "alice", "password": "se\"same", "domain": ["name": "d"]]],
          ],
          "scope": ["project": ["id": "p"]],
        ]
      ])
  }

  @Test func theProjectIsTheTokens() throws {
    let cloud = try Cloud()
    defer { cloud.server.stop() }
    let client = try cloud.client(projectID: nil, region: "eu-de")
    #expect(try client.service.projectID() == "q")
    #expect(read(client) == nil)
    let request = try #require(cloud.server.requests.first)
    #expect(try JSONValue(json: request.body)["auth"]?["scope"] == ["project": ["name": "eu-de"]])
    #expect(cloud.server.requests.last?.target == "/v1/q/training-jobs/10/versions/12")
  }

  @Test func aTokenThatIsRefusedIsRenewedOnce() throws {
    let cloud = try Cloud(accepted: 2)
    defer { cloud.server.stop() }
    let client = try cloud.client()
    #expect(read(client) == nil && read(client) == nil)
    #expect(cloud.used == ["t1", "t2", "t2"])
    #expect(client.delays.isEmpty)
  }

  @Test func aWriteThatWasRefusedIsSentWithTheNewToken() throws {
    let cloud = try Cloud(accepted: 2)
    defer { cloud.server.stop() }
    let client = try cloud.client()
    #expect(failure { () throws(ServiceFailure) in try client.service.deleteJob(10) } == nil)
    #expect(cloud.server.requests.count { $0.method == "DELETE" } == 2)
    #expect(cloud.tokens.count == 2)
  }

  @Test func aNewTokenThatIsRefusedEndsIt() throws {
    let cloud = try Cloud(accepted: 99)
    defer { cloud.server.stop() }
    #expect(
      read(try cloud.client())
        == .unauthorized(
          ServiceError(
            status: 401, code: "ModelArts.0202",
            message: "m; a token that user alice of d has just been given is refused")))
    #expect(cloud.used == ["t1", "t2"])
  }

  @Test func aTokenIsRenewedBeforeItExpires() throws {
    let cloud = try Cloud()
    defer { cloud.server.stop() }
    let clock = FakeClock()
    let client = try cloud.client(clock: clock)
    #expect(read(client) == nil)
    clock.advance(.seconds(86_400 - 301))
    #expect(read(client) == nil && cloud.tokens.count == 1)
    clock.advance(.seconds(2))
    #expect(read(client) == nil && cloud.tokens.count == 2)
  }

  @Test func aWrongPasswordIsTriedOnce() throws {
    let refusal = ScriptedServer.Reply.answer(
      401, body: #"{"error": {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}}"#)
    let cloud = try Cloud(iam: refusal)
    defer { cloud.server.stop() }
    let client = try cloud.client()
    for _ in 0..<3 {
      guard case .unauthorized(let error) = read(client) else {
        Issue.record("the password is wrong")
        return
      }
      #expect(error.message.hasPrefix("The username or password is wrong."))
    }
    #expect(cloud.server.requests.count == 1, "repeated, it would lock the user out")
  }

  @Test func threadsRenewOnce() throws {
    let cloud = try Cloud(accepted: 2)
    defer { cloud.server.stop() }
    let client = try cloud.client()
    let failures = Counter()
    DispatchQueue.concurrentPerform(iterations: 24) { _ in
      if read(client) != nil { _ = failures.next() }
    }
    #expect(failures.count == 0)
    #expect(cloud.tokens.count == 2)
    #expect(cloud.used.count { $0 == "t2" } == 24)
  }
}
