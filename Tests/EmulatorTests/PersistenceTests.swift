import DocumentModel
import Executables
import Foundation
import Synchronization
import Testing

@testable import Emulator

/// The state outlives its process, however that ends.
@Suite("Persistence") struct PersistenceTests {
  private func start(_ file: TemporaryFile) throws -> EmulatorServer {
    var configuration = EmulatorConfiguration(projectID: nil)
    configuration.stateFile = file.path
    return try EmulatorServer.start(configuration)
  }

  private func error(_ file: TemporaryFile) -> EmulatorError? {
    #expect(throws: EmulatorError.self) { try start(file) }
  }

  @Test func aRestartLosesNothing() throws {
    let file = TemporaryFile("state.db")
    var emulator = try start(file)
    var client = Client(port: emulator.port, emulator: emulator)
    let made = try client.post("/v1/p/training-jobs", Harness.body("kept")).json
    _ = try client.post("/v1/p/training-job-configs", Self.saved)
    let path = "/v1/p/training-jobs/\(made["job_id"]?.integer ?? 0)/versions/\(made["version_id"]?.integer ?? 0)"
    let created = try client.get(path).json["create_time"]
    emulator.stop()
    emulator = try start(file)
    client = Client(port: emulator.port, emulator: emulator)
    #expect(try client.get(path).json["create_time"] == created)
    #expect(try client.get("/v1/p/training-job-configs/baseline").status == 200)
    _ = try client.send("DELETE", "/v1/p/training-jobs/\(made["job_id"]?.integer ?? 0)")
    let next = try client.post("/v1/p/training-jobs", Harness.body("kept")).json
    #expect(try #require(next["job_id"]?.integer) > made["job_id"]?.integer ?? .max)
    #expect(try #require(next["version_id"]?.integer) > made["version_id"]?.integer ?? .max)
  }

  private static var saved: JSONValue {
    var config = Harness.config()
    config["config_name"] = "baseline"
    return config
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    let file = TemporaryFile("state.db")
    let emulator = try start(file)
    _ = try Client(port: emulator.port, emulator: emulator).post("/v1/p/training-jobs", Harness.body())
    for suffix in ["", "-wal"] {
      let mode = try FileManager.default.attributesOfItem(atPath: file.path + suffix)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(suffix)")
    }
    emulator.stop()
  }

  @Test func whatIsNoStateIsLeftAlone() throws {
    let file = TemporaryFile("notes.txt")
    let text = String(repeating: "These are notes, and no database.\n", count: 100)
    try file.write(text)
    #expect(error(file)?.message == "\"\(file.path)\" is not the state of an emulator; it was left as it is")
    #expect(file.content == Data(text.utf8))
  }

  @Test func databasesOfOthersAreLeftAlone() throws {
    let file = TemporaryFile("other.db")
    try Database(path: file.path).execute("CREATE TABLE notes (text TEXT)")
    let before = file.content
    #expect(error(file) == .notAState(path: file.path))
    #expect(file.content == before)
  }

  @Test func newerStatesAreLeftAlone() throws {
    let file = TemporaryFile("newer.db")
    try start(file).stop()
    try Database(path: file.path).execute("PRAGMA user_version = 2")
    #expect(
      error(file)?.message == "\"\(file.path)\" is the state of a newer emulator (format 2); it was left as it is")
  }

  @Test func placesWhereNoStateCanBe() throws {
    let file = TemporaryFile("folder/state.db")
    #expect(
      error(file)?.message == "cannot use \"\(file.path)\" as the emulator's state: No such file or directory")
  }

  /// A process of its own on the state; its port, once it listens.
  private func launch(_ file: TemporaryFile) throws -> (process: Process, port: UInt16) {
    let process = Process()
    process.executableURL = Executables.folder.appending(path: "emulator-process")
    process.arguments = [file.path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = UInt16(line.dropLast()) else {
      process.terminate()
      throw Client.Failure.system(line)
    }
    return (process, port)
  }

  /// The ids that clients were answered.
  private final class Answered: Sendable {
    private let all = Mutex<[Int]>([])
    var ids: [Int] { all.withLock { $0 } }
    func append(_ id: Int) { all.withLock { $0.append(id) } }
  }

  /// Jobs are created by several clients; the process is killed in the midst of it, again and again.
  @Test func everyAnsweredJobIsThereAfterAKill() throws {
    let file = TemporaryFile("state.db")
    let answered = Answered()
    for round in 0..<4 {
      let (process, port) = try launch(file)
      let identifier = process.processIdentifier
      let count = answered.ids.count
      // One thread kills after some answers, with others under way; the others go on until the service is gone.
      let refusals = try Threads.run(5) { thread -> [String] in
        if thread == 4 {
          while answered.ids.count < count + 10 { usleep(500) }
          kill(identifier, SIGKILL)
          return []
        }
        for index in 0...10_000 {
          let body = Harness.body("job-\(round)-\(thread)-\(index)")
          guard let answer = try? Client(port: port).post("/v1/p/training-jobs", body) else { return [] }
          guard let id = answer.json["job_id"]?.integer else { return [answer.text] }
          answered.append(id)
        }
        return ["never killed"]
      }
      #expect(refusals.flatMap(\.self) == [])
      process.waitUntilExit()
    }
    let ids = answered.ids
    #expect(Set(ids).count == ids.count)
    let emulator = try start(file)
    let client = Client(port: emulator.port, emulator: emulator)
    let list = try client.get("/v1/p/training-jobs?per_page=1000").json
    let jobs = try #require(list["jobs"]?.items)
    #expect(Set(ids).isSubset(of: Set(jobs.compactMap { $0["job_id"]?.integer })))
    // No job without its version, and none beyond what was asked for: one a client may have gone unanswered.
    #expect(jobs.allSatisfy { $0["version_count"] == 1 })
    #expect(jobs.count <= ids.count + 4 * 4)
    #expect(try Database(path: file.path).rows("PRAGMA integrity_check") == [["ok"]])
  }
}
