import DocumentModel
import Testing

@testable import Emulator

@Suite("List of jobs") struct JobListTests {
  @Test func anEntryHasNoConfig() throws {
    let harness = try Harness()
    var body = Harness.body("one")
    body["job_desc"] = "first"
    let created = try harness.client.post("/v1/p/training-jobs", body).json
    #expect(
      try harness.list()
        == [
          "is_success": true, "quotas": 10000, "job_total_count": 1, "job_count_limit": 9999,
          "jobs": [
            [
              "job_id": created["job_id"] ?? .null, "job_name": "one", "version_id": created["version_id"] ?? .null,
              "status": 1, "create_time": .integer(Harness.start), "duration": 0, "job_desc": "first",
              "version_count": 1, "user": ["name": "emulator"],
            ]
          ],
        ])
  }

  @Test func sortsAndPages() throws {
    let harness = try Harness()
    for name in ["b", "C", "a", "D"] {
      try harness.create(name)
      harness.clock.advance(milliseconds: 1000)
    }
    // By bytes, ascending, ten a page.
    #expect(try harness.names() == ["C", "D", "a", "b"])
    #expect(try harness.names("?order=desc") == ["b", "a", "D", "C"])
    #expect(try harness.names("?sortBy=create_time") == ["b", "C", "a", "D"])
    #expect(try harness.names("?sortBy=create_time&order=desc&per_page=3") == ["D", "a", "C"])
    #expect(try harness.names("?sortBy=create_time&order=desc&per_page=3&page=2") == ["b"])
    #expect(try harness.names("?per_page=3&page=3") == [])
    #expect(try harness.list("?per_page=1&page=65535")["job_total_count"] == 4)
    // Equal ones stand in the order of their ids, whichever way: b and C run, a queues, D is being submitted.
    #expect(try harness.names("?sortBy=version_count&order=desc") == ["b", "C", "a", "D"])
    #expect(try harness.names("?sortBy=status") == ["D", "a", "b", "C"])
    #expect(try harness.names("?sortBy=status&order=desc") == ["b", "C", "a", "D"])
    #expect(try harness.names("?sortBy=duration&order=desc") == ["b", "C", "a", "D"])
  }

  @Test func searchesNamesInAnyCase() throws {
    let harness = try Harness()
    for name in ["trainJob", "job", "other"] { try harness.create(name) }
    #expect(try harness.names("?search_content=JOB") == ["job", "trainJob"])
    #expect(try harness.names("?search_content=") == ["job", "other", "trainJob"])
    #expect(try harness.names("?search_content=none") == [])
    #expect(try harness.list("?search_content=job&per_page=1")["job_total_count"] == 2)
  }

  @Test func filtersByStatusEvenJoinedByBars() throws {
    let harness = try Harness()
    try harness.create("done")
    harness.clock.advance(milliseconds: 3_600_000)
    try harness.create("new")
    #expect(try harness.names("?status=10") == ["done"])
    #expect(try harness.names("?status=1%7C10") == ["done", "new"])
    #expect(try harness.names("?status=1&status=10") == ["done", "new"])
    #expect(try harness.names("?status=11") == [])
  }

  @Test func aWorkspaceShowsItsOwnJobs() throws {
    let harness = try Harness()
    var body = Harness.body("hidden")
    body["workspace_id"] = "af261af2218841ec960b01ab3cf1a5fa"
    _ = try harness.client.post("/v1/p/training-jobs", body)
    try harness.create("shown")
    #expect(try harness.names() == ["shown"])
    #expect(try harness.names("?workspace_id=0") == ["shown"])
    #expect(try harness.names("?workspace_id=af261af2218841ec960b01ab3cf1a5fa") == ["hidden"])
  }

  @Test func projectsAreApart() throws {
    let harness = try Harness { $0.projectID = nil }
    let made = try harness.create("one")
    let other = try harness.client.get("/v1/q/training-jobs")
    #expect(other.json["job_total_count"] == 0)
    #expect(try harness.client.get("/v1/q/training-jobs/\(made.job)/versions").code == "ModelArts.0102")
  }
}
