import Diagnostics
import DocumentModel

/// A path in object storage has a name between any two slashes. A warning: object stores accept such names.
enum PathSegmentsRule: Rule {
  static let description = RuleDescription(
    id: "path-segments", summary: "a path in object storage holds no empty, \".\" or \"..\" folder",
    severity: .warning,
    why: """
      This is about app_url, boot_file_url, data_url, train_url and log_url. Object storage knows no folders, only \
      names: /bucket//data/ is another place than /bucket/data/, and ".." leads nowhere. The job finds no data, or \
      writes its model where nobody looks. It happens where a variable that ends in a slash stands before another slash.
      """,
    remedy: """
      Write one slash between two names. Decide for one place where a variable's slash stands, as in \
      `bucket: /ml-dev` and `${{ var.bucket }}/data/`.
      """,
    source: "table 3, app_url: paths are written /bucket/folder/",
    bad: .config("data_url: ${{ var.bucket }}/data/", above: "variables: { bucket: /ml-dev/ }"),
    good: .config("data_url: ${{ var.bucket }}/data/", above: "variables: { bucket: /ml-dev }"))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    check(.appURL, fields, &findings)
    check(.bootFileURL, fields, &findings)
    check(.dataURL, fields, &findings)
    check(.trainURL, fields, &findings)
    check(.logURL, fields, &findings)
    guard let list = fields.entry(.dataSource)?.value, fields.body[list].kind == .sequence else { return }
    for item in fields.body.items(of: list) {
      if let path = fields.body.value("data_url", of: item) { check(path, isSource: true, fields, &findings) }
    }
  }

  @inline(__always)
  private static func check(_ field: ConfigField, _ fields: JobFields, _ findings: inout Findings) {
    if let path = fields.entry(field)?.value { check(path, isSource: false, fields, &findings) }
  }

  @inline(__always)
  private static func check(_ id: NodeID, isSource: Bool, _ fields: JobFields, _ findings: inout Findings) {
    if isOdd(fields.body.text(of: id)) { report(id, isSource: isSource, fields, &findings) }
  }

  /// Whether a slash is followed by another, or by a dot that may be all of a name.
  ///
  /// Of "//" one is at an even place or right after one, so that every second byte is looked at.
  private static func isOdd(_ text: Span<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    var i = 1
    while i < text.count {
      let byte = text[i]
      if byte == slash {
        if text[i - 1] == slash || (i + 1 < text.count && (text[i + 1] == slash || text[i + 1] == UInt8(ascii: "."))) {
          return true
        }
      } else if byte == UInt8(ascii: "."), text[i - 1] == slash {
        return true
      }
      i += 2
    }
    return false
  }

  private static func report(_ id: NodeID, isSource: Bool, _ fields: JobFields, _ findings: inout Findings) {
    let body = fields.body
    let text = body.string(of: id)
    // Without a bucket, with a scheme: that was said.
    guard body[id].kind == .string, !body[id].flags.contains(.secret), text.utf8.first == UInt8(ascii: "/"),
      !text.hasPrefix("//")
    else { return }
    let names = text.split(separator: "/", omittingEmptySubsequences: false)
    let inner = names.dropFirst().dropLast()
    let isDotted = names.contains { $0 == "." || $0 == ".." }
    guard isDotted || inner.contains("") else { return }
    let mended = "/" + names.filter { !$0.isEmpty && $0 != "." }.joined(separator: "/") + (names.last == "" ? "/" : "")
    let isMendable = !names.contains("..")
    findings.report(
      PathSegmentsRule.self,
      "\(body.subject(id)) holds \(isDotted ? "a folder called \".\" or \"..\"" : "two slashes in a row"): "
        + body.quoted(id), at: id,
      help: isMendable
        ? "object storage takes it for another place: \(mended) was meant"
        : "object storage does not follow \"..\": write out the path that is meant",
      fixes: isMendable
        ? findings.replacement(of: id, with: mended, title: "write \(mended)", applicability: .unsafe) : [],
      source: "\(isSource ? "table 4" : "table 3"), \(body.key(of: id).map { body.string(of: $0) } ?? "data_url")")
  }
}
