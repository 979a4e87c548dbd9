import DocumentModel
import Testing

@testable import Emulator

@Suite("Logs and measurements") struct LogTests {
  private func log(
    _ harness: Harness, _ ids: (job: Int, version: Int), _ query: String = "", file: String = "job-my-job.0"
  ) throws -> Client.Answer {
    try harness.client.get(
      "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/aom-log?log_file=\(file)\(query)")
  }

  private func steps(_ answer: Client.Answer) -> [Int] {
    (answer.json["content"]?.string ?? "").split(separator: "\n").compactMap { Int($0.split(separator: " ")[1]) }
  }

  @Test func oneFileANode() throws {
    let harness = try Harness()
    let ids = try harness.create("My_Job", config: ["worker_server_num": 2])
    let names = try harness.client.get(
      "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/log/file-names")
    #expect(names.json == ["is_success": true, "log_file_list": ["job-my-job.0", "job-my-job.1"]])
  }

  @Test func aLogGrowsWhileTheVersionRuns() throws {
    let harness = try Harness()
    let ids = try harness.create("my_job")
    let early = try log(harness, ids)
    #expect((early.status, early.code) == (400, "ModelArts.0806"))
    harness.clock.advance(milliseconds: 3_000)
    #expect(
      try log(harness, ids).json
        == [
          "is_success": true, "content": "step 1 loss 1.000\n", "lines": 1,
          "start_line": "1700000003000000001", "end_line": "1700000003000000001",
        ])
    harness.clock.advance(milliseconds: 4_500)
    #expect(try steps(log(harness, ids)) == [1, 2, 3, 4, 5])
    harness.clock.advance(milliseconds: 3_600_000)
    #expect(try steps(log(harness, ids, "&lines=500")) == Array(1...31))
  }

  @Test func readingOnwardAndBack() throws {
    let harness = try Harness()
    let ids = try harness.create("my_job")
    harness.clock.advance(milliseconds: 12_000)
    let newest = try log(harness, ids, "&lines=3")
    #expect(steps(newest) == [8, 9, 10])
    let start = try #require(newest.json["start_line"]?.string)
    let end = try #require(newest.json["end_line"]?.string)
    let back = try log(harness, ids, "&lines=4&order=asc&base_line=\(start)")
    #expect(steps(back) == [4, 5, 6, 7])
    #expect(
      try steps(log(harness, ids, "&order=asc&base_line=\(try #require(back.json["start_line"]?.string))")) == [
        1, 2, 3,
      ])
    // Nothing new yet: the excerpt stands where it was asked from.
    #expect(
      try log(harness, ids, "&base_line=\(end)").json
        == [
          "is_success": true, "content": "", "lines": 0, "start_line": .string(end), "end_line": .string(end),
        ])
    harness.clock.advance(milliseconds: 3_000)
    #expect(try steps(log(harness, ids, "&lines=2&base_line=\(end)")) == [11, 12])
    #expect(try steps(log(harness, ids, "&order=desc&base_line=\(end)")) == [11, 12, 13])
    #expect(try steps(log(harness, ids, "&lines=0")) == [])
    #expect(try steps(log(harness, ids, "&base_line=0&lines=2")) == [1, 2])
  }

  @Test func whatCannotBeRead() throws {
    let harness = try Harness()
    let ids = try harness.create("my_job")
    harness.clock.advance(milliseconds: 12_000)
    #expect(try log(harness, ids, file: "job-other.0").code == "ModelArts.0806")
    #expect(try log(harness, ids, file: "").message == "Parameter error: log_file is missing.")
    #expect(
      try log(harness, ids, "&lines=501").message
        == "Invalid argument: lines must be an integer from 0 to 500, not '501'.")
    #expect(
      try log(harness, ids, "&base_line=x").message
        == "Invalid argument: base_line must be a line's number, not 'x'.")
  }

  @Test func measurements() throws {
    let harness = try Harness()
    let ids = try harness.create("my_job", config: ["parameter": [["label": "emulator_run_seconds", "value": "600"]]])
    harness.clock.advance(milliseconds: 3_000 + 180_000)
    let path = "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/pod"
    let some = try harness.client.get("\(path)/job-my-job.0/metric-statistic?metrics=gpuUtil,CpuUsage").json
    #expect(some["is_success"] == true)
    #expect(some["metrics"]?.items.map { $0["metric"] } == ["cpuUsage", "gpuUtil"])
    #expect(some["metrics"]?.items.first?["value"]?.items.count == 4)
    let all = try harness.client.get("\(path)/job-my-job.0/metric-statistic").json
    #expect(all["metrics"]?.items.count == 8)
    #expect(try harness.client.get("\(path)/job-other.0/metric-statistic").code == "ModelArts.0102")
    #expect(try harness.client.get("\(path)/job-my-job.0/metric-statistic?statistic_type=x").code == "ModelArts.0101")
    #expect(try harness.details(ids)["system_metric_list"]?["cpuUsage"]?.items.count == 4)
  }
}
