/// The page of `json-number`.
enum JSONNumberRule: Rule {
  static let description = RuleDescription(
    id: "json-number", summary: "a number that is printed as JSON has a JSON form",
    why: """
      JSON has no infinity and no "not a number", and its canonical form (RFC 8785) takes every number for a 64-bit \
      float, so that 1e400 has none. `jobc debug` says so rather than print something else.
      """,
    remedy: """
      Put the value in quotes to have it as text, or write a number that JSON can hold.
      """,
    source: "RFC 8785, section 3.2.2.3",
    bad: nil,
    good: nil)
}
