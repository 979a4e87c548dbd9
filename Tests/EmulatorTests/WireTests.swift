import DocumentModel
import Testing

@testable import Emulator

/// What is before any call: routes, methods, sizes, types.
@Suite("Wire") struct WireTests {
  @Test func unknownPathsAndMethods() throws {
    let harness = try Harness()
    let unknown = try harness.client.get("/v1/p/training-job")
    #expect((unknown.status, unknown.code) == (404, "APIGW.0101"))
    #expect(unknown.json["request_id"]?.string == unknown.header("X-Request-Id"))
    // There is no way to get one job.
    let wrong = try harness.client.get("/v1/p/training-jobs/1")
    #expect((wrong.status, wrong.code) == (405, "APIGW.0101"))
    #expect(wrong.header("Allow") == "PUT, DELETE")
    #expect(harness.emulator.requestLog.map(\.call) == [nil, nil])
  }

  @Test func everyCallHasItsRoute() throws {
    let harness = try Harness()
    for call in ServiceCall.allCases {
      let path = call.route.path.replacing("{project_id}", with: "p").replacing("{job_id}", with: "1")
        .replacing("{version_id}", with: "2").replacing("{pod_name}", with: "job-a.0")
        .replacing("{config_name}", with: "c").replacing("{workspace_id}", with: "0")
      _ = try harness.client.send(call.route.method, path + "/", call.needsBody ? [:] : nil)
    }
    #expect(harness.emulator.requestLog.map(\.call) == ServiceCall.allCases)
  }

  @Test func everyAnswerHasItsOwnRequestID() throws {
    let harness = try Harness()
    let ids = try (0..<3).map { _ in try #require(harness.client.get("/v1/p/training-jobs").header("x-request-id")) }
    #expect(Set(ids).count == 3)
    #expect(ids.allSatisfy { $0.utf8.count == 32 })
    // And the date of the emulated clock.
    #expect(try harness.client.get("/v1/p/training-jobs").header("Date") == "Tue, 14 Nov 2023 22:13:20 GMT")
  }

  @Test func aProjectThatIsNotThis() throws {
    let answer = try Harness().client.get("/v1/q/training-jobs")
    #expect((answer.status, answer.code) == (403, "ModelArts.0210"))
  }

  @Test func bodiesThatAreNone() throws {
    let harness = try Harness()
    let path = "/v1/p/training-jobs"
    let chunked = Array(
      "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        .utf8)
    #expect(try harness.client.exchange(chunked).status == 411)
    #expect(try harness.client.send("POST", path, bytes: [], type: "text/plain").status == 415)
    let cut = try harness.client.send("POST", path, bytes: Array("{\"a\": ".utf8), type: "application/json")
    #expect((cut.status, cut.code) == (400, "ModelArts.0101"))
    #expect(cut.message == "Invalid argument: the request body is not valid JSON at byte 6.")
    let list = try harness.client.post(path, [])
    #expect(list.message == "Invalid argument: the request body must be a JSON object.")
  }

  @Test func bodiesMayBeDeep() throws {
    let harness = try Harness()
    for depth in [900, 100_000] {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      let body = "{\"config\": \(text)}"
      let answer = try harness.client.send(
        "POST", "/v1/p/training-jobs", bytes: Array(body.utf8), type: "application/json")
      #expect(answer.status == 400, "\(depth)")
    }
  }

  @Test func aContentTypeMayHaveParametersOrBeAbsent() throws {
    let harness = try Harness()
    for (name, type) in [("a", "application/json; charset=utf8"), ("b", "Application/JSON"), ("c", nil)] {
      let answer = try harness.client.send(
        "POST", "/v1/p/training-jobs", bytes: Harness.body(name).json, type: type)
      #expect(answer.status == 200, "\(answer.text)")
    }
  }

  @Test func sizesThatTheGatewayRefuses() throws {
    let harness = try Harness()
    let path = "/v1/p/training-jobs"
    let large = [UInt8](repeating: 0x20, count: HTTPRequest.bodyLimit + 1)
    let body = try harness.client.send("POST", path, bytes: large, type: "application/json")
    #expect((body.status, body.code) == (413, "APIGW.0201"))
    // One byte less is read, and is no JSON.
    let fitting = try harness.client.send("POST", path, bytes: Array(large.dropLast()), type: "application/json")
    #expect((fitting.status, fitting.code) == (400, "ModelArts.0101"))
    let target = path + "?a=" + String(repeating: "b", count: 33_000)
    #expect(try harness.client.get(target).status == 414)
    var client = harness.client
    client.headers = [("X-Large", String(repeating: "b", count: 33_000))]
    #expect(try client.get(path).status == 494)
  }

  @Test func aConnectionServesManyRequests() throws {
    let harness = try Harness()
    let connection = try RawConnection(port: harness.emulator.port)
    for _ in 0..<3 {
      try connection.send(Array("GET /v1/p/training-jobs HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
      #expect(try Client.answer(from: connection).status == 200)
    }
  }

  @Test func aPortThatIsTaken() throws {
    let harness = try Harness()
    var configuration = EmulatorConfiguration(projectID: nil)
    configuration.port = harness.emulator.port
    let error = #expect(throws: EmulatorError.self) { try EmulatorServer.start(configuration) }
    #expect(error?.message == "cannot listen on 127.0.0.1:\(harness.emulator.port): Address already in use")
  }

  @Test func stopping() throws {
    let harness = try Harness()
    harness.emulator.stop()
    harness.emulator.stop()
    #expect(throws: Client.Failure.self) { try harness.client.get("/v1/p/training-jobs") }
  }

  @Test func percentCodingGoesRound() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(PercentCoding.decode(PercentCoding.encode(bytes).utf8) == bytes)
    #expect(PercentCoding.decode("%zz%4".utf8) == Array("%zz%4".utf8))
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000000Z", "19700101T000000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (1_709_208_000_000, "2024-02-29T12:00:00.000000Z", "20240229T120000Z", "Thu, 29 Feb 2024 12:00:00 GMT"),
    (4_107_542_399_999, "2100-02-28T23:59:59.999000Z", "21000228T235959Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
  ]) func timestamps(milliseconds: Int, iso: String, compact: String, http: String) {
    #expect(Timestamp.http(milliseconds) == http)
    #expect(Timestamp.iso(milliseconds) == iso)
    #expect(Timestamp.compact(milliseconds) == compact)
    #expect(Timestamp.milliseconds(compact: compact) == milliseconds / 1000 * 1000)
    #expect(Timestamp.milliseconds(compact: "20240229T1200") == nil)
    #expect(Timestamp.milliseconds(compact: "20241329T120000Z") == nil)
  }
}
