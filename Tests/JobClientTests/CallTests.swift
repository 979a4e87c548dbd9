import JobAPI
import JobClient
import Loopback
import Planner
import Testing

/// What goes over the wire for each call, and what is made of the answer.
struct CallTests {
  private static let done = #"{"is_success": true}"#
  private static let created =
    #"{"is_success": true, "job_id": "10", "version_id": 12, "version_name": "V0001", "status": "1"}"#
  private static let version =
    #"{"is_success": true, "job_id": 10, "job_name": "a", "job_desc": "", "version_id": 12, "status": 10}"#

  /// Makes a call to a server that answers with `body`; what came of it, and the one request that it took.
  private func run<Value>(
    _ body: String, _ call: (HTTPJobService) throws -> Value
  ) throws -> (value: Value, request: ScriptedServer.Request) {
    let server = try ScriptedServer(replies: .answer(200, body: body))
    defer { server.stop() }
    let value = try call(try TestClient(server).service)
    let requests = server.requests
    #expect(requests.count == 1)
    return (value, try #require(requests.first))
  }

  @Test func createsJobs() throws {
    let body = Array(#"{"job_name":"é"}"#.utf8)
    let (submitted, request) = try run(Self.created) { try $0.createJob(body) }
    #expect(submitted == SubmittedVersion(jobID: 10, versionID: 12, versionName: "V0001", status: JobStatus(1)))
    #expect(request.method == "POST" && request.target == "/v1/p/training-jobs" && request.body == body)
    #expect(request.headers["content-type"] == "application/json")
    #expect(request.headers["user-agent"] == "jobc")
    #expect(
      Set(request.headers.keys) == ["host", "content-type", "content-length", "user-agent"],
      "libcurl adds nothing by itself")
  }

  @Test func createsVersions() throws {
    let (submitted, request) = try run(#"{"is_success": true, "version_id": 13, "status": 1}"#) {
      try $0.createVersion(ofJob: 10, Array("{}".utf8))
    }
    #expect(submitted == SubmittedVersion(jobID: 10, versionID: 13, versionName: nil, status: JobStatus(1)))
    #expect(request.method == "POST" && request.target == "/v1/p/training-jobs/10/versions")
  }

  @Test func setsDescriptions() throws {
    let (_, request) = try run(Self.done) { try $0.setDescription(ofJob: 10, to: "a \"b\"") }
    #expect(request.method == "PUT" && request.target == "/v1/p/training-jobs/10")
    #expect(String(decoding: request.body, as: UTF8.self) == #"{"job_desc":"a \"b\""}"#)
  }

  @Test func stopsWithAnEmptyBody() throws {
    let (_, request) = try run(Self.done) { try $0.stopVersion(12, ofJob: 10) }
    #expect(request.method == "POST" && request.target == "/v1/p/training-jobs/10/versions/12/stop")
    #expect(request.headers["content-length"] == "0" && request.body.isEmpty)
  }

  @Test func deletes() throws {
    let (_, job) = try run(Self.done) { try $0.deleteJob(10) }
    #expect(job.method == "DELETE" && job.target == "/v1/p/training-jobs/10")
    #expect(job.headers["content-length"] == nil)
    let (_, version) = try run(Self.done) { try $0.deleteVersion(12, ofJob: 10) }
    #expect(version.method == "DELETE" && version.target == "/v1/p/training-jobs/10/versions/12")
  }

  @Test func readsVersions() throws {
    let (version, request) = try run(Self.version) { try $0.version(12, ofJob: 10) }
    #expect(version.id == 12 && version.jobName == "a" && version.jobDescription == nil)
    #expect(version.details["is_success"] == nil && version.details["job_name"]?.string == "a")
    #expect(request.method == "GET" && request.target == "/v1/p/training-jobs/10/versions/12")
  }

  @Test func readsLogs() throws {
    let body = #"{"content": "a\n", "lines": "1", "start_line": 1700000080123456001, "end_line": "2"}"#
    let (excerpt, newest) = try run(body) {
      try $0.log("job-a b.0", at: .newest, limit: 50, ofVersion: 12, ofJob: 10)
    }
    #expect(excerpt == LogExcerpt(content: "a\n", lineCount: 1, startLine: "1700000080123456001", endLine: "2"))
    #expect(newest.target == "/v1/p/training-jobs/10/versions/12/aom-log?lines=50&log_file=job-a%20b.0")
    let (_, next) = try run(body) { try $0.log("l", at: .after("7"), limit: 5, ofVersion: 12, ofJob: 10) }
    #expect(next.query == ["base_line": "7", "lines": "5", "log_file": "l", "order": "desc"])
    let (_, older) = try run(body) { try $0.log("l", at: .before("7"), limit: 5, ofVersion: 12, ofJob: 10) }
    #expect(older.query == ["base_line": "7", "lines": "5", "log_file": "l", "order": "asc"])
    let (names, request) = try run(#"{"log_file_list": ["a", "b"]}"#) { try $0.logFileNames(ofVersion: 12, ofJob: 10) }
    #expect(names == ["a", "b"])
    #expect(request.target == "/v1/p/training-jobs/10/versions/12/log/file-names")
  }

  @Test func readsCatalogs() throws {
    let (specs, specsRequest) = try run(#"{"specs": [{"spec_id": 1}]}"#) { try $0.resourceSpecs() }
    #expect(specs == [["spec_id": 1]])
    #expect(specsRequest.target == "/v1/p/job/resource-specs?job_type=train")
    let (engines, enginesRequest) = try run(#"{"engines": []}"#) { try $0.engines() }
    #expect(engines.isEmpty)
    #expect(enginesRequest.target == "/v1/p/job/ai-engines?job_type=train")
    let (models, modelsRequest) = try run(#"{"models": [{"model_id": 1}], "model_total_count": 1}"#) {
      try $0.builtInAlgorithms()
    }
    #expect(models == [["model_id": 1]])
    #expect(
      modelsRequest.target == "/v1/p/built-in-algorithms?order=asc&page=1&per_page=100&sortBy=model_name")
  }

  @Test func keepsConnections() throws {
    let server = try ScriptedServer(replies: .answer(200, body: Self.version))
    defer { server.stop() }
    let service = try TestClient(server).service
    for _ in 0..<20 { _ = try service.version(12, ofJob: 10) }
    #expect(server.connectionCount == 1)
    #expect(server.requests.count == 20)
  }

  @Test func keepsThePathOfTheEndpoint() throws {
    let server = try ScriptedServer(replies: .answer(200, body: Self.version))
    defer { server.stop() }
    let client = try TestClient(server) { $0.endpoint = try Endpoint(server.url + "/base/") }
    _ = try client.service.version(12, ofJob: 10)
    #expect(server.requests.first?.target == "/base/v1/p/training-jobs/10/versions/12")
  }
}
