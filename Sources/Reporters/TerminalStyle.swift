import Diagnostics

/// The few colours of the text report, or none.
struct TerminalStyle: Sendable {
  /// What a piece of text is.
  enum Role {
    case place, rule, gutter, label, noteName
    case severity(Severity)
  }

  let isColored: Bool

  /// `text` in its colour; empty text stays empty.
  func paint(_ text: String, _ role: Role) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(role))m\(text)\u{1B}[0m"
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .place, .noteName: "1"
    case .rule, .gutter: "2"
    case .label: "36"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    }
  }
}
