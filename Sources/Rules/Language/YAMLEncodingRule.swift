/// The page of `yaml-encoding`.
enum YAMLEncodingRule: Rule {
  static let description = RuleDescription(
    id: "yaml-encoding", summary: "a file is UTF-8 without control characters",
    why: """
      Text in another encoding reads as rubbish in somebody's editor and as other bytes in the request. Control \
      characters cannot be seen at all: a name that holds one looks like its neighbour and is not equal to it.
      """,
    remedy: """
      Save the file as UTF-8 (a byte order mark does no harm). Remove the control character, or write it as an \
      escape in double quotes where it is meant, as in "\\x07".
      """,
    source: "YAML 1.2.2, section 5.1 and 5.2",
    bad: .manifest(
      """
      job_name: demo
      job_desc: a bell \u{7}
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
      job_desc: "a bell \\x07"
      config:
        worker_server_num: 1
        spec_id: 1
        model_id: 4
        data_url: /bucket/data/
        train_url: /bucket/out/
      """))
}
