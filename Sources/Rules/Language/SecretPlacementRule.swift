/// The page of `secret-placement`.
enum SecretPlacementRule: Rule {
  static let description = RuleDescription(
    id: "secret-placement", summary: "a secret stands in parameter values and in user_command only",
    why: """
      Names, descriptions and paths are shown in lists, logs and bills. A secret there is known to everyone who \
      may look at the console.
      """,
    remedy: """
      Pass the secret as a parameter or in the command, or keep it in a file that the job reads from storage of \
      its own.
      """,
    source: "manifest language, section 4",
    bad: .config(
      "train_url: /bucket/${{ var.token }}/",
      above: "variables: { token: { type: string, secret: true, default: example } }"),
    good: .config("train_url: /bucket/out/"))
}
