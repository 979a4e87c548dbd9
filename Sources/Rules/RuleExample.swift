/// A small project that shows a rule: the files as a user would write them.
package struct RuleExample: Sendable, Hashable {
  package struct File: Sendable, Hashable {
    /// Relative to the project's folder.
    package let path: String
    package let text: String
  }

  /// One file, `job.yaml`, where there is nothing else to show.
  package let files: [File]
  /// Options of the command line: `--var lr=0.5` is one.
  package let arguments: [String]

  /// Several files, in the order in which a reader needs them.
  package static func files(_ files: KeyValuePairs<String, String>, arguments: [String] = []) -> RuleExample {
    RuleExample(files: files.map { File(path: $0.key, text: $0.value + "\n") }, arguments: arguments)
  }

  /// A whole manifest.
  package static func manifest(_ text: String, arguments: [String] = []) -> RuleExample {
    files(["job.yaml": text], arguments: arguments)
  }

  /// A job whose `config` has these lines, and below them what else a job needs.
  ///
  /// - Parameters:
  ///   - lines: not indented; a field of theirs stands for the usual one.
  ///   - absent: usual fields that are left out.
  ///   - above: lines between `job_name` and `config`.
  package static func config(
    _ lines: String, without absent: [String] = [], above: String = "", arguments: [String] = []
  ) -> RuleExample {
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let given = lines.compactMap { $0.split(separator: ":").first.map(String.init) }
    let rest = usual.filter { !given.contains($0.name) && !absent.contains($0.name) }.map { "\($0.name): \($0.value)" }
    let own = lines == [""] ? [] : lines
    let head = (above.split(separator: "\n").map(String.init) + ["job_name: demo", "config:"])
    return manifest((head + (own + rest).map { "  " + $0 }).joined(separator: "\n"), arguments: arguments)
  }

  private static let usual: [(name: String, value: String)] = [
    ("worker_server_num", "1"), ("spec_id", "1"), ("model_id", "4"), ("data_url", "/bucket/data/"),
    ("train_url", "/bucket/out/"),
  ]
}
