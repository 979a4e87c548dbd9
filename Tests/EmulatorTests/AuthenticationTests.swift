import DocumentModel
import Testing

@testable import Emulator

/// Who may call, over the socket.
@Suite("Authentication") struct AuthenticationTests {
  static let key = EmulatorCredentials.AccessKey(access: "AK", secret: "SK")

  private func harness(_ configure: (inout EmulatorConfiguration) -> Void = { _ in }) throws -> Harness {
    try Harness {
      $0.requiresAuthentication = true
      $0.credentials.accessKeys = [Self.key]
      $0.credentials.users = [.init(name: "alice", password: "wonder", domain: "acme")]
      $0.credentials.tokens = ["fixed-token"]
      configure(&$0)
    }
  }

  /// A client whose request is signed.
  private func signed(
    _ harness: Harness, _ target: String, key: EmulatorCredentials.AccessKey = key, date: Int = Harness.start,
    names: [String] = ["host", "x-sdk-date"], extra: [(name: String, value: String)] = []
  ) throws -> Client {
    var client = harness.client
    let time = Timestamp.compact(date)
    client.headers = [("Host", "127.0.0.1:\(client.port)"), ("X-Sdk-Date", time)] + extra
    if let token = key.securityToken { client.headers.append(("X-Security-Token", token)) }
    let request = HTTPRequest(method: "GET", target: target, headers: client.headers)
    let canonical = try #require(CanonicalRequest(request, RequestTarget(target), signedHeaders: names))
    let signature = canonical.signature(date: time, secret: key.secret)
    client.headers.append(
      (
        "Authorization",
        "SDK-HMAC-SHA256 Access=\(key.access), SignedHeaders=\(names.joined(separator: ";")), Signature=\(signature)"
      ))
    return client
  }

  private func token(_ harness: Harness, password: String = "wonder", scope: JSONValue = ["project": ["name": "r"]])
    throws -> Client.Answer
  {
    let user: JSONValue = ["name": "alice", "password": .string(password), "domain": ["name": "acme"]]
    return try harness.client.post(
      "/v3/auth/tokens?nocatalog=true",
      ["auth": ["identity": ["methods": ["password"], "password": ["user": user]], "scope": scope]])
  }

  private func list(_ harness: Harness, token: String, project: String = "p") throws -> Client.Answer {
    var client = harness.client
    client.headers = [("x-AUTH-token", token)]
    return try client.get("/v1/\(project)/training-jobs")
  }

  @Test func withoutAnything() throws {
    let answer = try harness().client.get("/v1/p/training-jobs")
    #expect(answer.status == 401)
    #expect(answer.code == "ModelArts.0201")
    #expect(answer.json["is_success"] == false)
  }

  @Test func signedRequestsPass() throws {
    let harness = try harness()
    // Escapes, an order that is not the canonical one, a header in another case.
    for target in ["/v1/p/training-jobs?search_content=a%2Bb%20c&page=1", "/v1/p/training-jobs/?page=1&order=asc"] {
      let answer = try signed(harness, target).get(target)
      #expect(answer.status == 200, "\(answer.text)")
    }
  }

  @Test func aWrongSecretIsToldWhatWasSigned() throws {
    let harness = try harness()
    let target = "/v1/p/training-jobs?page=1"
    let answer = try signed(harness, target, key: .init(access: "AK", secret: "no")).get(target)
    #expect((answer.status, answer.code) == (401, "APIGW.0301"))
    let date = Timestamp.compact(Harness.start)
    #expect(
      answer.json["error_msg"]?.string
        == "Incorrect IAM authentication information: verify aksk signature fail,canonicalRequest:GET"
        + "|/v1/p/training-jobs/|page=1|host:127.0.0.1:\(harness.emulator.port)|x-sdk-date:\(date)||host;x-sdk-date"
        + "|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(answer.json["request_id"]?.string == answer.header("X-Request-Id"))
    #expect(answer.json["is_success"] == nil)
  }

  @Test(arguments: [(-901, 401), (-900, 200), (900, 200), (901, 401)]) func clockSkew(seconds: Int, status: Int) throws
  {
    let harness = try harness()
    let target = "/v1/p/training-jobs"
    let answer = try signed(harness, target, date: Harness.start + seconds * 1000).get(target)
    #expect(answer.status == status)
    if status == 401 { #expect(answer.code == "APIGW.0303") }
  }

  @Test(arguments: [["host"], ["x-sdk-date"]]) func hostAndDateMustBeSigned(names: [String]) throws {
    let harness = try harness()
    let target = "/v1/p/training-jobs"
    let answer = try signed(harness, target, names: names).get(target)
    let missing = names == ["host"] ? "x-sdk-date" : "host"
    #expect(
      answer.message == "Incorrect IAM authentication information: the header \(missing) is not signed")
  }

  @Test func aSignedHeaderMustBeThere() throws {
    let harness = try harness()
    let target = "/v1/p/training-jobs"
    var client = try signed(harness, target, names: ["host", "x-note", "x-sdk-date"], extra: [("X-Note", "a")])
    client.headers.removeAll { $0.name == "X-Note" }
    #expect(
      try client.get(target).message == "Incorrect IAM authentication information: the signed header x-note is absent")
  }

  @Test func unknownAndMalformed() throws {
    let harness = try harness()
    let target = "/v1/p/training-jobs"
    let unknown = try signed(harness, target, key: .init(access: "nobody", secret: "SK")).get(target)
    #expect(
      unknown.message
        == "Incorrect IAM authentication information: Get secretKey failed,ak:nobody,err:ak not exist")
    var client = harness.client
    client.headers = [("Authorization", "Bearer x")]
    #expect(try client.get(target).code == "ModelArts.0206")
  }

  @Test func fiveFailuresLockTheKeyForFiveMinutes() throws {
    let harness = try harness()
    let target = "/v1/p/training-jobs"
    for _ in 0..<5 { _ = try signed(harness, target, key: .init(access: "AK", secret: "no")).get(target) }
    let locked = try signed(harness, target).get(target)
    #expect(
      locked.message == "Incorrect IAM authentication information: AK access failed to reach the limit,forbidden")
    harness.clock.advance(milliseconds: 5 * 60_000)
    #expect(try signed(harness, target, date: harness.clock.now).get(target).status == 200)
  }

  @Test func tokensAreIssuedAndExpire() throws {
    let harness = try harness { $0.projectID = nil }
    let issued = try token(harness)
    #expect(issued.status == 201)
    #expect(issued.json["token"]?["issued_at"] == "2023-11-14T22:13:20.000000Z")
    #expect(issued.json["token"]?["expires_at"] == "2023-11-15T22:13:20.000000Z")
    let project = try #require(issued.json["token"]?["project"]?["id"]?.string)
    let token = try #require(issued.header("x-subject-token"))
    #expect(try list(harness, token: token, project: project).status == 200)
    let other = try list(harness, token: token, project: "other")
    #expect((other.status, other.code) == (403, "ModelArts.0210"))
    harness.clock.advance(milliseconds: 24 * 3_600_000 - 1)
    #expect(try list(harness, token: token, project: project).status == 200)
    harness.clock.advance(milliseconds: 1)
    let late = try list(harness, token: token, project: project)
    #expect((late.status, late.code) == (401, "ModelArts.0202"))
  }

  @Test func tokensThatWillNotDo() throws {
    let harness = try harness()
    #expect(try list(harness, token: "fixed-token").status == 200)
    let unknown = try list(harness, token: "made-up")
    #expect((unknown.status, unknown.code) == (401, "ModelArts.0203"))
    let unscoped = try token(harness, scope: ["domain": ["name": "acme"]])
    let global = try list(harness, token: try #require(unscoped.header("X-Subject-Token")))
    #expect((global.status, global.code) == (401, "ModelArts.0204"))
    let wrong = try token(harness, password: "looking-glass")
    #expect(wrong.status == 401)
    #expect(wrong.json["error"]?["message"] == "The username or password is wrong.")
  }

  @Test func theProjectOfASignatureMustBeThePaths() throws {
    let harness = try harness()
    let target = "/v1/p/training-jobs"
    let names = ["host", "x-project-id", "x-sdk-date"]
    let own = try signed(harness, target, names: names, extra: [("X-Project-Id", "p")]).get(target)
    #expect(own.status == 200)
    let other = try signed(harness, target, names: names, extra: [("X-Project-Id", "q")]).get(target)
    #expect((other.status, other.code) == (403, "ModelArts.0210"))
  }

  @Test func temporaryKeysNeedTheirToken() throws {
    let harness = try harness()
    var client = harness.client
    client.headers = [("X-Auth-Token", "fixed-token")]
    let issued = try client.post(
      "/v3.0/OS-CREDENTIAL/securitytokens",
      ["auth": ["identity": ["methods": ["token"], "token": ["duration_seconds": 900]]]])
    #expect(issued.status == 201)
    let credential = try #require(issued.json["credential"])
    var key = EmulatorCredentials.AccessKey(
      access: try #require(credential["access"]?.string), secret: try #require(credential["secret"]?.string),
      securityToken: try #require(credential["securitytoken"]?.string))
    let target = "/v1/p/training-jobs"
    #expect(try signed(harness, target, key: key).get(target).status == 200)
    harness.clock.advance(milliseconds: 900_000)
    let late = try signed(harness, target, key: key, date: harness.clock.now).get(target)
    #expect((late.status, late.code) == (401, "APIGW.0307"))
    harness.clock.set(Harness.start)
    key.securityToken = nil
    let bare = try signed(harness, target, key: key).get(target)
    #expect(bare.message == "Incorrect IAM authentication information: decrypt token fail")
  }

  @Test func withoutRequirementStrangersMayCallButKnownKeysAreVerified() throws {
    let harness = try harness { $0.requiresAuthentication = false }
    let target = "/v1/p/training-jobs"
    #expect(try harness.client.get(target).status == 200)
    #expect(try list(harness, token: "made-up").status == 200)
    #expect(try signed(harness, target, key: .init(access: "nobody", secret: "x")).get(target).status == 200)
    #expect(try signed(harness, target, key: .init(access: "AK", secret: "no")).get(target).status == 401)
  }

  @Test func projectsAreFoundByName() throws {
    let harness = try harness()
    var client = harness.client
    client.headers = [("X-Auth-Token", "fixed-token")]
    let answer = try client.get("/v3/projects?name=eu-de")
    #expect(answer.json["projects"]?.items.map { $0["id"] } == ["p"])
    #expect(answer.json["projects"]?.items.map { $0["name"] } == ["eu-de"])
    #expect(try client.get("/v3/auth/projects").json["projects"]?.items.count == 1)
    #expect(try harness.client.get("/v3/projects?name=eu-de").status == 401)
  }

  @Test func aProjectOfAnotherNameIsNotFound() throws {
    let harness = try harness { $0.projectName = "eu-de" }
    var client = harness.client
    client.headers = [("X-Auth-Token", "fixed-token")]
    #expect(try client.get("/v3/projects?name=eu-nl").json["projects"] == [])
    #expect(try client.get("/v3/projects").json["projects"]?.items.map { $0["name"] } == ["eu-de"])
    #expect(try token(harness, scope: ["project": ["name": "eu-de"]]).status == 201)
    let other = try token(harness, scope: ["project": ["name": "eu-nl"]])
    #expect(
      other.json
        == [
          "error": ["code": 401, "message": "The project 'eu-nl' does not exist.", "title": "Unauthorized"]
        ])
  }
}
