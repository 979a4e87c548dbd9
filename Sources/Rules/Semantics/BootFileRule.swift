import DocumentModel

/// `boot_file_url` is a file inside `app_url`, by path segments (table 3, boot_file_url).
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
    guard let app = path(.appURL, fields), let boot = path(.bootFileURL, fields) else { return }
    let body = fields.body
    if isPlainlyInside(boot.value, app.value, body) { return }
    let folder = body.string(of: app.value).split(separator: "/").map { Array($0.utf8) }
    let file = body.string(of: boot.value).split(separator: "/").map { Array($0.utf8) }
    let problem: String
    if file == folder {
      problem = "is the folder \"app_url\" itself"
    } else if !file.starts(with: folder) {
      problem = "must lie inside \"app_url\""
    } else if body.string(of: boot.value).utf8.last == UInt8(ascii: "/") {
      problem = "must be a file, but a path that ends in \"/\" is a folder"
    } else {
      return
    }
    findings.report(
      BootFileRule.self, "\"boot_file_url\" \(problem): \(body.quoted(boot.value))", at: boot.value,
      related: [findings.label(app.value, "the folder of the code")],
      help: "name the file that starts the training, such as \(example(body.string(of: app.value)))",
      source: "table 3, boot_file_url")
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

  private static func example(_ folder: String) -> String { folder + (folder.hasSuffix("/") ? "" : "/") + "train.py" }
}
