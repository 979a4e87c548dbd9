/// The page of `unreadable-file`.
enum UnreadableFileRule: Rule {
  static let description = RuleDescription(
    id: "unreadable-file", summary: "every file and folder that is looked at can be read",
    why: """
      What cannot be read is not checked, and its jobs are not compiled: the run would look better than it is.
      """,
    remedy: """
      Look at the permissions, at links that lead nowhere, and at the spelling in jobc.yaml. A file that is no \
      manifest can be left out by the patterns in "manifests".
      """,
    bad: nil,
    good: nil)
}
