/// The page of `include-cycle`.
enum IncludeCycleRule: Rule {
  static let description = RuleDescription(
    id: "include-cycle", summary: "files do not include each other in a loop",
    why: """
      It no longer can be said which file is built on which: every change reaches everything, and a reader never \
      finds the bottom.
      """,
    remedy: """
      Move what both files need into a third, which includes neither.
      """,
    source: "manifest language, section 5",
    bad: .files(
      [
        "a.yaml": """
        include: [b.yaml]
        x-note: a library
        """,
        "b.yaml": """
        include: [a.yaml]
        x-note: another library
        """,
      ]),
    good: .files(
      [
        "common.yaml": """
        x-note: what both need
        """,
        "a.yaml": """
        include: [common.yaml]
        x-note: a library
        """,
        "b.yaml": """
        include: [common.yaml]
        x-note: another library
        """,
      ]))
}
