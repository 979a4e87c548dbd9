/// The page of `yaml-syntax`.
enum YAMLSyntaxRule: Rule {
  static let description = RuleDescription(
    id: "yaml-syntax", summary: "a file is sound YAML",
    why: """
      Nothing of a file can be checked or compiled that YAML cannot read, and a reader that guesses would send \
      another job than the one you meant. Only the first break of a document is reported: what follows it is \
      guesswork.
      """,
    remedy: """
      Look at the place and at the one that the finding names beside it: most often an indentation, an open \
      quote or bracket, or a ":" inside of plain text is at fault. A text with special characters is best put in \
      quotes. A syntax error cannot be suppressed.
      """,
    source: "YAML 1.2.2",
    bad: .manifest(
      """
      job_name: demo
      job_desc: phase 2: fine tuning
      config:
        worker_server_num: 1
        spec_id: 1
        model_id: 4
        data_url: /bucket/data/
        train_url: /bucket/out/
      """),
    good: .manifest(
      """
      job_name: demo
      job_desc: "phase 2: fine tuning"
      config:
        worker_server_num: 1
        spec_id: 1
        model_id: 4
        data_url: /bucket/data/
        train_url: /bucket/out/
      """))
}
