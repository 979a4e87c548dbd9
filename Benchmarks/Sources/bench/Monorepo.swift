import Foundation

/// How a run over a monorepo grows with its manifests: time, memory, instructions.
struct Monorepo {
  let options: Options
  /// Where the monorepos are written; they are kept for the next run.
  let folder: URL

  private static let counts = [1_000, 10_000, 100_000]
  /// The most seconds of a run.
  private static let limit = 900

  /// What is measured: a verb over a monorepo of a size.
  private struct Row {
    let verb: String
    let count: Int
    let run: Run
    /// Instructions; nil above the smallest size, and where other processes do part of the work.
    let instructions: Int?
  }

  /// Writes the monorepos and prints a table.
  ///
  /// - Throws: `BenchError` where a run does not do its work.
  func run() throws {
    var rows: [Row] = []
    for count in Self.counts where count <= options.manifests {
      let project = folder.appending(path: "\(count)")
      try write(count, to: project)
      let jobc = options.jobc.path
      rows.append(try measure("check", count, [jobc, "check", project.path]))
      rows.append(try measure("check --shard 1/4", count, [jobc, "check", "--shard", "1/4", project.path]))
      let manifest = project.appending(path: MonorepoProject.path(0)).path
      rows.append(try measure("check, one manifest", count, [jobc, "check", manifest]))
      let requests = folder.appending(path: "\(count)-requests").path
      let compile = [jobc, "compile", project.path] + MonorepoProject.environments.flatMap { ["--env", $0] }
      if !FileManager.default.fileExists(atPath: requests) {
        report("compiling \(count) manifests")
        try Shell.run(compile + ["-o", requests])
      }
      rows.append(try measure("compile --verify", count, compile + ["--verify", requests]))
      if Shell.has("git") { rows.append(try measureDiff(count, project)) }
    }
    print(Self.table(rows))
  }

  private func write(_ count: Int, to project: URL) throws {
    let manager = FileManager.default
    guard !manager.fileExists(atPath: project.path) else { return }
    report("writing \(count) manifests")
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    let partial = folder.appending(path: "\(count).partial")
    try? manager.removeItem(at: partial)
    try MonorepoProject(manifests: count).write(to: partial)
    try manager.moveItem(at: partial, to: project)
  }

  /// `diff` of a work tree in which one manifest has a job more than in the commit.
  private func measureDiff(_ count: Int, _ project: URL) throws -> Row {
    let git = ["git", "-C", project.path, "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    if !FileManager.default.fileExists(atPath: project.appending(path: ".git").path) {
      report("committing \(count) manifests")
      for command in [["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]] {
        try Shell.run(git + command)
      }
    }
    let manifest = project.appending(path: MonorepoProject.path(0))
    let text = try Data(contentsOf: manifest)
    defer { try? text.write(to: manifest) }
    try (text + Data(Self.addition.utf8)).write(to: manifest)
    // The working folder says which repository is meant.
    return try measure(
      "diff HEAD", count, ["env", "-C", project.path, options.jobc.path, "diff", "HEAD"], countsInstructions: false)
  }

  private static let addition = """
    ---
    job_name: one-more
    config: { worker_server_num: 1, spec_id: 1, model_id: 1, data_url: /b/data/, train_url: /b/out/ }

    """

  /// The run of the median processor time of three, the files read once before.
  private func measure(
    _ verb: String, _ count: Int, _ command: [String], countsInstructions: Bool = true
  ) throws -> Row {
    report("measuring \(verb), \(count) manifests")
    var runs: [Run] = []
    for round in 0...3 {
      let run = try Run.measure(command, limit: Self.limit)
      guard run.exit == 0 else { throw BenchError("\(command.joined(separator: " ")) exited with \(run.exit)") }
      if round > 0 { runs.append(run) }
    }
    let isCounted = countsInstructions && count == Self.counts[0]
    return Row(
      verb: verb, count: count, run: runs.sorted { $0.processor < $1.processor }[1],
      instructions: isCounted && Shell.has("valgrind") ? try Instructions.count(command) : nil)
  }

  /// A row a run; growth, of processor time and of memory, is the exponent of the manifests between a size and the one
  /// before: 1 is linear.
  private static func table(_ rows: [Row]) -> String {
    var lines = [
      "| verb | manifests | wall s | CPU s | growth | peak MiB | KiB a manifest | growth | instructions a manifest |",
      "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows {
      let before = rows.last { $0.verb == row.verb && $0.count < row.count }
      func growth(_ value: (Run) -> Double) -> String {
        guard let before else { return "–" }
        let exponent = log(value(row.run) / value(before.run)) / log(Double(row.count) / Double(before.count))
        return Outcome.text(exponent)
      }
      let cells = [
        row.verb, "\(row.count)", Outcome.text(row.run.wall / 1e3),
        Outcome.text(row.run.processor / 1e3), growth(\.processor), Outcome.text(row.run.peak),
        Outcome.text(row.run.peak * 1024 / Double(row.count)), growth(\.peak),
        row.instructions.map { "\($0 / row.count)" } ?? "–",
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }
}
