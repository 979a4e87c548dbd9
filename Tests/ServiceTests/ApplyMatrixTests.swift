import Emulator
import Foundation
import JobClient
import Planner
import Testing

/// Plans carried out over a wire on which things go wrong: nothing is lost, nothing is doubled, and a second apply does
/// the rest.
@Suite("Applies and faults") struct ApplyMatrixTests {
  static let faults = ["create-job", "create-version", "describe-job", "delete-job"].flatMap { call in
    FaultMatrixTests.kinds.flatMap { kind in ["@1", "@*"].map { "\(call):\(kind)\($0)" } }
  }

  /// An answer that is lost, and then trouble with looking for it.
  static let pairs = ["create-job", "create-version", "describe-job", "delete-job"].flatMap { call in
    ["drop-after@*", "status-after=504@1", "truncate@1"].flatMap { kind in
      ["list-jobs:drop-before@2-3", "list-versions:status=503@6-9", "list-versions:garbage-after@6-*"].map {
        ["\(call):\(kind)", $0.replacing("-*", with: "-1000")]
      }
    }
  }

  @Test(arguments: faults.map { [$0] } + pairs) func nothingIsLostOrDoubled(faults: [String]) throws {
    let state = try SharedState()
    try state.use { service, _ in try Applying.prepare(service) }
    let report = try state.use(faults: faults) { service, _ -> ApplyReport in
      Applying.carryOut(try Applying.plan(service), service)
    }
    try state.use { service, _ in
      let after = try Applying.state(service)
      for step in report.steps { try check(step, after) }
      // What nobody planned for is as it was.
      #expect(after.contains("same×1") && after.contains("stranger×1"))
      let rest = Applying.carryOut(try Applying.plan(service), service)
      #expect(rest.isComplete, "\(rest.steps)")
      #expect(try Applying.state(service) == Applying.goal)
      #expect(!(try Applying.plan(service).hasChanges))
    }
  }

  /// Whether a step's report is true.
  private func check(_ step: StepReport, _ after: [String]) throws {
    let entries = after.filter { $0.hasPrefix(step.job.name + "×") }
    let (done, undone): (Bool, Bool) =
      switch step.action {
      case .create: (entries == ["new×1"], entries == [])
      case .version: (entries == ["changed×2"], entries == ["changed×1"])
      case .describe: (entries == ["described×1 new words"], entries == ["described×1"])
      case .delete: (entries == [], entries == ["former×1"])
      case .replace, .none: (false, false)
      }
    let words = "\(step.action) \(step.status) \(step.message ?? ""): \(entries)"
    if step.status.isSuccess {
      #expect(done, "\(words)")
    } else if step.status.mayHaveChanged {
      #expect(done || undone, "\(words)")
    } else {
      #expect(undone, "\(words)")
    }
  }

  /// Two applies of one plan at once, each through an emulator of its own.
  @Test(arguments: 0..<5) func twoAppliesRace(round: Int) throws {
    let state = try SharedState()
    try state.use { service, _ in try Applying.prepare(service) }
    try state.use { one, _ in
      try state.use { two, _ in
        let plan = try Applying.plan(one)
        let group = DispatchGroup()
        for service in [one, two] {
          group.enter()
          Thread.detachNewThread {
            _ = Applying.carryOut(plan, service)
            group.leave()
          }
        }
        group.wait()
        let after = try Applying.state(one)
        #expect(after.filter { !$0.hasPrefix("changed×") } == Applying.goal.filter { !$0.hasPrefix("changed×") })
        #expect(!(try Applying.plan(one).hasChanges))
      }
    }
  }

  @Test func aThousandJobsTakeOneListAndOneCallEach() throws {
    let jobs = (0..<1_000).map { Applying.job("job-\($0)") }
    let state = try SharedState()
    try state.use { service, emulator in
      let plan = try Applying.plan(service, jobs: jobs, former: [])
      // The list, and the resource specs.
      #expect(emulator.requestLog.count == 2)
      emulator.clearRequestLog()
      #expect(Applying.carryOut(plan, service, jobs: jobs).isComplete)
      #expect(emulator.requestLog.count { $0.call == .createJob } == 1_000)
      #expect(emulator.requestLog.count == 1_000)
      emulator.clearRequestLog()
      #expect(!(try Applying.plan(service, jobs: jobs, former: []).hasChanges))
      #expect(emulator.requestLog.count { $0.call == .listVersions } == 1_000)
      #expect(emulator.requestLog.count <= 1_002)
    }
  }
}
