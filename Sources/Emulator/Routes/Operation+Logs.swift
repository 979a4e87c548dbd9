import DocumentModel

// Logs and measurements of a version's containers.
extension Operation {
  /// GET …/log/file-names: one a node.
  func listLogFiles() throws(ServiceFailure) -> JSONValue {
    let job = try job()
    let version = try version(of: job)
    return ["is_success": true, "log_file_list": .array(podNames(of: job, version).map { .string($0) })]
  }

  /// `job-<name in lower case, _ turned into ->.<index>` (captures)
  func podNames(of job: JobRecord, _ version: VersionRecord) -> [String] {
    let name = job.name.lowercased().map { $0 == "_" ? "-" : $0 }
    return (0..<version.config.nodeCount).map { "job-\(String(name)).\($0)" }
  }

  /// GET …/aom-log (obtaining training job logs by line)
  func readLog() throws(ServiceFailure) -> JSONValue {
    let limit = try query.integer("lines", default: 50, in: 0...500)
    let isOnward = try query.isDescending(default: "desc")
    guard let file = query.text("log_file") else { throw .parameterError("log_file is missing.") }
    let job = try job()
    let version = try version(of: job)
    guard podNames(of: job, version).contains(file) else {
      throw .service("ModelArts.0806", "The log file '\(file)' does not exist.")
    }
    guard let log = TrainingLog(of: version, interval: settings.life.logLine, at: now) else {
      throw .service("ModelArts.0806", "Version \(version.id) has no log yet.")
    }
    var base: Int?
    if let text = query.text("base_line") {
      guard let line = Int(text) else { throw .invalidArgument("base_line must be a line's number, not '\(text)'.") }
      base = line
    }
    return view(log.excerpt(limit: limit, base: base, isOnward: isOnward), base: query.text("base_line") ?? "")
  }

  /// The excerpt; one without lines stands where it was asked from.
  private func view(_ lines: [TrainingLog.Line], base: String) -> JSONValue {
    let (first, last) = (lines.first.map { String($0.id) } ?? base, lines.last.map { String($0.id) } ?? base)
    let isNumeric = has(.logNumbers) && !first.isEmpty
    return [
      "is_success": true, "content": .string(lines.map { $0.text + "\n" }.joined()),
      "lines": has(.logNumbers) ? .string(String(lines.count)) : .integer(lines.count),
      "start_line": isNumeric ? .number(first) : .string(first), "end_line": .string(last),
    ]
  }

  /// GET …/pod/{pod_name}/metric-statistic (querying monitoring information about a single container of a job)
  func readMetrics() throws(ServiceFailure) -> JSONValue {
    _ = try query.choice("statistic_type", default: "all", of: ["all", "each"])
    let job = try job()
    let version = try version(of: job)
    let pod = parameters["pod_name"] ?? ""
    guard podNames(of: job, version).contains(pod) else { throw .missing("Pod \(pod)") }
    let wanted = query.list("metrics").map { $0.lowercased() }
    let minutes = version.course.duration(at: now) / 60_000
    var metrics: [JSONValue] = []
    for (index, name) in SystemMetrics.names.enumerated() {
      guard wanted.isEmpty || wanted.contains(name.metric.lowercased()) else { continue }
      let values = SystemMetrics.values(index, minutes: minutes, seed: version.id)
      metrics.append(["metric": .string(name.key), "value": .array(values.map { .string($0) })])
    }
    return ["is_success": true, "metrics": .array(metrics), "interval": 1]
  }
}
