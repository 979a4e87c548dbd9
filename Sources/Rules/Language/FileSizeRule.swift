/// The page of `file-size`.
enum FileSizeRule: Rule {
  static let description = RuleDescription(
    id: "file-size", summary: "a file has at most 64 MiB",
    why: """
      A manifest has a few kilobytes. A file of this size is data that took a wrong turn, and reading it would \
      hold up every check of the project.
      """,
    remedy: """
      Split it into several files, or take it out of what "manifests" in jobc.yaml matches.
      """,
    source: "manifest language, section 2",
    bad: nil,
    good: nil)
}
