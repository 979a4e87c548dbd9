/// The page of `merge-key`.
enum MergeKeyRule: Rule {
  static let description = RuleDescription(
    id: "merge-key", summary: "a merge key takes a map or a list of maps",
    why: """
      "<<" puts the keys of another map here. There is nothing to put here from a text or a number. "jobc validate" \
      takes documents as YAML 1.2 has them, which knows no merge keys, and notes each that it meets.
      """,
    remedy: """
      Write `<<: *name` with an anchor on a map, or quote the key to have a key called "<<". For sharing across \
      files there are fragments.
      """,
    source: "https://yaml.org/type/merge.html",
    bad: .config("<<: defaults"),
    good: .config("<<: *defaults", above: "x-defaults: &defaults { log_url: /bucket/logs/ }"))
}
