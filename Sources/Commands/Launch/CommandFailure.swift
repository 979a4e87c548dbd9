/// Why a command could not do its work, in words for whoever typed it.
struct CommandFailure: Error, Equatable {
  let status: ExitStatus
  /// One sentence without a full stop.
  let message: String
  /// What to do about it.
  let help: String?

  init(_ status: ExitStatus, _ message: String, help: String? = nil) {
    self.status = status
    self.message = message
    self.help = help
  }

  /// An output that the system will not take.
  static func cannotWrite(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure(.cannotWrite, "cannot write \"\(path)\": \(reason)")
  }
}
