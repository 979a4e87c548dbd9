import Testing

/// A request with at most one mistake, and the findings that it must give, no more and no fewer.
struct Case: CustomTestStringConvertible {
  let name: String
  let text: String
  /// `Diagnostic.brief`.
  let findings: [String]

  var testDescription: String { name }

  /// A job on an engine with `config`'s lines put in place of lines of the same key, or added.
  ///
  /// The lines of the base are: 1 job_name, 2 config, then the six of `base`.
  static func engine(_ name: String, _ changes: [String: String?], _ findings: [String]) -> Case {
    Case(name: name, text: request(engineBase, changes), findings: findings)
  }

  static func whole(_ name: String, _ text: String, _ findings: [String]) -> Case {
    Case(name: name, text: text, findings: findings)
  }

  private static let engineBase = [
    ("worker_server_num", "1"), ("app_url", "/b/code/"), ("boot_file_url", "/b/code/train.py"), ("engine_id", "1"),
    ("spec_id", "1"), ("data_url", "/b/data/"), ("train_url", "/b/out/"),
  ]

  /// Line 1 is the name, line 2 `config:`; the fields follow from line 3 on, new ones last.
  static func request(_ base: [(String, String)], _ changes: [String: String?]) -> String {
    var lines = ["job_name: demo", "config:"]
    for (key, value) in base {
      switch changes[key] {
      case .none: lines.append("  \(key): \(value)")
      case .some(let replaced?): lines.append("  \(key): \(replaced)")
      case .some(nil): break
      }
    }
    let known = Set(base.map(\.0))
    for (key, value) in changes.sorted(by: { $0.key < $1.key }) where !known.contains(key) {
      if let value { lines.append("  \(key): \(value)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
