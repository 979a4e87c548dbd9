/// The page of `unknown-field`.
enum UnknownFieldRule: Rule {
  static let description = RuleDescription(
    id: "unknown-field", summary: "`${{ job.x }}` names a field that this job has",
    why: """
      The field is misspelt or not set in this environment, so the reference has no value.
      """,
    remedy: """
      Name a field of the merged job from its top: `job.config.train_url`; entries of lists by their index: \
      `job.config.volumes.0.nfs.dest_path`.
      """,
    source: "manifest language, section 3",
    bad: .config("log_url: ${{ job.config.train_ulr }}logs/"),
    good: .config("log_url: ${{ job.config.train_url }}logs/"))
}
