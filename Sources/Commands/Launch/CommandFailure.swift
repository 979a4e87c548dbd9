/// Why a command could not do its work, in words for whoever typed it.
package struct CommandFailure: Error, Equatable {
  package let status: ExitStatus
  /// One sentence without a full stop.
  package let message: String
  /// What to do about it.
  package let help: String?

  package init(_ status: ExitStatus, _ message: String, help: String? = nil) {
    self.status = status
    self.message = message
    self.help = help
  }

  /// An output that the system will not take.
  package static func cannotWrite(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure(.cannotWrite, "cannot write \"\(path)\": \(reason)")
  }
}
