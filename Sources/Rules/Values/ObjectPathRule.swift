import Diagnostics
import DocumentModel

/// A path in object storage: `/bucket/…`, without a scheme, of visible ASCII without `'`, `{`, `}`, `[`, `]`
/// (ModelArts.2608); the path of data is more than a bucket (ModelArts.2606).
enum ObjectPathRule: Rule {
  static let description = RuleDescription(
    id: "object-path",
    summary: "a path in object storage begins with / and its bucket, and has no scheme",
    why: """
      The service takes "obs://bucket/x" for a path in a bucket called "obs:", finds nothing there and fails the \
      job, or refuses the path: characters outside of visible ASCII with ModelArts.2608, data that is a bare \
      bucket with ModelArts.2606.
      """,
    remedy: """
      Write a slash, the bucket, a slash, the path: /bucket/folder/. Folders end in a slash. Rename objects \
      whose names hold blanks, quotes, braces or brackets.
      """,
    source: "table 3, data_url; error codes ModelArts.2606 and ModelArts.2608",
    bad: .config("data_url: obs://bucket/data/"),
    good: .config("data_url: /bucket/data/"))

  static func explain(_ id: NodeID, _ source: String?, _ findings: inout Findings) {
    let body = findings.body
    let subject = body.subject(id)
    let text = body.string(of: id)
    if let wrong = text.unicodeScalars.first(where: { !isAllowed($0) }), withoutScheme(text) == nil {
      findings.report(
        ObjectPathRule.self, "\(subject) must not hold \(wrong.quotedName), but \(body.quoted(id)) does", at: id,
        help: "paths in object storage are visible ASCII without blanks, quotes, braces and brackets", source: source,
        offender: wrong)
    } else if text.utf8.first != UInt8(ascii: "/") {
      let reason = hasScheme(text) ? "must not name a scheme" : "must begin with \"/\""
      let path = rewritten(text)
      findings.report(
        ObjectPathRule.self, "\(subject) \(reason), but is \(body.quoted(id))", at: id,
        help: path.map { "write \($0): a slash, the bucket, the path" }
          ?? "a path in object storage is /bucket/folder/",
        fixes: path.map { findings.replacement(of: id, with: $0, title: "write \($0)") } ?? [], source: source)
    } else if bucketCount(text) == 0 {
      findings.report(
        ObjectPathRule.self, "\(subject) names no bucket: \(body.quoted(id))", at: id,
        help: "a path in object storage is /bucket/folder/", source: source)
    } else {
      findings.report(
        ObjectPathRule.self, "\(subject) must be more than a bucket, but is \(body.quoted(id))", at: id,
        help: "name a folder in the bucket", source: source)
    }
  }

  /// Whether a path in object storage may hold the scalar (ModelArts.2608).
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "{", "}", "[", "]": false
    default: scalar.value > 0x20 && scalar.value < 0x7F
    }
  }

  /// The path as it should be written; nil where that cannot be told: a scheme of something else, a path of a shell.
  private static func rewritten(_ text: String) -> String? {
    let isKnown = withoutScheme(text) != nil
    let rest = withoutScheme(text) ?? text
    guard let first = rest.utf8.first, isKnown || !hasScheme(text) else { return nil }
    return first == UInt8(ascii: ".") || first == UInt8(ascii: "~") ? nil : "/" + rest
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard withoutScheme(text) == nil else { return true }
    let scheme = text.utf8.prefix { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
    return !scheme.isEmpty && text.utf8.dropFirst(scheme.count).starts(with: "://".utf8)
  }

  /// What follows `obs:` or `s3:` (or another scheme of object stores) and its slashes; nil where there is none.
  private static func withoutScheme(_ text: String) -> String? {
    for scheme in ["obs:", "s3:", "s3a:", "s3n:"] where text.lowercased().hasPrefix(scheme + "/") {
      return String(text.dropFirst(scheme.count).drop { $0 == "/" })
    }
    return nil
  }

  private static func bucketCount(_ text: String) -> Int {
    text.hasPrefix("//") ? 0 : text.split(separator: "/").count
  }
}
