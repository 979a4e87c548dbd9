import DocumentModel
import JobAPI
import Planner
import Testing

/// What applies do when answers are lost, late or refused: what lives afterwards, and what is said.
struct FaultTests {
  static let lost = ServiceFailure.unavailable(reason: "no connection", attempts: 3, requestID: nil)

  // MARK: Create

  @Test func aCreateWhoseAnswerIsLostIsFound() throws {
    let service = FakeService()
    service.fault(.createJob, .lostAfter)
    let report = try Samples.apply([Samples.job("a")], service)
    #expect(Samples.words(report) == ["a create applied: the answer was lost; found by looking"])
    #expect(service.count(.createJob) == 1)
    #expect(service.summary == "a×1")
  }

  @Test func aCreateThatNeverArrivedIsSentOnceMore() throws {
    let service = FakeService()
    service.fault(.createJob, .lostBefore)
    let report = try Samples.apply([Samples.job("a")], service)
    #expect(Samples.words(report) == ["a create applied: sent again after a lost answer"])
    #expect(service.count(.createJob) == 2)
    #expect(service.summary == "a×1")
  }

  @Test(arguments: 0...7) func aCreateThatTakesEffectLateIsNotDoubled(_ looks: Int) throws {
    let service = FakeService()
    service.fault(.createJob, .lostAndLate(looks: looks))
    let report = try Samples.apply([Samples.job("a")], service)
    #expect(report.exitCode == 0, "\(Samples.words(report))")
    // What was sent late is carried out at last.
    for _ in 0..<10 { _ = try service.jobs(in: "0", matching: nil) }
    #expect(service.summary == "a×1")
  }

  @Test func aCreateThatIsLostTwiceIsLeftToAnotherApply() throws {
    let service = FakeService()
    service.fault(.createJob, .lostBefore, at: 1)
    service.fault(.createJob, .lostBefore, at: 2)
    let report = try Samples.apply([Samples.job("a")], service)
    #expect(report.steps.map(\.status) == [.notApplied])
    #expect(report.exitCode == 69)
    #expect(service.summary == "")
  }

  @Test func aCreateThatCannotBeLookedForIsUnknown() throws {
    let service = FakeService()
    service.fault(.createJob, .lostAfter)
    for number in 2...6 { service.fault(.jobs, .failure(Self.lost), at: number) }
    let report = try Samples.apply([Samples.job("a")], service)
    #expect(report.steps.map(\.status) == [.unknown])
    #expect(report.exitCode == 5)
    #expect(service.count(.createJob) == 1)
    #expect(report.steps[0].requestID == "r-lost")
  }

  @Test(arguments: [false, true]) func ofTwoCreatesTheSecondFindsTheFirst(isSaved: Bool) throws {
    let service = FakeService()
    service.fault(.createJob, .first { $0.add(Samples.body("a")) })
    let report = try Samples.apply([Samples.job("a")], service) { $0.isSaved = isSaved }
    #expect(report.steps.map(\.status) == [isSaved ? .stale : .present])
    #expect(report.exitCode == (isSaved ? 4 : 0))
    #expect(service.summary == "a×1")
  }

  @Test func aCreateDoesNotTakeAnotherJobForItsOwn() throws {
    let service = FakeService()
    service.fault(.createJob, .first { $0.add(Samples.body("a", ["worker_server_num": 8])) })
    let report = try Samples.apply([Samples.job("a")], service)
    #expect(report.steps.map(\.status) == [.stale])
    #expect(report.steps[0].message?.contains("config.worker_server_num differs") ?? false)
    #expect(report.exitCode == 1)
  }

  // MARK: Version

  private func changed(_ service: FakeService) -> DesiredJob {
    service.add(Samples.body("a"))
    return Samples.job("a", ["worker_server_num": 2])
  }

  @Test func aVersionWhoseAnswerIsLostIsFound() throws {
    let service = FakeService()
    let job = changed(service)
    service.fault(.createVersion, .lostAfter)
    let report = try Samples.apply([job], service)
    #expect(Samples.words(report) == ["a version applied: the answer was lost; found by looking"])
    #expect(service.summary == "a×2")
  }

  @Test func aVersionThatIsNotFoundIsNeverSentAgain() throws {
    let service = FakeService()
    let job = changed(service)
    service.fault(.createVersion, .lostBefore)
    let report = try Samples.apply([job], service)
    #expect(report.steps.map(\.status) == [.notApplied])
    #expect(service.count(.createVersion) == 1)
    #expect(report.exitCode == 69)
    // Another apply does it.
    #expect(try Samples.apply([job], service).exitCode == 0)
    #expect(service.summary == "a×2")
  }

  @Test(arguments: 0...8) func aVersionThatTakesEffectLateIsNotDoubled(_ looks: Int) throws {
    let service = FakeService()
    let job = changed(service)
    service.fault(.createVersion, .lostAndLate(looks: looks))
    _ = try Samples.apply([job], service)
    for _ in 0..<10 { _ = try service.jobs(in: "0", matching: nil) }
    #expect(try Samples.apply([job], service).exitCode == 0)
    #expect(service.summary == "a×2")
  }

  @Test(arguments: [false, true]) func aVersionOfAChangedJobIsRefused(isSaved: Bool) throws {
    let service = FakeService()
    let job = changed(service)
    let plan = try Samples.plan([job], service)
    service.addVersion("a", ["worker_server_num": 4])
    let report = apply(plan, to: service, Samples.options([job], isSaved: isSaved))
    #expect(
      Samples.words(report) == [
        "a version stale: since the plan was made the job has another newest version: V0002 instead of V0001"
      ])
    #expect(report.exitCode == (isSaved ? 4 : 1))
    #expect(service.count(.createVersion) == 0)
  }

  @Test func aSavedPlanWorksOnce() throws {
    let service = FakeService()
    let jobs = [changed(service), Samples.job("b")]
    let plan = try Samples.plan(jobs, service)
    let options = Samples.options(jobs, isSaved: true)
    #expect(apply(plan, to: service, options).exitCode == 0)
    #expect(apply(plan, to: service, options).exitCode == 4)
    #expect(service.summary == "a×2 b×1")
  }

  @Test func aRaceOfVersionsIsSaid() throws {
    let service = FakeService()
    let job = changed(service)
    service.fault(.createVersion, .first { $0.addVersion("a", ["worker_server_num": 4]) })
    let report = try Samples.apply([job], service)
    #expect(report.steps.map(\.status) == [.applied])
    #expect(report.steps[0].message?.hasPrefix("V0002 was made by somebody else at the same time") ?? false)
  }

  // MARK: Describe, delete, replace

  @Test(arguments: [FakeService.Fault.lostAfter, .lostBefore]) func aLostDescriptionIsSet(
    _ fault: FakeService.Fault
  ) throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    service.fault(.setDescription, fault)
    let report = try Samples.apply([Samples.job("a", description: "words")], service)
    #expect(report.exitCode == 0)
    #expect(service.jobs.map(\.description) == ["words"])
  }

  @Test(arguments: [FakeService.Fault.lostAfter, .lostBefore]) func aLostDeleteIsDone(_ fault: FakeService.Fault) throws
  {
    let service = FakeService()
    service.add(Samples.body("a"))
    service.add(Samples.body("b"))
    service.fault(.deleteJob, fault)
    let report = try Samples.apply([], service, former: ["a"])
    #expect(report.exitCode == 0, "\(Samples.words(report))")
    #expect(service.summary == "b×1")
  }

  @Test func aDeleteIsOnlyForTheJobThatWasSeen() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    let plan = try Samples.plan([], service, former: ["a"])
    service.addVersion("a", ["worker_server_num": 4])
    let report = apply(plan, to: service, Samples.options())
    #expect(report.steps.map(\.status) == [.stale])
    #expect(service.summary == "a×2")
  }

  private static let volume: JSONValue = ["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b"]]]]

  @Test func aReplaceNeedsLeave() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    let report = try Samples.apply([Samples.job("a", Self.volume)], service)
    #expect(report.steps.map(\.status) == [.blocked])
    #expect(report.exitCode == 1)
    #expect(service.count(.deleteJob) == 0)
  }

  @Test(arguments: [0, 1, 5]) func aReplaceWaitsForTheName(_ looks: Int) throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    service.state.withLock { $0.deletionLooks = looks }
    let report = try Samples.apply([Samples.job("a", Self.volume)], service, allowsReplace: true)
    #expect(report.exitCode == 0, "\(Samples.words(report))")
    #expect(service.summary == "a×1")
    #expect(!(try Samples.plan([Samples.job("a", Self.volume)], service).hasChanges))
  }

  @Test func aReplaceThatOnlyDeletesSaysSoAndIsDoneByAnotherApply() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    let refusal = ServiceError(status: 400, code: "ModelArts.0106", message: "Too many jobs.", requestID: "r-1")
    service.fault(.createJob, .failure(.refused(refusal)))
    let jobs = [Samples.job("a", Self.volume)]
    let report = try Samples.apply(jobs, service, allowsReplace: true)
    #expect(
      Samples.words(report) == [
        "a replace incomplete: THE JOB IS DELETED and was not made anew (Too many jobs.); running apply again creates it"
      ])
    #expect(report.exitCode == 5)
    #expect(report.steps[0].requestID == "r-1")
    #expect(try Samples.apply(jobs, service).exitCode == 0)
    #expect(service.summary == "a×1")
  }

  /// A list that shows the deleted job once more, after it did not, does not hide the new one.
  @Test func aReplaceDoesNotTakeTheDeletedJobForTheNewOne() throws {
    let service = FakeService()
    service.add(Samples.body("a"))
    let old = service.jobs[0]
    service.fault(.createJob, .lostAfter)
    service.fault(.jobs, .first { $0.state.withLock { $0.jobs.insert(old, at: 0) } }, at: 3)
    let report = try Samples.apply([Samples.job("a", Self.volume)], service, allowsReplace: true)
    #expect(Samples.words(report) == ["a replace applied: the answer was lost; found by looking"])
    #expect(report.steps[0].submitted?.jobID != old.id)
    #expect(service.count(.createJob) == 1)
  }

  // MARK: All steps together

  @Test func oneFailureDoesNotStopTheOthersUnlessAsked() throws {
    let refusal = ServiceFailure.refused(ServiceError(status: 400, code: "ModelArts.0104", message: "No."))
    let jobs = ["a", "b", "c"].map { Samples.job($0) }
    for failsFast in [false, true] {
      let service = FakeService()
      service.fault(.createJob, .failure(refusal), at: 2)
      let report = try Samples.apply(jobs, service) { $0.failsFast = failsFast }
      #expect(report.steps.map(\.status) == [.applied, .refused, failsFast ? .skipped : .applied])
      #expect(report.exitCode == 5)
    }
  }

  @Test func credentialsThatAreNotAcceptedEndTheRun() throws {
    let service = FakeService()
    service.fault(.createJob, .failure(.unauthorized(ServiceError(status: 401, code: "APIGW.0301", message: "No."))))
    let report = try Samples.apply(["a", "b"].map { Samples.job($0) }, service)
    #expect(report.steps.map(\.status) == [.refused, .skipped])
    #expect(report.exitCode == 77)
    #expect(service.count(.createJob) == 1)
  }

  @Test func anInterruptionLetsTheRestBeDoneLater() throws {
    let service = FakeService()
    let jobs = ["a", "b", "c"].map { Samples.job($0) }
    let report = try Samples.apply(jobs, service) { $0.isInterrupted = { service.count(.createJob) >= 1 } }
    #expect(report.steps.map(\.status) == [.applied, .skipped, .skipped])
    #expect(report.exitCode == 130)
    #expect(try Samples.apply(jobs, service).exitCode == 0)
    #expect(service.summary == "a×1 b×1 c×1")
  }

  @Test func aPlanThatChangesTooMuchIsRefusedAsAWhole() throws {
    let service = FakeService()
    let report = try Samples.apply(["a", "b"].map { Samples.job($0) }, service) { $0.maximumChanges = 1 }
    #expect(
      report.refusals == ["the plan changes 2 jobs (2 create), and --max-changes allows 1: nothing was submitted"])
    #expect(report.exitCode == 1)
    #expect(service.count(.createJob) == 0)
  }
}
