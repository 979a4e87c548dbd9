import Emulator
import Foundation
import JobClient

/// A state file that emulators are started on, one after the other or at once.
final class SharedState: Sendable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "jobc-service-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Gives `work` a client of an emulator that has these faults.
  func use<Result>(
    faults: [String] = [], _ work: (HTTPJobService, EmulatorServer) throws -> Result
  ) throws -> Result {
    var configuration = EmulatorConfiguration(projectID: "p")
    configuration.stateFile = folder.appending(path: "state.db").path
    configuration.faults = FaultPlan(try faults.map { try Fault(parsing: $0) })
    let emulator = try EmulatorServer.start(configuration)
    defer { emulator.stop() }
    return try work(try Scene.client(of: emulator), emulator)
  }
}
