/// The page of `nesting-depth`.
enum NestingDepthRule: Rule {
  static let description = RuleDescription(
    id: "nesting-depth", summary: "collections are nested at most 1,000 deep",
    why: """
      No job is nested deeper than a dozen levels. A thousand is a file that was generated wrongly or made to \
      exhaust its reader.
      """,
    remedy: """
      Flatten the document, or look at what generated it: brackets were opened and never closed.
      """,
    source: "manifest language, section 2",
    bad: nil,
    good: nil)
}
