import DocumentModel
import Testing

@testable import Emulator

/// An emulator of the project `p` in memory, with a clock that stands at `Harness.start`.
struct Harness {
  /// 2023-11-14T22:13:20Z in milliseconds since 1970.
  static let start = 1_700_000_000_000

  let emulator: EmulatorServer
  let clock: EmulatorClock
  var client: Client

  init(_ configure: (inout EmulatorConfiguration) -> Void = { _ in }) throws {
    clock = .settable(Self.start)
    var configuration = EmulatorConfiguration(projectID: "p")
    configuration.clock = clock
    configure(&configuration)
    emulator = try EmulatorServer.start(configuration)
    client = Client(port: emulator.port, emulator: emulator)
  }

  init(quirk: EmulatorQuirk) throws { try self.init { $0.quirks = [quirk] } }

  init(fault: String...) throws {
    let faults = try fault.map { try Fault(parsing: $0) }
    try self.init { $0.faults = FaultPlan(faults) }
  }

  /// A request body that is right; `config` replaces members of its config, null removes them.
  static func body(_ name: String = "job", config changes: JSONValue = [:]) -> JSONValue {
    ["job_name": .string(name), "config": config(changes)]
  }

  static func config(_ changes: JSONValue = [:]) -> JSONValue {
    var config: JSONValue = [
      "worker_server_num": 1, "app_url": "/b/code/", "boot_file_url": "/b/code/train.py", "engine_id": 4,
      "data_url": "/b/data/", "spec_id": 27,
    ]
    for change in changes.members { config[change.name] = change.value.isNull ? nil : change.value }
    return config
  }

  /// Creates a job and gives the answer, which must be a success.
  @discardableResult
  func create(_ name: String = "job", config changes: JSONValue = [:]) throws -> (job: Int, version: Int) {
    let answer = try client.post("/v1/p/training-jobs", Self.body(name, config: changes))
    try #require(answer.status == 200, "\(answer.text)")
    return (try #require(answer.json["job_id"]?.integer), try #require(answer.json["version_id"]?.integer))
  }

  func list(_ query: String = "") throws -> JSONValue { try client.get("/v1/p/training-jobs\(query)").json }

  /// The names of the jobs in a list.
  func names(_ query: String = "") throws -> [String] {
    try list(query)["jobs"]?.items.compactMap { $0["job_name"]?.string } ?? []
  }

  func details(_ ids: (job: Int, version: Int)) throws -> JSONValue {
    try client.get("/v1/p/training-jobs/\(ids.job)/versions/\(ids.version)").json
  }

  func status(_ ids: (job: Int, version: Int)) throws -> Int? { try details(ids)["status"]?.integer }
}

extension Client.Answer {
  var text: String { String(decoding: body, as: UTF8.self) }
  var code: String? { json["error_code"]?.string }
  /// The message, whatever the field is called.
  var message: String? { json["error_message"]?.string ?? json["error_msg"]?.string }
}
