import DocumentModel
import Testing

@testable import Emulator

/// Many clients at once, and many emulators on one state.
@Suite("Concurrency") struct ConcurrencyTests {
  private let threads = 12

  @Test func oneWinsEachName() throws {
    let harness = try Harness()
    let client = harness.client
    let names = ["a", "b", "c", "d", "e"]
    let statuses = try Threads.run(threads) { _ in
      try names.map { try client.post("/v1/p/training-jobs", Harness.body($0)).status }
    }
    for (index, name) in names.enumerated() {
      #expect(statuses.count { $0[index] == 200 } == 1, "\(name)")
      #expect(statuses.count { $0[index] == 400 } == threads - 1, "\(name)")
    }
    #expect(try harness.names() == names)
  }

  @Test func versionNumbersHaveNoGaps() throws {
    let harness = try Harness()
    let first = try harness.create()
    let client = harness.client
    let statuses = try Threads.run(threads) { _ in
      try (0..<4).map { _ in
        try client.post(
          "/v1/p/training-jobs/\(first.job)/versions",
          ["config": Harness.config(["pre_version_id": .integer(first.version)])]
        ).status
      }
    }
    #expect(statuses.allSatisfy { $0 == [200, 200, 200, 200] })
    let count = 4 * threads + 1
    let list = try harness.client.get("/v1/p/training-jobs/\(first.job)/versions").json
    let versions = try #require(list["versions"]?.items)
    #expect(versions.map { $0["version_name"]?.string } == (1...count).map { VersionRecord.name($0) })
    let ids = versions.compactMap { $0["version_id"]?.integer }
    #expect(ids == ids.sorted() && Set(ids).count == count)
  }

  private func start(_ file: TemporaryFile) throws -> EmulatorServer {
    var configuration = EmulatorConfiguration(projectID: nil)
    configuration.stateFile = file.path
    return try EmulatorServer.start(configuration)
  }

  @Test func twoEmulatorsShareAState() throws {
    let file = TemporaryFile("shared.db")
    let clients = try (0..<2).map { _ in
      let emulator = try start(file)
      return Client(port: emulator.port, emulator: emulator)
    }
    let names = ["a", "b", "c", "d", "e"]
    let statuses = try Threads.run(threads) { thread in
      try names.map { try clients[thread % 2].post("/v1/p/training-jobs", Harness.body($0)).status }
    }
    for index in names.indices { #expect(statuses.count { $0[index] == 200 } == 1) }
    #expect(statuses.allSatisfy { $0.allSatisfy { [200, 400].contains($0) } })
    for client in clients { #expect(try client.get("/v1/p/training-jobs").json["job_total_count"] == 5) }
  }

  @Test func manyStartOnOneNewState() throws {
    let file = TemporaryFile("new.db")
    let counts = try Threads.run(threads) { thread in
      let emulator = try start(file)
      let client = Client(port: emulator.port, emulator: emulator)
      return try client.post("/v1/p/training-jobs", Harness.body("job-\(thread)")).status
    }
    #expect(counts == Array(repeating: 200, count: threads))
  }
}
