import DocumentModel
import JobAPI
import Planner
import Testing

/// What applies do where nothing goes wrong.
struct ApplyTests {
  @Test func aPlanAfterAnApplyIsEmpty() throws {
    let service = FakeService()
    let jobs = [
      Samples.job("a", description: "first"), Samples.job("b"),
      Samples.job(
        "c", ["volumes": [["nfs": ["id": "1", "src_path": "h:/", "dest_path": "/mnt", "read_only": false]]]]),
    ]
    let report = try Samples.apply(jobs, service)
    #expect(Samples.words(report) == ["a create applied", "b create applied", "c create applied"])
    #expect(report.exitCode == 0)
    #expect(service.summary == "a×1 b×1 c×1")
    let after = try Samples.plan(jobs, service)
    #expect(!after.hasChanges)
    #expect(Samples.words(after) == ["a", "b", "c"].map { "\($0) none: the same as V0001" })
  }

  @Test func eachActionDoesWhatItSays() throws {
    let service = FakeService()
    for name in ["changed", "described", "replaced", "former", "same", "stranger"] { service.add(Samples.body(name)) }
    let jobs = [
      Samples.job("new"), Samples.job("changed", ["worker_server_num": 2]),
      Samples.job("described", description: "new words"),
      Samples.job("replaced", ["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b"]]]]),
      Samples.job("same"),
    ]
    let plan = try Samples.plan(jobs, service, allowsReplace: true, former: ["former", "never-lived", "same"])
    #expect(
      Samples.words(plan) == [
        "new create: no live job has this name",
        "changed version: config.worker_server_num differs from V0001",
        "described describe: only job_desc differs",
        "replaced replace: config.volumes differs from V0001, and a new version cannot change it",
        "same none: the same as V0001",
        "former delete: declared at HEAD~1 and no longer; 1 version is deleted with it",
      ])
    let report = apply(plan, to: service, Samples.options(jobs))
    #expect(report.isComplete, "\(Samples.words(report))")
    #expect(service.summary == "changed×2 described×1 new×1 replaced×1 same×1 stranger×1")
    #expect(!(try Samples.plan(jobs, service).hasChanges))
    let bodies = service.state.withLock { $0.bodies }
    let version = bodies.first { $0["config"]?["pre_version_id"] != nil }
    #expect(version?["job_name"] == nil)
    #expect(version?["config"]?["worker_server_num"] == 2)
  }

  @Test func aThousandJobsTakeOneListAndOneCallEach() throws {
    let service = FakeService()
    let jobs = (0..<1_000).map { Samples.job("job-\($0)") }
    let first = try Samples.plan(jobs, service)
    // And the resource specs.
    #expect(service.count(.jobs) == 1)
    #expect(service.count(.versions) == 0)
    #expect(service.total == 2)
    service.resetCounts()
    let report = apply(first, to: service, Samples.options(jobs, width: 4))
    #expect(report.isComplete)
    #expect(service.total == 1_000)
    service.resetCounts()
    #expect(!(try Samples.plan(jobs, service).hasChanges))
    #expect(service.count(.jobs) == 1)
    #expect(service.count(.versions) == 1_000)
    #expect(service.total == 1_001)
    #expect(service.state.withLock { $0.mostAtOnce } <= 4)
  }
}
