/// The page of `secret-readable`.
enum SecretReadableRule: Rule {
  static let description = RuleDescription(
    id: "secret-readable", summary: "a secret is not sent where the service keeps it readable", severity: .warning,
    why: """
      The service stores parameters and commands as plain text and returns them to everyone who may read the \
      job, in every later version too.
      """,
    remedy: """
      Let the job fetch the secret itself, or use one that can only do what this job needs and is short-lived. \
      Suppress the finding where that was decided.
      """,
    source: "manifest language, section 4",
    bad: .config(
      "parameter: { token: \"${{ var.token }}\" }",
      above: "variables: { token: { type: string, secret: true, default: example } }"),
    good: .config("parameter: { token_file: /home/work/token }"))
}
