import ArgumentParser
import Compiler

/// What to leave out of a run: the options of the verbs that look at many manifests.
struct NarrowingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take only manifests that changes since this revision reach, those not committed included.",
      valueName: "revision"), completion: .revisions)
  var changedSince: String?

  @Option(
    help: ArgumentHelp("Report only one of several parts, such as 1/4 for the first of four.", valueName: "part"))
  var shard: String?

  /// Adds them to the input.
  ///
  /// - Throws: a usage error.
  func add(to input: inout InputOptions) throws(CommandFailure) {
    input.changedSince = changedSince
    if let shard { input.shard = try Shard(shard) }
    if changedSince != nil, input.paths.contains("-") {
      throw CommandFailure(.usage, "\"--changed-since\" is about files, but standard input is read")
    }
  }
}
