/// The page of `environments`.
enum EnvironmentsRule: Rule {
  static let description = RuleDescription(
    id: "environments", summary: "a job exists in some environment", severity: .warning,
    why: """
      With an empty "environments" the job exists nowhere: it is never compiled, checked only in part, and \
      nobody notices that it is gone.
      """,
    remedy: """
      Name the environments in which the job exists, or leave the key out for a job that exists in all.
      """,
    source: "manifest language, section 7",
    bad: .config("", above: "environments: {}"),
    good: .config("", above: "environments: { default: {} }"))
}
