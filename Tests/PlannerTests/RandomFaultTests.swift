import DocumentModel
import JobAPI
import Planner
import Randomness
import Testing

/// Whatever goes wrong and whenever: one step makes at most one job and one version.
struct RandomFaultTests {
  private static let before = ["changed", "described", "replaced", "former", "same"]

  private static let jobs = [
    Samples.job("new"), Samples.job("second"), Samples.job("changed", ["worker_server_num": 2], description: "words"),
    Samples.job("described", description: "words"),
    Samples.job("replaced", ["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b"]]]]), Samples.job("same"),
  ]

  private static func fault(_ random: inout SeededGenerator) -> FakeService.Fault {
    switch Int.random(in: 0..<7, using: &random) {
    case 0, 1: .lostAfter
    case 2: .lostBefore
    case 3, 4: .lostAndLate(looks: Int.random(in: 0...25, using: &random))
    case 5: .failure(.unavailable(reason: "no connection", attempts: 3, requestID: nil))
    default: .failure(.refused(ServiceError(status: 400, code: "ModelArts.0104", message: "No.")))
    }
  }

  @Test(arguments: 1...4) func nothingIsDoubled(_ width: Int) throws {
    let calls: [FakeService.Call] = [.jobs, .versions, .createJob, .createVersion, .setDescription, .deleteJob]
    for seed in 0..<250 {
      var random = SeededGenerator(seed: UInt64(seed * 4 + width))
      let service = FakeService()
      for name in Self.before { service.add(Samples.body(name)) }
      service.state.withLock { $0.deletionLooks = Int.random(in: 0...3, using: &random) }
      let plan = try Samples.plan(Self.jobs, service, allowsReplace: true, former: ["former"])
      service.resetCounts()
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let call = calls.randomElement(using: &random) ?? .jobs
        service.fault(call, Self.fault(&random), at: Int.random(in: 1...4, using: &random))
      }
      var options = Samples.options(Self.jobs, width: width)
      let patience = Int.random(in: 1...60, using: &random)
      if seed % 5 == 0 { options.isInterrupted = { service.total > patience } }
      let report = apply(plan, to: service, options)
      service.resetCounts()
      // What was sent late is carried out at last.
      for _ in 0..<40 { _ = try service.jobs(in: "0", matching: nil) }

      let words: Comment = "seed \(seed): \(service.summary)\n\(Samples.words(report).joined(separator: "\n"))"
      for (step, done) in zip(plan.steps.filter { $0.action != .none }, report.steps) {
        let living = service.jobs.filter { $0.name == step.job.name }
        #expect(living.count <= 1, words)
        let versions = living.first?.versions.count ?? 0
        switch step.action {
        case .create, .replace, .describe: #expect(versions <= 1, words)
        case .version: #expect((1...2).contains(versions), words)
        case .delete, .none: break
        }
        // What is said to be done, is.
        if done.status.isSuccess {
          #expect(versions == (step.action == .delete ? 0 : step.action == .version ? 2 : 1), words)
        }
        // What is said to have changed nothing, and can never have, has not.
        if done.status == .refused, step.action == .create { #expect(living.isEmpty, words) }
      }
      #expect(service.jobs.filter { $0.name == "same" }.map(\.versions.count) == [1], words)
    }
  }
}
