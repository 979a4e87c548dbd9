/// Why an emulator could not start.
package enum EmulatorError: Error, Sendable, Equatable {
  /// The port on loopback cannot be had; `reason` is the system's: `Address already in use`.
  case cannotListen(port: UInt16, reason: String)
  /// The state file cannot be opened, made or read.
  case cannotOpenState(path: String, reason: String)
  /// The file is something else than an emulator's state; it is left alone.
  case notAState(path: String)
  /// The state was written by a newer `jobc`; it is left alone.
  case newerState(path: String, version: Int)

  /// One sentence without a full stop.
  package var message: String {
    switch self {
    case .cannotListen(let port, let reason): "cannot listen on 127.0.0.1:\(port): \(reason)"
    case .cannotOpenState(let path, let reason): "cannot use \"\(path)\" as the emulator's state: \(reason)"
    case .notAState(let path): "\"\(path)\" is not the state of an emulator; it was left as it is"
    case .newerState(let path, let version):
      "\"\(path)\" is the state of a newer emulator (format \(version)); it was left as it is"
    }
  }
}
