import DocumentModel

/// Made-up measurements, one a minute, the same whenever they are asked for.
enum SystemMetrics {
  /// Names in version details and in the call for one container (tables of both).
  static let names: [(key: String, metric: String)] = [
    ("cpuUsage", "CpuUsage"), ("memUsage", "MemUsage"), ("gpuUtil", "GpuUtil"), ("gpuMemUsage", "GpuMemUsage"),
    ("diskReadRate", "DiskReadRate"), ("diskWriteRate", "DiskWriteRate"), ("recvBytesRate", "RecvBytesRate"),
    ("sendBytesRate", "SendBytesRate"),
  ]

  /// The most values that an answer holds: a day's.
  private static let limit = 1440

  /// Percent with two digits, or plain numbers; the first is "0".
  static func values(_ index: Int, minutes: Int, seed: Int) -> [String] {
    (0...min(max(minutes, 0), limit - 1)).map { minute in
      guard minute > 0 else { return "0" }
      let hundredths = (seed &* 31 &+ index &* 977 &+ minute &* 613) & 0x1FFF
      let fraction = hundredths % 100
      return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
  }

  static func object(minutes: Int, seed: Int) -> JSONValue {
    var object: JSONValue = ["interval": 1]
    for (index, name) in names.enumerated() {
      object[name.key] = .array(values(index, minutes: minutes, seed: seed).map { .string($0) })
    }
    return object
  }

  /// What some services say before anything was measured (captures).
  static let none: JSONValue = {
    var object: JSONValue = ["interval": 1]
    for name in names { object[name.key] = ["-1"] }
    return object
  }()
}
