import DocumentModel
import JobAPI
import Planner
import Testing

/// What plans say of jobs that are no plain case.
struct PlanTests {
  @Test func aFailedJobIsLeftAloneWithAHint() throws {
    let service = FakeService()
    service.add(Samples.body("a"), status: 11)
    let step = try Samples.plan([Samples.job("a")], service).steps[0]
    #expect(step.action == .none)
    #expect(step.notes == ["V0001 ended FAILED: \"jobc rerun a\" runs it again"])
  }

  @Test func theNewestVersionIsCompared() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    service.addVersion("a", Samples.body("a", ["worker_server_num": 3])["config"] ?? .null)
    let plan = try Samples.plan([Samples.job("a")], service)
    #expect(Samples.words(plan) == ["a version: config.worker_server_num differs from V0002"])
    #expect(plan.steps[0].changes.first?.old == 3)
    #expect(plan.steps[0].changes.first?.new == 1)
  }

  @Test func namesAreExactAndTwoOfOneAreNotGuessedAt() throws {
    let service = FakeService()
    for name in ["train-2", "Train", "twice", "twice"] { service.add(Samples.body(name)) }
    let plan = try Samples.plan([Samples.job("train"), Samples.job("twice")], service)
    #expect(plan.steps.map(\.action) == [.create, .none])
    #expect(plan.steps[1].obstacle?.hasPrefix("which of them is meant cannot be known") ?? false)
  }

  @Test func jobsWithoutAVersion() throws {
    let service = FakeService()
    service.add(Samples.body("a", ["create_version": false]))
    service.add(Samples.body("b", ["create_version": false]))
    service.add(Samples.body("c"))
    let jobs = [
      Samples.job("a", ["create_version": false]), Samples.job("b"), Samples.job("c", ["create_version": false]),
    ]
    let plan = try Samples.plan(jobs, service)
    #expect(plan.steps.map(\.action) == [.none, .replace, .none])
    #expect(plan.steps[1].obstacle != nil)
  }

  @Test func aVersionCannotCarryVolumes() throws {
    let service = FakeService()
    let volume: JSONValue = [["host_path": ["src_path": "/a", "dest_path": "/b"]]]
    service.add(Samples.body("a", ["volumes": volume]))
    let plan = try Samples.plan([Samples.job("a", ["volumes": volume, "worker_server_num": 2])], service)
    #expect(plan.steps[0].action == .replace)
    #expect(plan.steps[0].reason.hasSuffix("a new version cannot carry config.volumes, which the job has"))
  }

  @Test func quotasAndSpecsAreSaid() throws {
    let service = FakeService()
    service.state.withLock { state in
      state.remaining = 1
      state.specs = [["spec_id": 27, "spec_code": "cpu", "max_num": 1, "no_resource": true]]
    }
    let plan = try Samples.plan([Samples.job("a", ["worker_server_num": 2]), Samples.job("b")], service)
    #expect(
      plan.warnings == ["the plan creates 2 jobs in workspace 0, where the service allows only 1 more"])
    #expect(
      plan.steps[0].notes == [
        "cpu is sold out at the moment: the job will wait",
        "cpu allows at most 1 nodes, worker_server_num is 2: the service will refuse it",
      ])
    #expect(plan.steps[1].notes.count == 1)
  }

  @Test func secretsAreComparedAndNeverShown() throws {
    let service = FakeService()
    let live: JSONValue = ["parameter": [["label": "key", "value": "old-s3cret"]]]
    service.add(Samples.body("a", live))
    let declared: JSONValue = ["parameter": [["label": "key", "value": "${{ secret.token }}"]]]
    let job = Samples.job(Samples.body("a", declared), secrets: ["token": "n3w-s3cret"])
    let plan = try Samples.plan([job], service)
    let change = try #require(plan.steps[0].changes.first)
    #expect(change.isOldConcealed && change.old == nil)
    #expect(change.new == "${{ secret.token }}")
    #expect(!"\(plan)".contains("s3cret"))
    #expect(apply(plan, to: service, Samples.options([job])).exitCode == 0)
    #expect(service.jobs[0].versions[1].details["parameter"] == [["label": "key", "value": "n3w-s3cret"]])
    #expect(!(try Samples.plan([job], service).hasChanges))
  }

  @Test func aSecretThatIsNotKnownIsNoChangeAndKeepsApplyFromBeginning() throws {
    let service = FakeService()
    service.add(Samples.body("a", ["parameter": [["label": "key", "value": "x"]]]))
    let declared: JSONValue = [
      "parameter": [["label": "key", "value": "${{ secret.token }}"]], "worker_server_num": 2,
    ]
    let job = Samples.job(Samples.body("a", declared), secrets: ["token": nil])
    let plan = try Samples.plan([job], service)
    #expect(plan.steps[0].changes.map(\.path) == ["config.worker_server_num"])
    let report = apply(plan, to: service, Samples.options([job]))
    #expect(report.refusals == ["the job \"a\" needs the value of secret.token: set TOKEN"])
    #expect(report.exitCode == 1)
    #expect(service.count(.createVersion) == 0)
  }

  @Test(arguments: [
    (ServiceError(status: 400, code: nil, message: "Invalid OBS path '/b/data/'."), "/config/data_url"),
    (
      ServiceError(status: 400, code: "ModelArts.0107", message: "worker_server_num is too great"),
      "/config/worker_server_num"
    ),
    (ServiceError(status: 400, code: "ModelArts.2606", message: "must not be a bucket"), "/config/data_url"),
    (ServiceError(status: 400, code: "ModelArts.0103", message: "Job name:a is existed"), "/job_name"),
  ]) func errorsOfTheServiceHaveAPlace(_ error: ServiceError, _ pointer: String) throws {
    let step = try Samples.plan([Samples.job("a")], FakeService()).steps[0]
    let field = try #require(ServiceErrorField(error, in: step))
    #expect(field.pointer == pointer)
    #expect(field.place == step.places.places[pointer])
    #expect(ServiceErrorField(ServiceError(status: 400, message: "parameter error"), in: step) == nil)
  }

  @Test func exitCodesOfPlans() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    #expect(try Samples.plan([Samples.job("a")], service).detailedExitCode == 0)
    #expect(try Samples.plan([Samples.job("b")], service).detailedExitCode == 2)
    #expect(try Samples.plan([Samples.job("b")], service, former: ["a"]).detailedExitCode == 3)
  }

  /// Two steps for one job, side by side, would make two versions of it.
  @Test func aJobThatIsDeclaredTwiceIsNotTouched() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    let jobs = [Samples.job("a", ["worker_server_num": 2]), Samples.job("a", ["worker_server_num": 3])]
    for jobs in [jobs, jobs.map { Samples.job("new-" + $0.name) }] {
      let plan = try Samples.plan(jobs, service)
      #expect(plan.steps.allSatisfy { $0.obstacle?.hasPrefix("2 manifests declare this job (jobs/") ?? false })
      #expect(apply(plan, to: service, Samples.options(jobs)).exitCode == 1)
    }
    #expect(service.summary == "a×1")
  }
}
