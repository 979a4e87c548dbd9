import DocumentModel
import Dispatch
import Emulator
import JobAPI
import JobClient
import Planner
import Testing

/// The client against the emulator: two readings of the reference, written apart.
struct LifeOfJobsTests {
  private static let key = SigningKey(accessKey: "AK", secretKey: "sesame")

  /// Runs `body` with a client of an emulator that checks who calls.
  private func withService(
    _ credentials: (EmulatorServer) throws -> Credentials = { _ in .key(key) }, quirks: EmulatorQuirks = [],
    faults: [String] = [], _ body: (HTTPJobService, EmulatorServer) throws -> Void
  ) throws {
    var configuration = EmulatorConfiguration(projectID: "demo")
    configuration.credentials.accessKeys = [.init(access: "AK", secret: "sesame")]
    configuration.credentials.users = [.init(name: "alice", password: "pass", domain: "d")]
    configuration.requiresAuthentication = true
    configuration.quirks = quirks
    configuration.faults = FaultPlan(try faults.map { try Fault(parsing: $0) })
    let server = try EmulatorServer.start(configuration)
    defer { server.stop() }
    var client = ClientConfiguration(
      endpoint: try Endpoint(server.url), credentials: try credentials(server), projectID: "demo")
    client.retries.firstDelay = .milliseconds(1)
    try body(try HTTPJobService(client), server)
  }

  private func body(_ name: String, description: String = "d") -> [UInt8] {
    let value: JSONValue = [
      "job_name": .string(name), "job_desc": .string(description),
      "config": [
        "worker_server_num": 1, "app_url": "/b/code/", "boot_file_url": "/b/code/train.py", "engine_id": 4,
        "spec_id": 27, "data_url": "/b/data/", "train_url": .string("/b/out/\(name)/"), "parameter": [],
      ],
    ]
    return value.json
  }

  /// From its creation to its end, over every call that writes.
  private func liveOnce(_ service: HTTPJobService) throws {
    let created = try service.createJob(body("job-a"))
    let first = try #require(created.versionID)
    let listed = try service.jobs(in: "0", matching: "job-a")
    #expect(listed.jobs.map(\.id) == [created.jobID] && listed.jobs.first?.description == "d")
    try service.setDescription(ofJob: created.jobID, to: "e \"é\" & more")
    let next = try service.createVersion(
      ofJob: created.jobID,
      VersionRequest.body(from: try JSONValue(json: body("job-a", description: "f")), after: first))
    let versions = try service.versions(ofJob: created.jobID)
    #expect(versions.map(\.id) == [first, next.versionID])
    #expect(versions.first?.details["app_url"]?.string == "/b/code/")
    let version = try service.version(first, ofJob: created.jobID)
    #expect(version.jobName == "job-a" && version.jobID == created.jobID)
    try service.stopVersion(first, ofJob: created.jobID)
    try service.stopVersion(first, ofJob: created.jobID)
    try service.deleteVersion(first, ofJob: created.jobID)
    try service.deleteVersion(first, ofJob: created.jobID)
    #expect(try service.versions(ofJob: created.jobID).map(\.id) == [next.versionID])
    try service.deleteJob(created.jobID)
    try service.deleteJob(created.jobID)
    #expect(try service.jobs(in: "0", matching: nil).jobs.isEmpty)
  }

  @Test(
    arguments: [
      [], [.numbersAsText, .errorMsg, .errorsAt200], [.metricsAsText, .unknownFields, .largeIDs, .orderDescending],
      [.nullText, .blankText, .metricsAsObjects, .numericParameters],
    ] as [EmulatorQuirks])
  func withKeys(quirks: EmulatorQuirks) throws {
    try withService(quirks: quirks) { service, _ in try liveOnce(service) }
  }

  @Test func withTokens() throws {
    try withService { server in
      .password(
        PasswordCredentials(
          endpoint: try Endpoint(server.url), user: "alice", password: "pass", domain: "d", scope: .projectID("demo")))
    } _: { service, server in
      try liveOnce(service)
      #expect(server.requestLog.count { $0.target.hasPrefix("/v3/auth/tokens") } == 1)
    }
  }

  @Test func aWrongKeyIsRefused() throws {
    try withService { _ in
      .key(SigningKey(accessKey: "AK", secretKey: "wrong"))
    } _: { service, _ in
      #expect {
        try service.jobs(in: "0", matching: nil)
      } throws: { error in
        if case .unauthorized = error as? ServiceFailure { true } else { false }
      }
    }
  }

  @Test func catalogs() throws {
    try withService { service, _ in
      let entries = (try service.resourceSpecs(), try service.engines(), try service.builtInAlgorithms())
      #expect(!entries.0.isEmpty && !entries.1.isEmpty && !entries.2.isEmpty)
    }
  }

  /// What a write came to, and how many jobs there are then: never more than one.
  @Test(arguments: [
    ("drop-before", false), ("drop-after", true), ("reset-after", true), ("truncate", true), ("garbage-after", true),
    ("html-after", true), ("empty-after", true),
  ])
  func aLostAnswerMakesOneJobAtMost(fault: String, isMade: Bool) throws {
    try withService(faults: ["create-job:\(fault)"]) { service, server in
      do throws(ServiceFailure) {
        _ = try service.createJob(body("job-a"))
        Issue.record("the answer was lost")
      } catch {
        guard case .unsettled = error else {
          Issue.record("\(error)")
          return
        }
      }
      let jobs = try service.jobs(in: "0", matching: "job-a").jobs
      #expect(jobs.count == (isMade ? 1 : 0))
      #expect(server.requestLog.count { $0.method == "POST" } == 1)
    }
  }

  @Test func manyThreadsShareAClient() throws {
    try withService { service, _ in
      let failures = DispatchQueue.attempts(200) { number in
        _ = try service.createJob(body("job-\(number)"))
        _ = try service.jobs(in: "0", matching: "job-\(number)")
      }
      #expect(failures == 0)
      let jobs = try service.jobs(in: "0", matching: nil).jobs
      #expect(Set(jobs.map(\.name)).count == 200 && jobs.count == 200)
    }
  }
}

extension DispatchQueue {
  /// Runs `body` for 0 to `count` on several threads; how often it threw.
  static func attempts(_ count: Int, _ body: @Sendable (Int) throws -> Void) -> Int {
    let failures = FailureCount()
    concurrentPerform(iterations: count) { number in
      do { try body(number) } catch { failures.add(error) }
    }
    return failures.count
  }
}
