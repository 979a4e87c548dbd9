import DocumentModel

extension Tree {
  /// What a node is, in words for a finding: `the number 7`, `a list`, `the text "x"`.
  package func describe(_ id: NodeID) -> String {
    switch self[id].kind {
    case .null: "null"
    case .boolean: "the boolean \(shortText(of: id))"
    case .integer, .float: "the number \(shortText(of: id))"
    case .string: "the text \"\(shortText(of: id))\""
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }

  /// A scalar's text, cut at 40 scalars and without what would break the line.
  package func shortText(of id: NodeID) -> String {
    let scalars = string(of: id).unicodeScalars
    var short = String(String.UnicodeScalarView(scalars.prefix(40).map { $0.value < 0x20 ? " " : $0 }))
    if scalars.dropFirst(40).first != nil { short += "…" }
    return short
  }
}
