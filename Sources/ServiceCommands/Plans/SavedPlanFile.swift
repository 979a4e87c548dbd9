import Commands
import Planner

/// The file of a saved plan: it names jobs and paths that are nobody else's matter, so that only its owner reads it.
struct SavedPlanFile {
  let path: String

  init(_ path: String) { self.path = path }

  func write(_ plan: Plan) throws(CommandFailure) {
    try AtomicFile(path).write(SavedPlan.bytes(of: plan, savedBy: Version.current), isPrivate: true)
  }

  /// The plan; nil for a folder, and for a file that does not claim to be one.
  ///
  /// - Throws: `noSuchInput` for a claim that does not hold, and for an empty file that is not called a manifest: a plan
  ///   of which a copy has left nothing would have nothing to do.
  func readClaimed() throws(CommandFailure) -> Plan? {
    guard let content = AtomicFile(path).content else { return nil }
    if content.isEmpty, ![".yaml", ".yml", ".json"].contains(where: path.hasSuffix) {
      throw CommandFailure(
        .noSuchInput, "\"\(path)\" is empty: it is no saved plan and no manifest", help: SavedPlanError.foreign.help)
    }
    guard SavedPlan.isClaimed(by: content) else { return nil }
    return try plan(in: content)
  }

  /// - Throws: `noSuchInput` for whatever is no plan.
  func read() throws(CommandFailure) -> Plan {
    guard let content = AtomicFile(path).content else {
      throw CommandFailure(
        .noSuchInput, "there is no file \"\(path)\" that can be read", help: SavedPlanError.foreign.help)
    }
    return try plan(in: content)
  }

  private func plan(in content: [UInt8]) throws(CommandFailure) -> Plan {
    do throws(SavedPlanError) { return try SavedPlan.read(content) } catch {
      throw CommandFailure(.noSuchInput, "\"\(path)\" \(error.words)", help: error.help)
    }
  }
}
