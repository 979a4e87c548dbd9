import DocumentModel
import Emulator
import JobAPI
import JobClient
import Planner

/// Our client before our emulator, over real HTTP: neither knows the other.
struct Scene {
  let emulator: EmulatorServer
  let service: HTTPJobService

  init(
    faults: [String] = [], quirks: EmulatorQuirks = [], credentials: Credentials = .none,
    _ configure: (inout EmulatorConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = EmulatorConfiguration(projectID: "p")
    configuration.faults = FaultPlan(try faults.map { try Fault(parsing: $0) })
    configuration.quirks = quirks
    configure(&configuration)
    emulator = try EmulatorServer.start(configuration)
    service = try Self.client(of: emulator, credentials)
  }

  /// A client that does not sleep between attempts.
  static func client(of emulator: EmulatorServer, _ credentials: Credentials = .none) throws -> HTTPJobService {
    var configuration = ClientConfiguration(
      endpoint: try Endpoint(emulator.url), credentials: credentials, projectID: "p")
    configuration.time.sleep = { _ in }
    return try HTTPJobService(configuration)
  }

  static func body(_ name: String = "job", changes: JSONValue = [:]) -> [UInt8] {
    JSONValue(dictionaryLiteral: ("job_name", .string(name)), ("config", config(changes))).json
  }

  static func version(after previous: Int?) -> [UInt8] {
    JSONValue(
      dictionaryLiteral: ("config", config(["pre_version_id": previous.map { .integer($0) } ?? .null]))
    ).json
  }

  private static func config(_ changes: JSONValue) -> JSONValue {
    var config: JSONValue = [
      "worker_server_num": 1, "app_url": "/b/code/", "boot_file_url": "/b/code/train.py", "engine_id": 4,
      "data_url": "/b/data/", "spec_id": 27, "parameter": [["label": "lr", "value": "0.1"]],
    ]
    for change in changes.members { config[change.name] = change.value }
    return config
  }

  /// What a call came to, in a word that says what its caller may believe.
  enum Outcome: Equatable {
    case done
    /// Certainly without effect.
    case without(String)
    /// With or without effect.
    case unsettled
  }

  static func outcome(_ call: () throws(ServiceFailure) -> some Any) -> Outcome {
    do throws(ServiceFailure) {
      _ = try call()
      return .done
    } catch {
      return switch error {
      case .refused(let refusal), .unauthorized(let refusal): .without(refusal.code ?? "\(refusal.status)")
      case .unavailable: .without("unavailable")
      case .interrupted: .without("interrupted")
      case .unsettled, .unreadable: .unsettled
      }
    }
  }
}
