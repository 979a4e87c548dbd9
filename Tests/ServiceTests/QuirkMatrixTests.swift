import DocumentModel
import Emulator
import JobAPI
import Planner
import Testing

/// The client understands every quirk, alone and together with all others.
@Suite("Calls and quirks") struct QuirkMatrixTests {
  static let quirks: [EmulatorQuirks] =
    EmulatorQuirk.allCases.map { [$0] } + [
      Set(EmulatorQuirk.allCases).subtracting([.strictVolumes, .strictStop, .strictDelete, .slowDelete])
    ]

  @Test(arguments: quirks) func aJobsWholeLife(quirks: EmulatorQuirks) throws {
    let clock = EmulatorClock.settable(1_700_000_000_000)
    let scene = try Scene(quirks: quirks) { $0.clock = clock }
    let made = try scene.service.createJob(Scene.body("first"))
    let version = try #require(made.versionID)
    #expect(made.status.code == 1)
    #expect(made.versionName == "V0001")

    let listed = try #require(try scene.service.jobs(in: "0", matching: "first").jobs.first)
    #expect((listed.id, listed.name, listed.versionID) == (made.jobID, "first", version))
    #expect((listed.versionCount, listed.status.code) == (1, 1))
    #expect(listed.createTime == 1_700_000_000_000)

    let detailed = try scene.service.version(version, ofJob: made.jobID)
    #expect((detailed.id, detailed.name, detailed.jobName) == (version, "V0001", "first"))
    #expect(try scene.service.versions(ofJob: made.jobID).map(\.id) == [version])

    let second = try scene.service.createVersion(ofJob: made.jobID, Scene.version(after: version))
    #expect(second.versionName == "V0002")
    #expect(try scene.service.versions(ofJob: made.jobID).map(\.id) == [version, second.versionID])
    try scene.service.setDescription(ofJob: made.jobID, to: "new")
    #expect(try scene.service.jobs(in: "0", matching: nil).jobs.first?.description == "new")

    clock.advance(milliseconds: 5_000)
    let files = try scene.service.logFileNames(ofVersion: version, ofJob: made.jobID)
    #expect(files == ["job-first.0"])
    let log = try scene.service.log(files[0], at: .newest, limit: 500, ofVersion: version, ofJob: made.jobID)
    #expect(log.lineCount == 3)
    #expect(log.endLine == "1700000005000000003")
    clock.advance(milliseconds: 2_000)
    let more = try scene.service.log(
      files[0], at: .after(try #require(log.endLine)), limit: 500, ofVersion: version, ofJob: made.jobID)
    #expect(more.lineCount == 2)
    let before = try scene.service.log(
      files[0], at: .before(try #require(more.startLine)), limit: 2, ofVersion: version, ofJob: made.jobID)
    #expect(log.content.hasSuffix(before.content) && before.lineCount == 2 && before.endLine == log.endLine)

    try scene.service.stopVersion(version, ofJob: made.jobID)
    clock.advance(milliseconds: 1_000)
    #expect(try scene.service.version(version, ofJob: made.jobID).status.code == 12)
    // Once more is as good.
    try scene.service.stopVersion(version, ofJob: made.jobID)
    try scene.service.deleteVersion(version, ofJob: made.jobID)
    try scene.service.deleteJob(made.jobID)
    clock.advance(milliseconds: 5_000)
    try scene.service.deleteJob(made.jobID)
    #expect(try scene.service.jobs(in: "0", matching: nil).jobs.isEmpty)
  }

  @Test(arguments: quirks) func aRefusalIsUnderstood(quirks: EmulatorQuirks) throws {
    let scene = try Scene(quirks: quirks)
    _ = try scene.service.createJob(Scene.body("twice"))
    let outcome = Scene.outcome { () throws(ServiceFailure) in try scene.service.createJob(Scene.body("twice")) }
    #expect(outcome == .without("ModelArts.0103"))
    let fields = Scene.outcome { () throws(ServiceFailure) in
      try scene.service.createJob(Scene.body("other", changes: ["data_url": "/bucket/"]))
    }
    #expect(fields == .without("ModelArts.2606"))
  }

  /// A thousand jobs and more, whatever the order that the service prefers.
  @Test(arguments: [EmulatorQuirks(), [.orderDescending, .wholeSeconds]])
  func allPagesAreRead(quirks: EmulatorQuirks) throws {
    let scene = try Scene(quirks: quirks)
    for index in 0..<1_003 { _ = try scene.service.createJob(Scene.body("job-\(index)")) }
    scene.emulator.clearRequestLog()
    let listing = try scene.service.jobs(in: "0", matching: nil)
    #expect(Set(listing.jobs.map(\.name)) == Set((0..<1_003).map { "job-\($0)" }))
    #expect(listing.jobs.count == 1_003)
    #expect(listing.remaining == 8_997)
    #expect(scene.emulator.requestLog.count == 2)
  }
}
