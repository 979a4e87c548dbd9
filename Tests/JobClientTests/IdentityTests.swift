import Foundation
import JobAPI
import JobClient
import Loopback
import Planner
import Testing

/// Who calls, and what is done where the service does not believe it.
struct IdentityTests {
  private static let version = ReadRetryTests.version
  private static let key = SigningKey(accessKey: "AK", secretKey: "sesame", securityToken: "tk")
  private static let expired = ScriptedServer.Reply.answer(
    401, body: #"{"error_code": "APIGW.0307", "error_msg": "m"}"#)

  private func read(_ client: TestClient) -> ServiceFailure? {
    failure { () throws(ServiceFailure) in try client.service.version(12, ofJob: 10) }
  }

  @Test func requestsAreSigned() throws {
    let server = try ScriptedServer(replies: Self.version)
    defer { server.stop() }
    #expect(read(try TestClient(server, credentials: .key(Self.key))) == nil)
    let request = try #require(server.requests.first)
    #expect(request.headers["x-sdk-date"] == "20240229T120000Z")
    #expect(request.headers["x-project-id"] == "p" && request.headers["x-security-token"] == "tk")
    // Signed anew from what arrived.
    let arrived = ServiceRequest(
      .get, host: "127.0.0.1:\(server.port)", path: request.path,
      headers: [
        "Content-Type": request.headers["content-type"] ?? "", "Host": request.headers["host"] ?? "",
        "X-Project-Id": "p", "X-Sdk-Date": "20240229T120000Z",
      ])
    let signed = RequestSigner(key: Self.key).sign(arrived, at: Timestamp(seconds: 0))
    #expect(request.headers["authorization"] == signed.headers["Authorization"])
    #expect(request.headers["x-auth-token"] == nil)
  }

  @Test(arguments: [(-3_600, "60 minutes ahead of"), (1_200, "20 minutes behind")])
  func aWrongClockIsCorrected(ahead: Int, words: String) throws {
    let date = Self.httpDate(FakeClock.start + ahead)
    let server = try ScriptedServer { request in
      let isRight = request.headers["x-sdk-date"] == Timestamp(seconds: FakeClock.start + ahead).basicText
      return isRight ? Self.version : .answer(401, headers: ["Date": date], body: #"{"error_code": "APIGW.0301"}"#)
    }
    defer { server.stop() }
    let client = try TestClient(server, credentials: .key(Self.key))
    #expect(read(client) == nil && read(client) == nil)
    #expect(server.requests.count == 3, "one was refused, and the correction holds")
    #expect(client.events.contains { if case .clockCorrected(ahead) = $0 { true } else { false } })
    #expect(client.delays.isEmpty)
    // Where that is not all that is wrong, the clock is told of.
    let wrong = try ScriptedServer(
      replies: .answer(401, headers: ["Date": date], body: #"{"error_code": "APIGW.0301", "error_msg": "m"}"#))
    defer { wrong.stop() }
    guard case .unauthorized(let error) = read(try TestClient(wrong, credentials: .key(Self.key))) else {
      Issue.record("the service refused it")
      return
    }
    #expect(error.message == "m; this machine's clock is \(words) the service's")
    #expect(wrong.requests.count == 2)
  }

  @Test func aRightClockIsLeftAlone() throws {
    let server = try ScriptedServer(
      replies: .answer(401, headers: ["Date": Self.httpDate(FakeClock.start + 200)], body: #"{"error_msg": "m"}"#))
    defer { server.stop() }
    #expect(
      read(try TestClient(server, credentials: .key(Self.key)))
        == .unauthorized(ServiceError(status: 401, message: "m")))
    #expect(server.requests.count == 1)
  }

  private static func httpDate(_ seconds: Int) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
  }

  @Test func aReadyTokenIsNotRenewed() throws {
    let server = try ScriptedServer(replies: Self.expired)
    defer { server.stop() }
    #expect(
      read(try TestClient(server, credentials: .token("t")))
        == .unauthorized(
          ServiceError(
            status: 401, code: "APIGW.0307", message: "m; the token of JOBC_TOKEN is not renewed, set a new one")))
    #expect(server.requests.map { $0.headers["x-auth-token"] } == ["t"])
  }

  @Test func theProjectIsLookedUp() throws {
    let projects = #"[{"name": "eu-de", "id": "q"}, {"name": "eu-de_sub", "id": "r"}]"#
    let server = try ScriptedServer { request in
      request.path == "/v3/projects" ? .answer(200, body: "{\"projects\": \(projects)}") : Self.version
    }
    defer { server.stop() }
    let client = try TestClient(server, credentials: .key(Self.key), projectID: nil, region: "eu-de") {
      $0.identityEndpoint = $0.endpoint
    }
    #expect(read(client) == nil && read(client) == nil)
    #expect(
      server.requests.map(\.target) == [
        "/v3/projects?name=eu-de", "/v1/q/training-jobs/10/versions/12", "/v1/q/training-jobs/10/versions/12",
      ])
    #expect(server.requests.map { $0.headers["x-project-id"] } == [nil, "q", "q"])
  }

  @Test(arguments: [
    ("[]", "there is no project named \"eu-de\""),
    (
      #"[{"name": "eu-de", "id": "a"}, {"name": "eu-de", "id": "b"}]"#,
      "there are 2 projects (a, b) named \"eu-de\""
    ),
  ])
  func noneOrSeveralProjectsAreAnError(projects: String, words: String) throws {
    let server = try ScriptedServer(replies: .answer(200, body: "{\"projects\": \(projects)}"))
    defer { server.stop() }
    let client = try TestClient(server, credentials: .token("t"), projectID: nil, region: "eu-de") {
      $0.identityEndpoint = $0.endpoint
    }
    guard case .refused(let error) = read(client) else {
      Issue.record("there is no project to call for")
      return
    }
    #expect(error.message == "\(words) at 127.0.0.1:\(server.port); set project_id")
  }

  @Test func whereTheProjectCannotBeFoundIsAnError() throws {
    let server = try ScriptedServer(replies: .drop)
    defer { server.stop() }
    #expect(throws: ClientConfigurationError.noProject(region: nil)) { try TestClient(server, projectID: nil) }
    #expect(throws: ClientConfigurationError.noProject(region: "eu-de")) {
      try TestClient(server, projectID: nil, region: "eu-de")
    }
    #expect(throws: ClientConfigurationError.unusableProject("a/b")) { try TestClient(server, projectID: "a/b") }
  }
}
