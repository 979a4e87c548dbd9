import Foundation

/// Validation alone, in one process each, against two validators of others: the same schema, the same instances.
///
/// Ours and jsonschema-rs go over all instances, read before, and the fastest round counts; sourcemeta's own benchmark
/// repeats each instance twenty times before the next, which is timed of ours, too. What jsonschema-rs takes includes turning Python's objects into its own, for it validates
/// nothing else; reading is `json.loads` there. Times are nanoseconds an instance.
struct Validation {
  let options: Options
  let corpora: Corpora
  private static let rounds = 15

  private static let loop = """
    import json, sys, time, jsonschema_rs
    schema, documents, rounds = json.load(open(sys.argv[1])), json.load(open(sys.argv[2])), int(sys.argv[3])
    validator = jsonschema_rs.validator_for(schema)
    texts = [json.dumps(document) for document in documents]
    def fastest(body):
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            result = body()
            times.append(time.perf_counter() - start)
        return result, int(min(times) / len(documents) * 1e9)
    is_valid = validator.is_valid
    valid, validating = fastest(lambda: sum(1 for document in documents if is_valid(document)))
    _, reading = fastest(lambda: sum(1 for text in texts if json.loads(text) is None))
    print("valid", valid, "reading", reading, "validating", validating)
    """

  /// Prints a table.
  ///
  /// - Throws: `BenchError` where the loop is not built, or the validators count different instances as valid.
  func run() throws {
    let root = options.root.deletingLastPathComponent()
    let own = root.appending(path: ".build/release/validation-loop").path
    guard FileManager.default.isExecutableFile(atPath: own) else {
      throw BenchError("no \(own): run swift build -c release --product validation-loop first")
    }
    let python = root.appending(path: ".build-peers/bin/python3").path
    let hasPeers = FileManager.default.isExecutableFile(atPath: python)
    if !hasPeers { report("no validators of others: .ci/setup --peers installs them") }
    print("instances | validator | ns to validate | ns to read")
    for (name, schema, instances) in try cases(root) {
      let (array, lines) = try write(instances, as: name)
      let arguments = [schema, array, "\(Self.rounds)"]
      let ours = try numbers(Shell.output([own] + arguments))
      print("\(name) | ours | \(ours[2]) | \(ours[1])")
      print("\(name) | ours, each 20 times | \(ours[3]) | -")
      guard hasPeers else { continue }
      let rust = try numbers(Shell.output([python, "-c", Self.loop] + arguments))
      guard rust[0] == ours[0] else { throw BenchError("\(name): \(ours[0]) are valid, jsonschema-rs says \(rust[0])") }
      print("\(name) | jsonschema-rs | \(rust[2]) | \(rust[1])")
      let command = [python, "-m", "sourcemeta_jsonschema", "validate", "--fast", "--benchmark", "--loop", "20"]
      let times = try microseconds(Shell.output(command + [schema, lines]))
      guard times.count == instances.count else {
        throw BenchError("\(name): sourcemeta timed \(times.count) instances")
      }
      let mean = Int(times.reduce(0, +) / Double(times.count) * 1_000)
      print("\(name) | sourcemeta, each 20 times | \(mean) (median \(Int(times[times.count / 2] * 1_000))) | -")
    }
  }

  /// Requests against the schema of the corpus and our own, and schemas against the meta-schema.
  private func cases(_ root: URL) throws -> [(name: String, schema: String, instances: [Any])] {
    let requests = try documents(below: URL(filePath: corpora.path("plain/json1000")))
    let own = root.appending(path: "schema/modelarts-v1/create-training-job.schema.json").path
    let meta = root.appending(path: "schema/json-schema/draft2020-12.schema.json").path
    var cases = [("requests", corpora.path("plain/schema.json"), requests), ("requests, own schema", own, requests)]
    let schemas = try documents(below: root.appending(path: "schema"))
    cases.append(("schemas", meta, (0..<50).flatMap { _ in schemas }))
    return cases
  }

  private func documents(below folder: URL) throws -> [Any] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().map {
      try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: $0)))
    }
  }

  /// The instances as one array, and one a line.
  private func write(_ instances: [Any], as name: String) throws -> (array: String, lines: String) {
    let array = options.store.appending(path: "\(name).json")
    let lines = options.store.appending(path: "\(name).jsonl")
    try JSONSerialization.data(withJSONObject: instances).write(to: array)
    let texts = try instances.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
    try Data((texts.joined(separator: "\n") + "\n").utf8).write(to: lines)
    return (array.path, lines.path)
  }

  /// The numbers of `valid 1000 reading 5079 validating 2011`, and of what may follow.
  private func numbers(_ line: String) throws -> [Int] {
    let numbers = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count >= 3 else { throw BenchError("unexpected output: \(line)") }
    return numbers
  }

  /// The times of lines such as `a.jsonl[344]: PASS 1.384 +- 0.488 us (0.025)`, ascending.
  private func microseconds(_ output: String) throws -> [Double] {
    output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.firstIndex { $0 == "PASS" || $0 == "FAIL" }.flatMap {
        $0 + 1 < words.count ? Double(words[$0 + 1]) : nil
      }
    }.sorted()
  }
}
