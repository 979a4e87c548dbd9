import DocumentModel

/// `boot_file_url` is a file inside `app_url`, by path segments (table 3, boot_file_url).
///
/// That it is no folder is the schema's to say; what `app_url` has to do with it, no schema can.
enum BootFileRule: Rule {
  static let description = RuleDescription(
    id: "boot-file",
    summary: "boot_file_url is a file inside the folder app_url",
    why: """
      The service copies the folder app_url into the container and starts the file there. A file elsewhere is \
      not copied, and the job fails as soon as it runs. The comparison is by whole names: \
      /bucket/code-2/train.py is not inside of /bucket/code.
      """,
    remedy: """
      Name a file below app_url, or make app_url the folder that holds the file. With `${{ job.config.app_url \
      }}train.py` the two cannot part.
      """,
    source: "table 3, boot_file_url",
    bad: .config(
      """
      app_url: /bucket/code/
      boot_file_url: /bucket/code-2/train.py
      engine_id: 130
      """, without: ["model_id"]),
    good: .config(
      """
      app_url: /bucket/code/
      boot_file_url: /bucket/code/train.py
      engine_id: 130
      """, without: ["model_id"]))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let app = path(.appURL, fields), let boot = path(.bootFileURL, fields),
      !isPlainlyInside(boot.value, app.value, fields.body), !isFolder(boot.value, fields.body),
      let problem = problem(boot.value, app.value, fields.body)
    else { return }
    report(problem, boot, app, &findings)
  }

  /// Words a boot file that the schema refuses: a folder, or no path to a file at all.
  static func explain(_ id: NodeID, _ source: String?, _ fields: JobFields, _ findings: inout Findings) {
    guard let boot = path(.bootFileURL, fields), isObjectPath(boot.value, fields.body),
      segments(boot.value, fields.body).count > 1
    else { return ObjectPathRule.explain(id, source, &findings) }
    let app = path(.appURL, fields)
    let problem = app.flatMap { self.problem(boot.value, $0.value, fields.body) }
    report(problem ?? "must be a file, but a path that ends in \"/\" is a folder", boot, app, &findings)
  }

  private static func report(_ problem: String, _ boot: Entry, _ app: Entry?, _ findings: inout Findings) {
    let body = findings.body
    let folder = app ?? boot
    findings.report(
      BootFileRule.self, "\"boot_file_url\" \(problem): \(body.quoted(boot.value))", at: boot.value,
      related: app.map { [findings.label($0.value, "the folder of the code")] } ?? [],
      help: "name the file that starts the training, such as \(example(body.string(of: folder.value)))",
      source: "table 3, boot_file_url")
  }

  /// What is wrong between the two; nil where the file lies inside the folder, or is no path to a file at all.
  private static func problem(_ boot: NodeID, _ app: NodeID, _ body: Tree) -> String? {
    // Of what is no path, or a bare bucket, the schema says so.
    guard isObjectPath(boot, body), isObjectPath(app, body) else { return nil }
    let (folder, file) = (segments(app, body), segments(boot, body))
    guard file.count > 1 else { return nil }
    if file == folder { return "is the folder \"app_url\" itself" }
    return file.starts(with: folder) ? nil : "must lie inside \"app_url\""
  }

  /// Whether a path ends in a slash: the schema refuses it as a file.
  private static func isFolder(_ path: NodeID, _ body: Tree) -> Bool {
    let text = body.text(of: path)
    return text.count > 0 && text[text.count - 1] == UInt8(ascii: "/")
  }

  /// The usual case, without splitting anything: the folder with its slash, then a name.
  private static func isPlainlyInside(_ file: NodeID, _ folder: NodeID, _ body: Tree) -> Bool {
    let folder = body.text(of: folder)
    let file = body.text(of: file)
    guard folder.count > 1, folder[folder.count - 1] == UInt8(ascii: "/"), file.count > folder.count,
      file[folder.count] != UInt8(ascii: "/"), file[file.count - 1] != UInt8(ascii: "/")
    else { return false }
    for i in 0..<folder.count where folder[i] != file[i] { return false }
    return true
  }

  /// A path that can be compared: begins with a slash, is no secret.
  private static func path(_ field: ConfigField, _ fields: JobFields) -> Entry? {
    guard let entry = fields.present(field), fields.body[entry.value].kind == .string,
      !fields.body[entry.value].flags.contains(.secret), fields.body.text(of: entry.value)[0] == UInt8(ascii: "/")
    else { return nil }
    return entry
  }

  private static func segments(_ path: NodeID, _ body: Tree) -> [[UInt8]] {
    body.string(of: path).utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
  }

  /// Whether a path that begins with a slash goes on with a bucket and holds what paths may hold.
  private static func isObjectPath(_ path: NodeID, _ body: Tree) -> Bool {
    let text = body.string(of: path)
    return text.utf8.dropFirst().first != UInt8(ascii: "/") && text.unicodeScalars.allSatisfy(ObjectPathRule.isAllowed)
  }

  private static func example(_ folder: String) -> String { folder + (folder.hasSuffix("/") ? "" : "/") + "train.py" }
}
