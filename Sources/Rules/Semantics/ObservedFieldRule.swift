import DocumentModel

/// A field that stands in no table of the reference that this target follows. A note.
enum ObservedFieldRule: Rule {
  static let description = RuleDescription(
    id: "observed-field", summary: "every field stands in the reference", severity: .note)

  private static let fields: [ConfigField] = [.flavor, .poolID, .nasType, .nasShareAddr, .nasMountPath]

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    for field in Self.fields {
      if let entry = fields.entry(field) { report(entry, fields, &findings) }
    }
    if let entry = fields.notification { report(entry, fields, &findings) }
  }

  private static func report(_ entry: Entry, _ fields: JobFields, _ findings: inout Findings) {
    let name = fields.names(entry)
    let origin = fields.body.text(of: entry.key, equals: "pool_id") ? "the reference of 2025" : "captured requests"
    findings.report(
      ObservedFieldRule.self, "\(name) stands in no table of the reference, only in \(origin)", at: entry.key,
      help: "it is sent as it is", source: "\(origin), \(fields.body.string(of: entry.key))")
  }
}
