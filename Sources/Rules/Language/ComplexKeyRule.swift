/// The page of `complex-key`.
enum ComplexKeyRule: Rule {
  static let description = RuleDescription(
    id: "complex-key", summary: "every key is a scalar",
    why: """
      A map or a list as a key has no place in JSON, so it cannot be sent. It is nearly always an accident: `{{ \
      x }}` without quotes is, to YAML, a map whose key is a map.
      """,
    remedy: """
      Quote the whole value if it is text. A reference is written with a dollar: `${{ var.x }}`.
      """,
    source: "manifest language, section 2",
    bad: .config("worker_server_num: {{ var.nodes }}"),
    good: .config("worker_server_num: ${{ var.nodes }}", above: "variables: { nodes: 1 }"))
}
