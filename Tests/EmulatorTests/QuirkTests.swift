import DocumentModel
import Testing

@testable import Emulator

/// Each quirk does what it says, and nothing of it is seen without it.
@Suite("Quirks") struct QuirkTests {
  @Test func allAreNamedAndDescribed() {
    for quirk in EmulatorQuirk.allCases {
      #expect(quirk.rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
      #expect(!quirk.summary.isEmpty && !quirk.summary.hasSuffix("."))
    }
  }

  @Test func numbersAsText() throws {
    let answer = try Harness(quirk: .numbersAsText).client.post("/v1/p/training-jobs", Harness.body()).json
    #expect(["job_id", "version_id", "status", "create_time"].allSatisfy { answer[$0]?.string != nil })
    #expect(answer["status"] == "1")
  }

  @Test func errorFieldsAndStatuses() throws {
    let plain = try Harness().client.post("/v1/p/training-jobs", [:])
    #expect(plain.status == 400)
    #expect(plain.json.members.map(\.name) == ["is_success", "error_code", "error_message"])
    let renamed = try Harness(quirk: .errorMsg).client.post("/v1/p/training-jobs", [:])
    #expect(renamed.status == 400)
    #expect(renamed.json.members.map(\.name) == ["is_success", "error_code", "error_msg"])
    let hidden = try Harness(quirk: .errorsAt200).client.post("/v1/p/training-jobs", [:])
    #expect(hidden.status == 200)
    #expect(hidden.json["is_success"] == false)
    #expect(hidden.json["error_msg"] != nil)
    // The gateway's errors keep their statuses.
    #expect(try Harness(quirk: .errorsAt200).client.get("/v1/p/none").status == 404)
  }

  @Test func retryAfter() throws {
    #expect(try Harness(fault: "list-jobs:429").client.get("/v1/p/training-jobs").header("Retry-After") == nil)
    let fault = try Fault(parsing: "list-jobs:429")
    let harness = try Harness {
      $0.faults = FaultPlan([fault])
      $0.quirks = [.retryAfter]
    }
    #expect(try harness.client.get("/v1/p/training-jobs").header("Retry-After") == "1")
  }

  /// What details and lists of versions show of `system_metric_list`.
  private func metrics(_ quirk: EmulatorQuirk?) throws -> (details: JSONValue, list: JSONValue) {
    let harness = try Harness { $0.quirks = quirk.map { [$0] } ?? [] }
    let ids = try harness.create()
    let list = try harness.client.get("/v1/p/training-jobs/\(ids.job)/versions").json
    return (
      try #require(try harness.details(ids)["system_metric_list"]),
      try #require(list["versions"]?.items.first?["system_metric_list"])
    )
  }

  @Test func metrics() throws {
    let plain = try metrics(nil)
    #expect(!plain.details.members.isEmpty && plain.list.string != nil)
    let text = try metrics(.metricsAsText)
    #expect(text.details.string?.contains("[\"-1\"]") == true)
    let objects = try metrics(.metricsAsObjects)
    #expect(!objects.list.members.isEmpty)
  }

  @Test func numericValues() throws {
    let config: JSONValue = [
      "parameter": [
        ["label": "lr", "value": "1e-3"], ["label": "name", "value": "adam"], ["label": "no", "value": "007"],
      ]
    ]
    let plain = try Harness()
    let text = try plain.details(plain.create(config: config))
    #expect(text["parameter"]?.items.first?["value"] == "1e-3")
    #expect([text["core"], text["cpu"]] == ["8", "32"])
    let quirky = try Harness { $0.quirks = [.numericParameters, .numericCores] }
    let numbers = try quirky.details(quirky.create(config: config))
    #expect(numbers["parameter"]?.items.map { $0["value"] } == [.number("1e-3"), "adam", "007"])
    #expect([numbers["core"], numbers["cpu"]] == [8, 32])
  }

  @Test func unknownFieldsAndStatuses() throws {
    let fields = try Harness(quirk: .unknownFields)
    #expect(try fields.list()["x_emulator_extra"] != nil)
    let statuses = try Harness(quirk: .unknownStatus)
    let ids = try statuses.create()
    statuses.clock.advance(milliseconds: 5_000)
    #expect(try statuses.status(ids) == 97)
    #expect(try statuses.list()["jobs"]?.items.first?["status"] == 97)
  }

  @Test func wholeSeconds() throws {
    let harness = try Harness(quirk: .wholeSeconds)
    harness.clock.set(Harness.start + 999)
    let ids = try harness.create()
    harness.clock.advance(milliseconds: 5_000)
    let live = try harness.details(ids)
    #expect([live["create_time"], live["start_time"]] == [.integer(Harness.start), .integer(Harness.start + 3_000)])
    #expect(try harness.list()["jobs"]?.items.first?["create_time"] == .integer(Harness.start))
  }

  @Test func absentTexts() throws {
    let null = try Harness(quirk: .nullText)
    #expect(try null.details(null.create())["job_desc"] == "NULL")
    let blank = try Harness(quirk: .blankText)
    let live = try blank.details(blank.create())
    #expect([live["job_desc"], live["train_url"], live["dataset_id"]] == ["", "", ""])
    #expect(live["model_id"] == .null)
  }

  @Test func dataSourceMirror() throws {
    let plain = try Harness()
    #expect(try plain.details(plain.create())["data_source"] == .null)
    let quirky = try Harness(quirk: .dataSourceMirror)
    let live = try quirky.details(quirky.create())
    #expect(live["data_source"] == [["type": "obs", "data_url": "/b/data/"]])
    #expect(live["data_url"] == "/b/data/")
  }

  @Test func orderAndSearch() throws {
    let harness = try Harness { $0.quirks = [.orderDescending, .exactSearchCase] }
    for name in ["a", "B", "c"] { try harness.create(name) }
    #expect(try harness.names() == ["c", "a", "B"])
    #expect(try harness.names("?order=asc") == ["B", "a", "c"])
    #expect(try harness.names("?search_content=b") == [])
  }

  @Test func logNumbers() throws {
    let harness = try Harness(quirk: .logNumbers)
    let ids = try harness.create()
    harness.clock.advance(milliseconds: 3_000)
    let answer = try harness.client.get(
      "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/aom-log?log_file=job-job.0"
    ).json
    #expect([answer["start_line"], answer["lines"]] == [.number("1700000003000000001"), "1"])
  }

  @Test func largeIDs() throws {
    let harness = try Harness(quirk: .largeIDs)
    let (one, two) = (try harness.create("a"), try harness.create("b"))
    #expect(one.job > 1 << 53)
    #expect(one.version > 1 << 53)
    #expect(one.job + 1 == two.job)
    #expect(try harness.status(two) == 1)
  }

  @Test func slowDelete() throws {
    let harness = try Harness(quirk: .slowDelete)
    let ids = try harness.create()
    _ = try harness.client.send("DELETE", "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)")
    #expect(try harness.status(ids) == 1)
    harness.clock.advance(milliseconds: 5_000)
    #expect(try harness.status(ids) == nil)
  }

  @Test func strictStates() throws {
    let harness = try Harness { $0.quirks = [.strictStop, .strictDelete] }
    let ids = try harness.create()
    let stop = "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/stop"
    #expect(
      try harness.client.post(stop).message
        == "Version \(ids.version) cannot be stopped in status 1: it does not run.")
    let delete = try harness.client.send("DELETE", "/v1/p/training-jobs/\(ids.job)")
    #expect(delete.code == "ModelArts.0105")
    #expect(delete.message == "Job \(ids.job) cannot be deleted in status 1.")
    harness.clock.advance(milliseconds: 5_000)
    #expect(try harness.client.post(stop).status == 200)
    harness.clock.advance(milliseconds: 5_000)
    #expect(try harness.client.send("DELETE", "/v1/p/training-jobs/\(ids.job)").status == 200)
  }
}
