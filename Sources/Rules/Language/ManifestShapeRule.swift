/// The page of `manifest-shape`.
enum ManifestShapeRule: Rule {
  static let description = RuleDescription(
    id: "manifest-shape",
    summary: "each of the compiler's keys holds what it takes: a map, a list of names, a list of paths",
    why: """
      What stands there cannot be what was meant: a list where names are declared, a text where a list of paths \
      belongs.
      """,
    remedy: """
      Write the shape that the finding names. A list of one is still a list: `use: [training]`. An overlay that \
      changes nothing is `{}`.
      """,
    source: "manifest language, section 1",
    bad: .manifest(
      """
      fragments:
        training: { job_desc: a training }
      use: training
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      fragments:
        training: { job_desc: a training }
      use: [training]
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
