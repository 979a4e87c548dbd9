import Diagnostics
import DocumentModel

/// `notification.events` holds events that the service's console offers. A warning: no table lists them.
enum NotificationEventRule: Rule {
  static let description = RuleDescription(
    id: "notification-event",
    summary: "an event to tell about is one that the console offers", severity: .warning,
    why: """
      Nobody is told of an event that the service does not know. No table of the reference lists the events, so \
      this is what the console offers, and a warning.
      """,
    remedy: "Write OnJobRunning, OnJobSucceeded or OnJobFailed.",
    source: "captured requests, notification.events",
    bad: .config("", above: "notification: { topic_urn: \"urn:smn:eu-de:0f2a:ml\", events: [OnJobFail] }"),
    good: .config("", above: "notification: { topic_urn: \"urn:smn:eu-de:0f2a:ml\", events: [OnJobFailed] }"))

  private static let events = ["OnJobRunning", "OnJobSucceeded", "OnJobFailed"]

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let notification = fields.notification, let list = fields.body.value("events", of: notification.value)
    else { return }
    let body = fields.body
    for event in body.items(of: list) {
      guard body[event].kind == .string, !body[event].flags.contains(.secret) else { continue }
      let name = body.string(of: event)
      if events.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { continue }
      let meant = Suggestion.nearest(to: name, among: events)
      findings.report(
        NotificationEventRule.self, "the event \(body.quoted(event)) is none that the console offers", at: event,
        help: meant.map { "did you mean \"\($0)\"?" } ?? "the console offers " + events.joined(separator: ", "),
        fixes: meant.map {
          findings.replacement(of: event, with: $0, title: "write \"\($0)\"", applicability: .unsafe)
        } ?? [],
        source: "captured requests, notification.events")
    }
  }
}
