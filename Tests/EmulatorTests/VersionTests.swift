import DocumentModel
import Testing

@testable import Emulator

@Suite("Versions") struct VersionTests {
  private func version(
    _ harness: Harness, of job: Int, after previous: Int?, description: JSONValue? = nil
  ) throws -> Client.Answer {
    var config = Harness.config(["worker_server_num": 2])
    config["pre_version_id"] = previous.map { .integer($0) }
    var body: JSONValue = ["config": config]
    body["job_desc"] = description
    return try harness.client.post("/v1/p/training-jobs/\(job)/versions/", body)
  }

  @Test func numbersCountUpAndAreNotUsedAgain() throws {
    let harness = try Harness()
    let first = try harness.create("one")
    harness.clock.advance(milliseconds: 500)
    let second = try version(harness, of: first.job, after: first.version)
    let id = try #require(second.json["version_id"]?.integer)
    #expect(
      second.json
        == [
          "is_success": true, "job_id": .integer(first.job), "job_name": "one", "status": 1,
          "create_time": .integer(Harness.start + 500), "version_id": .integer(id), "version_name": "V0002",
        ])
    #expect(id > first.version)
    #expect(try harness.details((first.job, id))["pre_version_id"] == .integer(first.version))
    let path = "/v1/p/training-jobs/\(first.job)/versions"
    #expect(try harness.client.send("DELETE", "\(path)/\(id)").json == ["is_success": true])
    #expect(try harness.client.get("\(path)/\(id)").code == "ModelArts.0102")
    #expect(try version(harness, of: first.job, after: first.version).json["version_name"] == "V0003")
    #expect(try version(harness, of: first.job, after: id).code == "ModelArts.0102")
    #expect(VersionRecord.name(12_345) == "V12345")
  }

  @Test func theVersionBeforeMustBeNamed() throws {
    let harness = try Harness()
    let (one, two) = (try harness.create("one"), try harness.create("two"))
    #expect(
      try version(harness, of: one.job, after: nil).message == "Parameter error: config.pre_version_id is missing.")
    let other = try version(harness, of: one.job, after: two.version)
    #expect((other.status, other.code) == (400, "ModelArts.0102"))
    #expect(other.message == "Version \(two.version) of job \(one.job) does not exist.")
    #expect(try version(harness, of: 1, after: 1).message == "Job 1 does not exist.")
  }

  @Test func aJobWithoutVersions() throws {
    let harness = try Harness()
    let body = Harness.body("bare", config: ["create_version": false])
    let created = try harness.client.post("/v1/p/training-jobs", body).json
    let job = try #require(created["job_id"]?.integer)
    #expect(
      created
        == [
          "is_success": true, "job_id": .integer(job), "job_name": "bare", "status": 1,
          "create_time": .integer(Harness.start),
        ])
    let listed = try #require(harness.list()["jobs"]?.items.first)
    #expect(listed["version_id"] == .null)
    #expect(listed["version_count"] == 0)
    #expect(try version(harness, of: job, after: nil).json["version_name"] == "V0001")
  }

  @Test func theListHasAllUnlessItIsPaged() throws {
    let harness = try Harness()
    let first = try harness.create()
    for _ in 0..<12 { _ = try version(harness, of: first.job, after: first.version) }
    let path = "/v1/p/training-jobs/\(first.job)/versions"
    let all = try harness.client.get(path).json
    #expect(all["version_count"] == 13)
    #expect(all["versions"]?.items.count == 13)
    #expect(all["versions"]?.items.first?["version_name"] == "V0001")
    #expect(try harness.client.get(path + "?page=1").json["versions"]?.items.count == 10)
    #expect(try harness.client.get(path + "?page=2&per_page=10").json["versions"]?.items.count == 3)
    #expect(try harness.list()["jobs"]?.items.first?["version_count"] == 13)
  }

  @Test func descriptions() throws {
    let harness = try Harness()
    let first = try harness.create()
    let path = "/v1/p/training-jobs/\(first.job)"
    func description() throws -> JSONValue? { try harness.details(first)["job_desc"] }
    #expect(try description() == .null)
    #expect(try harness.client.send("PUT", path, ["job_desc": "new"]).json == ["is_success": true])
    #expect(try description() == "new")
    _ = try version(harness, of: first.job, after: first.version)
    #expect(try description() == "new")
    _ = try version(harness, of: first.job, after: first.version, description: "newest")
    #expect(try description() == "newest")
    _ = try harness.client.send("PUT", path, ["job_desc": ""])
    #expect(try description() == "")
    #expect(try harness.client.send("PUT", path, [:]).message == "Parameter error: job_desc is missing.")
    let long = JSONValue.string(String(repeating: "a", count: 257))
    #expect(try harness.client.send("PUT", path, ["job_desc": long]).code == "ModelArts.0107")
    #expect(try harness.client.send("PUT", "/v1/p/training-jobs/7", ["job_desc": ""]).code == "ModelArts.0102")
  }

  @Test func deletingAJobDeletesItsVersions() throws {
    let harness = try Harness()
    let first = try harness.create()
    #expect(try harness.client.send("DELETE", "/v1/p/training-jobs/\(first.job)/").json == ["is_success": true])
    #expect(try harness.details(first)["error_code"] == "ModelArts.0102")
    #expect(try harness.client.send("DELETE", "/v1/p/training-jobs/\(first.job)").code == "ModelArts.0102")
  }

  @Test func deletionMayTakeTime() throws {
    let harness = try Harness { $0.life.deletion = 2_000 }
    let first = try harness.create("slow")
    let path = "/v1/p/training-jobs/\(first.job)"
    _ = try harness.client.send("DELETE", path)
    #expect(try harness.names() == ["slow"])
    #expect(try harness.client.send("DELETE", path).code == "ModelArts.6357")
    #expect(try harness.client.post("/v1/p/training-jobs", Harness.body("slow")).code == "ModelArts.0103")
    #expect(try version(harness, of: first.job, after: first.version).code == "ModelArts.0105")
    harness.clock.advance(milliseconds: 2_000)
    #expect(try harness.names() == [])
    #expect(try harness.client.send("DELETE", path).code == "ModelArts.0102")
    #expect(try harness.create("slow").job > first.job)
  }

  @Test func theOverviewShowsEveryVersion() throws {
    let harness = try Harness()
    let first = try harness.create("one", config: ["spec_id": 5, "worker_server_num": 2])
    _ = try version(harness, of: first.job, after: first.version)
    harness.clock.advance(milliseconds: 3_600_000)
    let answer = try harness.client.get("/v1/p/training-jobs/versions?order=asc").json
    #expect(answer["total_count"] == 2)
    let entry = try #require(answer["versions"]?.items.first)
    #expect(entry["version_id"] == .integer(first.version))
    #expect(entry["gpu_num"] == 2)
    #expect(entry["end_time"]?.integer == Harness.start + 33_000)
    #expect(entry["job_id"] == nil)
    let page = try harness.client.get("/v1/p/training-jobs/versions?offset=1&limit=1&status=10").json
    #expect(page["versions"]?.items.map { $0["version_name"] } == ["V0001"])
    #expect(try harness.client.get("/v1/p/training-jobs/versions?pool_id=x").json["total_count"] == 0)
  }
}
