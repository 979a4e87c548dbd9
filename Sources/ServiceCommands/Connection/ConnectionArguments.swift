import ArgumentParser
import Commands

/// How to reach the service: options of every verb that does.
struct ConnectionArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Use this service, not the environment's: a URL, or \"emulator\".", valueName: "url"))
  var endpoint: String?

  @Option(
    name: .customLong("ca-file"),
    help: ArgumentHelp("Trust the authorities in this PEM file, too.", valueName: "file"), completion: .file())
  var caFile: String?

  @Option(help: ArgumentHelp("Make at most this many calls at once; 4 by default.", valueName: "number"))
  var parallelism: String?

  /// What was typed.
  ///
  /// - Throws: a usage error.
  func options() throws(CommandFailure) -> ConnectionOptions {
    var options = ConnectionOptions(endpoint: try endpoint.map(ServiceAddress.init(typed:)), caFile: caFile)
    if let parallelism {
      guard let number = Int(parallelism), (1...64).contains(number) else {
        throw CommandFailure(.usage, "\"--parallelism\" takes a number from 1 to 64, not \"\(parallelism)\"")
      }
      options.parallelism = number
    }
    return options
  }
}

/// How to reach the service, as it was typed.
struct ConnectionOptions {
  /// Nil for the environment's.
  var endpoint: ServiceAddress?
  var caFile: String?
  /// How many calls may be under way at once.
  var parallelism = 4

  init(endpoint: ServiceAddress? = nil, caFile: String? = nil) {
    self.endpoint = endpoint
    self.caFile = caFile
  }
}
