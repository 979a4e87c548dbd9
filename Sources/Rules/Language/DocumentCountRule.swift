/// The page of `document-count`.
enum DocumentCountRule: Rule {
  static let description = RuleDescription(
    id: "document-count", summary: "a file that is printed in its canonical form holds one document",
    why: """
      RFC 8785 is about one JSON text. Of several documents `jobc debug canonical` would have to choose one, and \
      nobody would know which.
      """,
    remedy: """
      Use `jobc debug json`, which prints a line for each document, or split the file.
      """,
    bad: nil,
    good: nil)
}
