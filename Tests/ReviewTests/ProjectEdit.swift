/// What people do to a project between two revisions.
extension RandomProject {
  /// The files after some edits.
  mutating func edited(_ count: Int) -> ProjectFiles {
    var after = files
    for _ in 0..<count { edit(&after) }
    return after
  }

  private mutating func edit(_ files: inout ProjectFiles) {
    let path = pick(files.paths)
    let manifests = files.paths.filter { $0.hasPrefix("jobs/") }
    let manifest = manifests.isEmpty ? path : pick(manifests)
    switch below(16) {
    case 0, 1, 2: files[path] = tweaked(files[path] ?? "")
    case 3: files[path.hasPrefix("jobs/") || isOne(in: 3) ? path : manifest] = nil
    case 4:
      let number = below(12)
      files[manifestPath(number)] = self.manifest(number)
    case 5:
      let text = files.removeValue(forKey: manifest)
      files[manifestPath(below(12))] = text
    case 6: files[path] = rewritten(path)
    case 7: files[path, default: ""] += pick(["job_name: [\n", "nonsense: 1\n", "---\n- 1\n", "\tx"])
    case 8: files[manifest] = renamed(files[manifest] ?? "")
    case 9: files["lib/later.yaml"] = files["lib/later.yaml"] == nil ? "variables: { later: 1 }\n" : nil
    case 10: files["jobc.yaml"] = isOne(in: 4) ? nil : projectFile()
    case 11: files[pick(["policy/size.schema.json", "policy/more.schema.json"])] = isOne(in: 5) ? "{" : policy()
    case 12: files["catalog/prod.lock.json"] = isOne(in: 4) ? nil : catalog()
    case 13: files["jobs/b/jobc.yaml"] = isOne(in: 3) ? nil : pick(["", "environments: { dev: {}, test: {} }\n"])
    default: files[manifest] = included(files[manifest] ?? "")
    }
  }

  /// Another digit in the place of one of those that are there.
  private mutating func tweaked(_ text: String) -> String {
    var characters = Array(text)
    let digits = characters.indices.filter { characters[$0].isNumber }
    if digits.isEmpty { return text + "# nothing to change\n" }
    characters[pick(digits)] = Character(String(below(4)))
    return String(characters)
  }

  private mutating func rewritten(_ path: String) -> String {
    let number = path.filter(\.isNumber).first.flatMap { Int(String($0)) } ?? 0
    if path == "jobc.yaml" { return projectFile() }
    if path == "lib/base.yaml" { return base() }
    if path.hasPrefix("lib/") { return library(min(number, 3)) }
    if path.hasPrefix("policy/") { return policy() }
    if path.hasPrefix("catalog/") { return catalog() }
    if path.hasPrefix("vars/") { return "tag: t\(below(3))\nnothing: 1\n" }
    return manifest(number, depth: path.split(separator: "/").count - 1)
  }

  private mutating func renamed(_ text: String) -> String {
    text.replacing("job_name: j", with: "job_name: \(isOne(in: 3) ? "j0" : "k\(below(3))")j", maxReplacements: 1)
  }

  /// Adds an include or takes one away.
  private mutating func included(_ text: String) -> String {
    isOne(in: 2)
      ? text.replacing("include: [", with: "include: [../lib/l\(below(4)).yaml, ", maxReplacements: 1)
      : text.replacing(/include: \[[^,\]]*,? ?/, with: "include: [", maxReplacements: 1)
  }
}
