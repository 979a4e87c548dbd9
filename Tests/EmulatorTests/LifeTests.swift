import DocumentModel
import Testing

@testable import Emulator

/// Jobs through their statuses, on a clock that stands still until it is moved.
@Suite("Life") struct LifeTests {
  /// The statuses that a version has a millisecond before and right at each whole second, without repetition.
  private func statuses(_ harness: Harness, _ ids: (job: Int, version: Int), seconds: Int) throws -> [Int] {
    var statuses: [Int] = []
    for second in 0...seconds {
      harness.clock.set(Harness.start + second * 1000)
      let status = try #require(try harness.status(ids))
      if statuses.last != status { statuses.append(status) }
    }
    return statuses
  }

  private func outcome(_ outcome: String) -> JSONValue {
    ["parameter": [["label": "emulator_outcome", "value": .string(outcome)]]]
  }

  @Test func aJobRunsAndCompletes() throws {
    let harness = try Harness()
    let ids = try harness.create()
    var live = try harness.details(ids)
    #expect([live["status"], live["start_time"], live["duration"]] == [1, .null, 0])
    #expect(try statuses(harness, ids, seconds: 40) == [1, 4, 7, 8, 10])
    harness.clock.set(Harness.start + 2_999)
    #expect(try harness.status(ids) == 7)
    harness.clock.set(Harness.start + 13_500)
    live = try harness.details(ids)
    #expect([live["status"], live["start_time"], live["duration"]] == [8, .integer(Harness.start + 3_000), 10_500])
    harness.clock.set(Harness.start + 32_999)
    #expect(try harness.status(ids) == 8)
    harness.clock.set(Harness.start + 3_600_000)
    live = try harness.details(ids)
    #expect([live["status"], live["duration"]] == [10, 30_000])
    #expect(try harness.list()["jobs"]?.items.first?["duration"] == 30_000)
  }

  @Test func anImageIsReviewedTheFirstTime() throws {
    let harness = try Harness()
    let first = try harness.create("a", config: ["user_image_url": "swr/a:1"])
    let second = try harness.create("b", config: ["user_image_url": "swr/a:1"])
    #expect(try statuses(harness, first, seconds: 40) == [18, 19, 20, 1, 4, 7, 8, 10])
    #expect(try statuses(harness, second, seconds: 40) == [1, 4, 7, 8, 10])
  }

  @Test(arguments: [
    ("completed", [1, 4, 7, 8, 10]), ("failed", [1, 4, 7, 8, 11]), ("lost", [1, 4, 7, 8, 14]),
    ("image-failed", [1, 2, 3]), ("review-failed", [18, 19, 21]), ("submit-failed", [1, 4, 5]),
    ("mount-failed", [1, 4, 7, 22]), ("canceled", [1, 4, 7, 13]), ("model-failed", [1, 4, 7, 8, 16]),
    ("deploy-failed", [1, 4, 7, 8, 17]),
  ]) func outcomes(name: String, expected: [Int]) throws {
    let scripted = try Harness()
    #expect(try statuses(scripted, scripted.create(config: outcome(name)), seconds: 40) == expected)
    // A fault does the same without a parameter, to the call that it strikes.
    let faulty = try Harness(fault: "create-job:outcome=\(name)@2")
    let (first, second) = (try faulty.create("first"), try faulty.create("second"))
    #expect(try statuses(faulty, first, seconds: 40) == [1, 4, 7, 8, 10])
    #expect(try statuses(faulty, second, seconds: 40) == expected)
  }

  @Test func aRunTakesAsLongAsItsParameterSays() throws {
    let harness = try Harness()
    let ids = try harness.create(
      config: ["parameter": [["label": "emulator_run_seconds", "value": "5"]]])
    harness.clock.set(Harness.start + 7_999)
    #expect(try harness.status(ids) == 8)
    harness.clock.set(Harness.start + 8_000)
    #expect(try harness.status(ids) == 10)
    let none = try harness.create("none", config: ["parameter": [["label": "emulator_run_seconds", "value": "0"]]])
    harness.clock.advance(milliseconds: 3_000)
    #expect(try harness.status(none) == 10)
  }

  @Test func stopping() throws {
    let harness = try Harness()
    let ids = try harness.create()
    harness.clock.advance(milliseconds: 5_000)
    let path = "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/stop"
    #expect(try harness.client.post(path).json == ["is_success": true])
    #expect(try harness.status(ids) == 9)
    let again = try harness.client.post(path)
    #expect((again.status, again.code) == (400, "ModelArts.6357"))
    harness.clock.advance(milliseconds: 1_000)
    #expect(try harness.status(ids) == 12)
    #expect(try harness.details(ids)["duration"] == 2_000)
    let late = try harness.client.post(path)
    #expect((late.status, late.code) == (400, "ModelArts.0105"))
    #expect(late.message == "Version \(ids.version) cannot be stopped: it has ended with status 12.")
  }

  @Test func stoppingWhatDoesNotRunYet() throws {
    let harness = try Harness()
    let ids = try harness.create()
    let path = "/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/stop"
    #expect(try harness.client.post(path).status == 200)
    harness.clock.advance(milliseconds: 60_000)
    let live = try harness.details(ids)
    #expect([live["status"], live["start_time"], live["duration"]] == [12, .null, 0])
  }

  @Test func aSoldOutSpecKeepsItsJobsWaiting() throws {
    let harness = try Harness()
    let ids = try harness.create(config: ["spec_id": 901])
    harness.clock.advance(milliseconds: 1_000_000_000)
    #expect(try harness.status(ids) == 7)
    #expect(try harness.details(ids)["no_resource"] == true)
    _ = try harness.client.post("/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)/stop")
    harness.clock.advance(milliseconds: 1_000)
    #expect(try harness.status(ids) == 12)
  }

  @Test func aFasterLife() throws {
    let life = EmulatorLife().faster(by: 1_000_000)
    #expect(life.run == 1)
    #expect(life.deletion == 0)
    #expect(EmulatorLife().faster(by: 2).run == 15_000)
    #expect(EmulatorLife().faster(by: 0) == EmulatorLife())
  }

  @Test func aCourseIsReadAsItWasWritten() {
    var course = Course(from: 5, life: EmulatorLife(), outcome: .failed, isReviewed: true, isSoldOut: false)
    #expect(Course(course.text) == course)
    course.stop(at: 1_500, duration: 10)
    #expect(course.text == "18:1005 19:1500 9:1510 12")
    #expect(Course("") == nil)
    #expect(Course("1:x 10") == nil)
  }
}
