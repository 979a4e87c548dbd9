import DocumentModel

/// A field that stands in no table of the reference that this target follows. A note.
enum ObservedFieldRule: Rule {
  static let description = RuleDescription(
    id: "observed-field",
    summary: "every field stands in the reference", severity: .note,
    why: """
      The field stands in no table of the reference, only in captured requests or in a later edition. Your \
      installation may know it, ignore it or refuse the request.
      """,
    remedy: """
      Nothing need be done where the field is known to work. spec_id in place of flavor, and volumes in place of \
      nas_*, are the documented ways.
      """,
    source: "captured requests; the reference of 2025",
    bad: .config("flavor: { code: modelarts.vm.cpu.2u }", without: ["spec_id"]),
    good: .config("spec_id: 1"))

  private static let fields: [ConfigField] = [.flavor, .poolID, .nasType, .nasShareAddr, .nasMountPath]

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    for field in Self.fields {
      if let entry = fields.entry(field) { report(entry, fields, &findings) }
    }
    if let entry = fields.notification { report(entry, fields, &findings) }
  }

  private static func report(_ entry: Entry, _ fields: JobFields, _ findings: inout Findings) {
    let name = fields.names(entry)
    let isRecent = fields.body.text(of: entry.key, equals: "pool_id")
    findings.report(
      ObservedFieldRule.self,
      isRecent
        ? "\(name) is documented in the reference of 2025 only"
        : "\(name) is documented nowhere; captured requests show it",
      at: entry.key, help: "it is sent as it is; not every installation of the service need know it",
      source: "\(isRecent ? "the reference of 2025" : "captured requests"), \(fields.body.string(of: entry.key))")
  }
}
