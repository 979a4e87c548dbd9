import Randomness

/// Makes small projects at random that use all that makes one file depend on another: shared files that include others,
/// variables from everywhere, overlays, matrices, policies, a catalogue; most of what it makes is right.
struct RandomProject {
  private(set) var random: SeededGenerator
  private(set) var files: ProjectFiles = [:]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    files["jobc.yaml"] = projectFile()
    files["lib/base.yaml"] = base()
    for number in 0..<Self.libraryCount { files["lib/l\(number).yaml"] = library(number) }
    files["policy/size.schema.json"] = policy()
    files["catalog/prod.lock.json"] = catalog()
    files["vars/given.yaml"] = "tag: t\(below(3))\n"
    for number in 0..<(2 + below(4)) { files[manifestPath(number)] = manifest(number) }
  }

  private static let libraryCount = 4

  // MARK: Chance

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  /// True once in `count` times.
  mutating func isOne(in count: Int) -> Bool { below(count) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func some(_ elements: [String], oneIn count: Int) -> [String] {
    elements.filter { _ in isOne(in: count) }
  }

  // MARK: Files that all jobs depend on

  mutating func projectFile() -> String {
    let patterns = pick([
      "", "manifests: [\"jobs/**/*.yaml\"]\n", "manifests: [\"jobs/a/*.yaml\", \"jobs/*.yaml\"]\n",
      "manifests: [\"{jobs,lib}/**/*.yaml\"]\n",
    ])
    let policies = isOne(in: 2) ? "policies: [\"policy/*.schema.json\"]\n" : ""
    var environments = ""
    for name in ["dev", "test", "prod"].prefix(1 + below(3)) {
      let workspace = isOne(in: 4) ? "workspace_id: \"\(pick(["0", String(repeating: "a", count: 32)]))\", " : ""
      let catalog = isOne(in: 3) ? "catalog: catalog/prod.lock.json, " : ""
      let nodes = isOne(in: 8) ? ", nodes: \(below(2))" : ""
      environments += "  \(name): { \(workspace)\(catalog)variables: { bucket: /b\(below(3))\(nodes) } }\n"
    }
    let silenced = isOne(in: 6) ? "# jobc: ignore-file[\(pick(["variable-value", "undeclared-variable"]))] known\n" : ""
    return "\(silenced)jobc: 1\n\(patterns)default_environment: dev\n\(policies)environments:\n\(environments)"
  }

  mutating func policy() -> String {
    """
    {"$schema": "https://json-schema.org/draft/2020-12/schema",
     "properties": {"config": {"properties": {"worker_server_num": {"maximum": \(1 + below(3))}}}}}

    """
  }

  mutating func catalog() -> String {
    """
    {"jobc": 1, "endpoint": "https://example.com", "region": "eu-de", "project_id": "0f2a",
     "pulled_at": "2024-11-23T08:00:00Z",
     "specs": [{"spec_id": \(27 + below(2)), "spec_code": "modelarts.vm.cpu.8u", "core": "8", "cpu": "32", "gpu_num": 0,
                "max_num": 2, "no_resource": false}],
     "engines": [], "models": []}

    """
  }

  // MARK: Shared files

  mutating func base() -> String {
    """
    variables:
      bucket: { type: string, default: /b }
      nodes: { type: integer, default: \(1 + below(2)), minimum: 1 }
      tag: { type: string, default: t\(below(3)) }
      key: { type: string, secret: true, default: hunter\(below(3)) }

    """
  }

  mutating func library(_ number: Int) -> String {
    let others = some((0..<number).map { "l\($0).yaml" }, oneIn: 2) + ["base.yaml"]
    let loop = isOne(in: 30) ? ["l\(below(Self.libraryCount)).yaml"] : []
    let includes = (others + loop + (isOne(in: 20) ? ["later.yaml"] : [])).joined(separator: ", ")
    let set = isOne(in: 3) && number > 0 ? "$use: [p\(number - 1)], " : ""
    let silenced = isOne(in: 8) ? "# jobc: ignore-file[\(pick(["policy", "unused-volume", "include"]))] why not\n" : ""
    return """
      \(silenced)include: [\(includes)]
      variables: { v\(number): "${{ var.bucket }}/x\(below(3))" }
      fragments:
        f\(number): { config: { log_url: "\(isOne(in: 8) ? "b" : "${{ var.v\(number) }}")/log/", worker_server_num: "${{ var.nodes }}" } }
      parameters:
        p\(number): { \(set)epochs: \(1 + below(3)), k\(number): "${{ var.tag }}" }
      volumes:
        w\(number): { nfs: { id: i\(below(2)), src_path: "192.168.8.1:/", dest_path: /home/work/w\(number) } }

      """
  }

  // MARK: Manifests

  mutating func manifestPath(_ number: Int) -> String {
    pick(["jobs/", "jobs/a/", "jobs/b/", "jobs/b/c/"]) + "j\(number).yaml"
  }

  /// A manifest whose jobs are named after a number.
  mutating func manifest(_ number: Int, depth: Int? = nil) -> String {
    var text = ""
    for document in 0..<(isOne(in: 4) ? 2 : 1) {
      text += document == 0 ? "" : "---\n"
      text += isOne(in: 5) ? plain(number, document) : full(number, document, depth: depth ?? 1 + below(3))
    }
    return text
  }

  private mutating func plain(_ number: Int, _ document: Int) -> String {
    """
    job_name: \(name(number, document))
    config: { worker_server_num: \(1 + below(3)), spec_id: 27, model_id: 4, data_url: /b/d\(below(3))/, train_url: /b/o/ }

    """
  }

  private mutating func name(_ number: Int, _ document: Int) -> String {
    isOne(in: 25) ? "j0" : "j\(number)" + (document == 0 ? "" : "-second")
  }

  private mutating func full(_ number: Int, _ document: Int, depth: Int) -> String {
    let up = String(repeating: "../", count: depth)
    let numbers = (0..<Self.libraryCount).filter { _ in isOne(in: 2) }
    let libraries =
      numbers.map { "\(up)lib/l\($0).yaml" } + (numbers.isEmpty || isOne(in: 4) ? ["\(up)lib/base.yaml"] : [])
    let missing = isOne(in: 20) ? ["\(up)lib/later.yaml"] : []
    var text = isOne(in: 20) ? "# jobc: ignore-file[\(pick(["policy", "missing-output", "unused-variable"]))]\n" : ""
    text += "include: [\((libraries + missing).joined(separator: ", "))]\n"
    let fragments = numbers.filter { _ in isOne(in: 2) }.map { "f\($0)" } + (isOne(in: 30) ? ["f9"] : [])
    if !fragments.isEmpty { text += "use: [\(fragments.joined(separator: ", "))]\n" }
    let hasMatrix = isOne(in: 4)
    if hasMatrix { text += "matrix: { m: [1, \(2 + below(2))] }\n" }
    let own = isOne(in: 5)
    if own { text += "variables: { own\(number): w\(below(3)) }\n" }
    let suffix = hasMatrix && !isOne(in: 8) ? "-${{ matrix.m }}" : isOne(in: 6) ? "-${{ var.tag }}" : ""
    text += "job_name: \(name(number, document))\(suffix)\n"
    if isOne(in: 3) { text += "job_desc: \"in ${{ env.name }}\(own ? " ${{ var.own\(number) }}" : "")\"\n" }
    text += """
      config:
        worker_server_num: \(pick(["1", "2", "${{ var.nodes }}"]))
        spec_id: \(pick(["27", "27", "modelarts.vm.cpu.8u"]))
        model_id: 4
        data_url: ${{ var.bucket }}/d\(below(3))/
        train_url: ${{ var.bucket }}/o/${{ job.job_name }}/

      """
    let sets = numbers.filter { _ in isOne(in: 2) }.map { "p\($0)" }
    let secret = isOne(in: 8) ? ", token: \"${{ var.key }}\"" : ""
    if !sets.isEmpty {
      text += "  parameter: { $use: [\(sets.joined(separator: ", "))], epochs: \(below(4))\(secret) }\n"
    }
    if let volume = numbers.last, isOne(in: 2) { text += "  volumes: [{ $use: w\(volume) }]\n" }
    if isOne(in: 3) {
      text += "environments:\n  dev: {}\n"
      if isOne(in: 2) { text += "  \(pick(["test", "prod"])): { config: { spec_id: \(27 + below(2)) } }\n" }
    }
    return text
  }
}
