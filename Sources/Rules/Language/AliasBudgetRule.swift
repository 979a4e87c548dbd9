/// The page of `alias-budget`.
enum AliasBudgetRule: Rule {
  static let description = RuleDescription(
    id: "alias-budget", summary: "aliases and merge keys make no document larger than 1,000,000 nodes",
    why: """
      Aliases of aliases multiply: nine lines can stand for billions of values and fill the memory of every \
      machine that reads them. No job needs that.
      """,
    remedy: """
      Write out what is needed, or share it by a fragment. The finding names the alias at which the limit was \
      passed.
      """,
    source: "manifest language, section 2",
    bad: .manifest(
      """
      x-1: &a [x, x, x, x, x, x, x, x, x, x]
      x-2: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      x-3: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      x-4: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      x-5: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      x-6: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      x-1: &a [x, x, x, x, x, x, x, x, x, x]
      x-2: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
