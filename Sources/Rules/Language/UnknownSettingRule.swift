/// The page of `unknown-setting`.
enum UnknownSettingRule: Rule {
  static let description = RuleDescription(
    id: "unknown-setting", summary: "`${{ env.x }}` names a setting that the environment has",
    why: """
      Where the environment does not say its region or project, an empty text in its place would make a path or \
      name that belongs to nobody.
      """,
    remedy: """
      Write env.name, env.project_id, env.region or env.workspace_id, and set it in the environment, in \
      jobc.yaml.
      """,
    source: "manifest language, section 3",
    bad: .config("data_url: /bucket/${{ env.region }}/"),
    good: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { region: eu-de }
        """,
        "job.yaml": """
        job_name: demo
        config:
          data_url: /bucket/${{ env.region }}/
          worker_server_num: 1
          spec_id: 1
          model_id: 4
          train_url: /bucket/out/
        """,
      ]))
}
