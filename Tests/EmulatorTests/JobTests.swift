import DocumentModel
import Testing

@testable import Emulator

@Suite("Jobs over the socket") struct JobTests {
  @Test func aJobIsCreatedListedAndDeleted() throws {
    let emulator = try EmulatorServer.start(EmulatorConfiguration(projectID: "p"))
    defer { emulator.stop() }
    let client = Client(port: emulator.port)
    let body: JSONValue = [
      "job_name": "first",
      "config": [
        "worker_server_num": 1, "app_url": "/b/code/", "boot_file_url": "/b/code/a.py", "data_url": "/b/data/",
        "spec_id": 5, "engine_id": 130,
      ],
    ]
    let created = try client.post("/v1/p/training-jobs", body)
    #expect(created.status == 200)
    #expect(created.json["version_name"] == "V0001")
    let list = try client.get("/v1/p/training-jobs")
    #expect(list.json["job_total_count"] == 1)
    let job = try #require(created.json["job_id"]?.integer)
    let deleted = try client.send("DELETE", "/v1/p/training-jobs/\(job)")
    #expect(deleted.status == 200)
    #expect(deleted.json == ["is_success": true])
    #expect(try client.get("/v1/p/training-jobs").json["job_total_count"] == 0)
  }
}
