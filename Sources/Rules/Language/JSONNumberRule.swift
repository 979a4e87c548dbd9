/// The page of `json-number`.
enum JSONNumberRule: Rule {
  static let description = RuleDescription(
    id: "json-number", summary: "a number that is printed as JSON has a JSON form",
    why: """
      JSON has no infinity and no "not a number", and the canonical form keeps integers only up to \
      9007199254740991. `jobc debug` says so rather than print another number than the one that was read.
      """,
    remedy: """
      Put the value in quotes to have it as text, or write a number that JSON can hold.
      """,
    source: "RFC 8785, section 3.2.2.3",
    bad: nil,
    good: nil)
}
