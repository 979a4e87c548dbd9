import Randomness

/// A project that uses all of layers and references in a random mix, sound or not; the same seed gives the same files.
struct RandomProject {
  private var random: SeededGenerator
  private(set) var files: [String: String] = [:]
  private var environments: [String] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    environments = Array(["dev", "prod", "third"].prefix(Int.random(in: 1...3, using: &random)))
    files["jobc.yaml"] = project()
    files["lib/base.yaml"] = base()
    files["lib/sets.yaml"] =
      "include: [base.yaml]\nparameters:\n"
      + ["s0", "s1", "s2"].map { "  \($0):\n\(parameters(indent: 4))" }.joined()
    files["lib/volumes.yaml"] = Self.volumes
    for number in 0..<4 { files["jobs/j\(number).yaml"] = job(number) }
  }

  private mutating func one(_ choices: String...) -> String { choices.randomElement(using: &random) ?? "" }
  private mutating func one(of choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
  private mutating func isOn(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func project() -> String {
    "jobc: 1\nenvironments:\n"
      + environments.map { name in
        "  \(name): { endpoint: emulator, project_id: p-\(name)" + (isOn(50) ? ", region: eu-de" : "")
          + (isOn(40) ? ", workspace_id: \"0\"" : "")
          + ", variables: { bucket: /ml-\(name), nodes: \(one("1", "2")) } }\n"
      }.joined()
  }

  private mutating func base() -> String {
    """
    variables:
      bucket: { type: string, pattern: "^/[a-z-]+$" }
      nodes: { type: integer, minimum: 1 }
      seed: 42
      nested: ${{ var.bucket }}/${{ var.seed }}
      sole: ${{ var.nested }}
      token: { type: string, secret: true, from: { env: TOKEN } }
      unset: { type: string }
      \(isOn(15) ? "seed2: ${{ var.seed3 }}\n  seed3: ${{ var.seed2 }}" : "rate: { type: number, default: 3e-4 }")
    fragments:
      f0:\(isOn(30) ? "\n    job_desc: x ${{ var.nested }}" : "")
        config:
    \(config(indent: 6, isWhole: false))  f1:
        config:
    \(config(indent: 6, isWhole: false))
    """
  }

  private static let volumes = """
    include: [base.yaml]
    volumes:
      scratch: { nfs: { id: i1, src_path: "h:/", dest_path: /home/work/scratch } }
      archive: { nfs: { id: i2, src_path: "h:/${{ env.name }}", dest_path: "/home/work/${{ var.seed }}" } }

    """

  private mutating func job(_ number: Int) -> String {
    let hasMatrix = isOn(25)
    var text = "include: [../lib/sets.yaml, ../lib/volumes.yaml]\n"
    if isOn(30) { text += "variables: { own: { default: /own } }\n" }
    if isOn(80) { text += "use: [\(one("f0", "f1", "f0, f1", "f1, f0, f1"))]\n" }
    if hasMatrix { text += "matrix: { m: [1, 2e-1, \"${{ var.seed }}\"] }\n" }
    text += "job_name: j\(number)\(hasMatrix ? "-${{ matrix.m }}" : "")\n"
    if isOn(60) { text += "job_desc: \(scalar())\n" }
    text += "config:\n" + config(indent: 2, isWhole: true)
    guard isOn(50) else { return text }
    text += "environments:\n"
    for name in environments {
      text += isOn(30) ? "  \(name): {}\n" : "  \(name):\n    config:\n" + config(indent: 6, isWhole: false)
    }
    return text
  }

  private mutating func config(indent: Int, isWhole: Bool) -> String {
    var lines: [String] = []
    func add(_ line: String, _ isThere: Bool) { if isThere { lines.append(line) } }
    let percent = isWhole ? 90 : 35
    add("worker_server_num: \(one("1", "${{ var.nodes }}", "2.0"))", isOn(percent))
    add("spec_id: 5", isOn(percent))
    add("engine_id: 130", isOn(percent))
    add("app_url: \(one("${{ var.bucket }}/code/", "/x/code/", "${{ var.nested }}/c/"))", isOn(percent))
    add("boot_file_url: ${{ job.config.app_url }}train.py", isOn(percent))
    add("data_url: \(one("${{ var.bucket }}/data/", "/d/e/", "${{ job.config.app_url }}"))", isOn(percent))
    add("train_url: \(one("${{ var.bucket }}/${{ env.name }}/", "${{ job.config.log_url }}o/"))", isOn(percent))
    add("log_url: \(one("${{ var.bucket }}/log/", "${{ job.config.train_url }}"))", isOn(percent / 2))
    add("$unset: [\(one("log_url", "spec_id", "nope"))]", isOn(8))
    var text = lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    let margin = String(repeating: " ", count: indent)
    if isOn(70) { text += "\(margin)parameter:\n" + parameters(indent: indent + 2) }
    if isOn(40) {
      let entry = one(
        "- { $use: scratch, nfs: { read_only: true } }", "- { $use: [scratch, archive] }",
        "$append: [ { $use: archive, nfs: { read_only: true } } ]",
        "- { nfs: { id: i, src_path: \"h:/\", dest_path: \"/home/work/${{ var.nodes }}\" } }")
      text += "\(margin)volumes:\n\(margin)  \(entry)\n"
    }
    return text.isEmpty ? "\(margin)create_version: true\n" : text
  }

  private mutating func parameters(indent: Int) -> String {
    let names = ["a", "b", "c", "d", "e"].filter { _ in isOn(60) }
    var lines: [String] = []
    if isOn(25) {
      for name in names { lines.append("- { label: \(name), value: \(scalar()) }") }
      lines.append("- { $use: \(one("s0", "s1")), z: \(scalar()) }")
    } else {
      for name in names { lines.append("\(name): \(scalar())") }
      if isOn(60) { lines.append("$use: [\(one("s0", "s1", "s0, s2", "s2, s1"))]") }
      if isOn(10) { lines.append("$remove: [\(one("a", "nope"))]") }
      if isOn(10) { lines.append("$append: [ { label: n, value: \(scalar()) } ]") }
      if isOn(8) { lines.append("$prepend: { a: \(scalar()), $use: s0 }") }
      if lines.isEmpty { lines = ["a: 1"] }
      lines.shuffle(using: &random)
    }
    return lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }

  /// A scalar, often with references, of which some cannot be resolved.
  private mutating func scalar() -> String {
    let known = [
      "var.bucket", "var.nodes", "var.seed", "var.nested", "var.sole", "var.token", "var.own", "env.name", "env.region",
      "env.project_id", "job.job_name", "job.config.app_url", "job.config.worker_server_num", "job.config.train_url",
    ]
    let rare = [
      "var.nope", "var.unset", "matrix.m", "env.nope", "job.config", "job.config.parameter.0.value", "var.seed2",
    ]
    var paths = [one(of: known), one(of: known)]
    if isOn(10) { paths[0] = one(of: rare) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1, 2: return "\"${{ \(paths[0]) }}\""
    case 3, 4: return "\"/a/${{ \(paths[0]) }}-${{\(paths[1])}}\""
    case 5: return "\"$${{ x }} ${{ \(paths[0]) }}\\u00e9\""
    default: return one("1", "0.10", "1e-4", "true", "/b/c/", "\"7\"", "text", "007", "'it''s'", "\"q\\u00e9\"")
    }
  }
}
