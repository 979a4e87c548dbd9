import Comparison
import DocumentModel
import Planner

/// The values of a change in words: on one line where they are short, else line by line.
struct ChangeWords {
  private static let shortest = 60
  private let change: PlannedChange

  init(_ change: PlannedChange) { self.change = change }

  /// `"0.1" → "0.2"`, `+ 4`, `- "words"`; nil for values that are long or of several lines.
  var short: String? {
    guard isShort(change.old), isShort(change.new) else { return nil }
    let new = change.new.map(Self.json)
    let old = change.isOldConcealed ? "(not shown)" : change.old.map(Self.json)
    return switch change.kind {
    case .added: "+ \(new ?? "")"
    case .removed: "- \(old ?? "")"
    case .changed: "\(old ?? "(none)") → \(new ?? "(none)")"
    }
  }

  /// What went, came and stayed.
  var excerpt: LineExcerpt {
    LineExcerpt(from: change.isOldConcealed ? .string("(not shown)") : change.old, to: change.new)
  }

  private func isShort(_ value: JSONValue?) -> Bool {
    guard let value else { return true }
    if let text = value.string, text.utf8.dropLast().contains(0x0A) { return false }
    return Self.json(value).unicodeScalars.count <= Self.shortest
  }

  private static func json(_ value: JSONValue) -> String { String(decoding: value.json, as: UTF8.self) }
}
