import DocumentModel
import Emulator
import JobAPI
import Planner
import Testing

/// Every call of the client × every kind of fault × each time it can strike, and what the service holds afterwards.
@Suite("Calls and faults") struct FaultMatrixTests {
  static let kinds =
    [
      "drop-before", "drop-after", "reset-before", "reset-after", "truncate", "garbage-before", "garbage-after",
      "html-before", "html-after", "empty-before", "empty-after", "429", "429=1", "http-200-error",
      "http-200-error=ModelArts.6101", "error=ModelArts.0010", "error=ModelArts.0105", "error=ModelArts.0118",
      "error=ModelArts.6101", "error=ModelArts.6357", "expire-token",
    ] + [401, 403, 404, 408, 409, 429, 500, 502, 503, 504].map { "status=\($0)" }
    + [408, 500, 502, 503, 504].map { "status-after=\($0)" }

  /// Once, for a while, and for good.
  static let times = ["@1", "@1-3", "@*"]

  static let faults: [String] = kinds.flatMap { kind in times.map { kind + $0 } }

  @Test(arguments: faults) func createJob(fault: String) throws {
    let scene = try Scene(faults: ["create-job:\(fault)"])
    let outcome = Scene.outcome { () throws(ServiceFailure) in try scene.service.createJob(Scene.body()) }
    let count = try scene.service.jobs(in: "0", matching: nil).jobs.count
    switch outcome {
    case .done: #expect(count == 1)
    case .without: #expect(count == 0)
    case .unsettled: #expect(count <= 1)
    }
  }

  @Test(arguments: faults) func createVersion(fault: String) throws {
    let scene = try Scene(faults: ["create-version:\(fault)"])
    let made = try scene.service.createJob(Scene.body())
    let outcome = Scene.outcome { () throws(ServiceFailure) in
      try scene.service.createVersion(ofJob: made.jobID, Scene.version(after: made.versionID))
    }
    let count = try scene.service.versions(ofJob: made.jobID).count
    switch outcome {
    case .done: #expect(count == 2)
    case .without: #expect(count == 1)
    case .unsettled: #expect([1, 2].contains(count))
    }
  }

  @Test(arguments: faults) func setDescription(fault: String) throws {
    let scene = try Scene(faults: ["describe-job:\(fault)"])
    let made = try scene.service.createJob(Scene.body())
    let outcome = Scene.outcome { () throws(ServiceFailure) in
      try scene.service.setDescription(ofJob: made.jobID, to: "new")
    }
    let description = try scene.service.jobs(in: "0", matching: nil).jobs.first?.description
    switch outcome {
    case .done: #expect(description == "new")
    case .without, .unsettled: #expect(description == nil || description == "new")
    }
  }

  @Test(arguments: faults) func deleteJob(fault: String) throws {
    let scene = try Scene(faults: ["delete-job:\(fault)"])
    let made = try scene.service.createJob(Scene.body())
    let outcome = Scene.outcome { () throws(ServiceFailure) in try scene.service.deleteJob(made.jobID) }
    let count = try scene.service.jobs(in: "0", matching: nil).jobs.count
    if outcome == .done { #expect(count == 0) }
    #expect(count <= 1)
  }

  @Test(arguments: faults) func stopVersion(fault: String) throws {
    let scene = try Scene(faults: ["stop-version:\(fault)"])
    let made = try scene.service.createJob(Scene.body())
    let version = try #require(made.versionID)
    let outcome = Scene.outcome { () throws(ServiceFailure) in
      try scene.service.stopVersion(version, ofJob: made.jobID)
    }
    let status = try scene.service.version(version, ofJob: made.jobID).status.code
    if outcome == .done { #expect([9, 12].contains(status)) }
  }

  /// Reads that a fault strikes once are read again; nothing is changed in any case.
  @Test(arguments: kinds) func reads(kind: String) throws {
    let calls = ["list-jobs", "list-versions", "get-version", "list-specs", "list-engines", "list-models"]
    let scene = try Scene(faults: calls.map { "\($0):\(kind)" })
    let made = try scene.service.createJob(Scene.body())
    let version = try #require(made.versionID)
    let outcomes = [
      Scene.outcome { () throws(ServiceFailure) in try scene.service.jobs(in: "0", matching: nil) },
      Scene.outcome { () throws(ServiceFailure) in try scene.service.versions(ofJob: made.jobID) },
      Scene.outcome { () throws(ServiceFailure) in try scene.service.version(version, ofJob: made.jobID) },
      Scene.outcome { () throws(ServiceFailure) in try scene.service.resourceSpecs() },
      Scene.outcome { () throws(ServiceFailure) in try scene.service.engines() },
      Scene.outcome { () throws(ServiceFailure) in try scene.service.builtInAlgorithms() },
    ]
    let isTransient =
      ["drop", "reset", "truncate", "html", "429", "error=ModelArts.0010", "error=ModelArts.6101"].contains {
        kind.hasPrefix($0)
      } || ["429", "500", "502", "503", "504"].contains { kind.hasSuffix("=" + $0) }
    if isTransient {
      #expect(outcomes == Array(repeating: .done, count: outcomes.count), "\(outcomes)")
    }
    #expect(try scene.service.jobs(in: "0", matching: nil).jobs.map(\.name) == ["job"])
  }
}
