/// The page of `declaration-cycle`.
enum DeclarationCycleRule: Rule {
  static let description = RuleDescription(
    id: "declaration-cycle", summary: "shared volumes and parameter sets do not use each other in a loop",
    why: """
      A set that contains itself has no end, so there is no list of entries that could be sent.
      """,
    remedy: """
      Take one `$use` out of the loop that the finding shows.
      """,
    source: "manifest language, section 6",
    bad: .config(
      "parameter: { $use: [optimiser] }",
      above: "parameters: { optimiser: { $use: [schedule] }, schedule: { $use: [optimiser] } }"),
    good: .config(
      "parameter: { $use: [optimiser] }",
      above: "parameters: { optimiser: { $use: [schedule] }, schedule: { warmup: 5 } }"))
}
