/// The page of `shadowed-anchor`.
enum ShadowedAnchorRule: Rule {
  static let description = RuleDescription(
    id: "shadowed-anchor", summary: "no anchor is defined twice in a document", severity: .warning,
    why: """
      An alias means the anchor that was defined last above it. When a block with an anchor is copied, or moved, \
      aliases below it silently take another value.
      """,
    remedy: """
      Give each anchor a name of its own. For values that are shared there are variables, whose names are \
      unique.
      """,
    source: "YAML 1.2.2, section 3.2.2.2",
    bad: .config(
      """
      train_url: &output /bucket/out/
      log_url: &output /bucket/logs/
      parameter: { output: *output }
      """),
    good: .config(
      """
      train_url: &output /bucket/out/
      log_url: /bucket/logs/
      parameter: { output: *output }
      """))
}
