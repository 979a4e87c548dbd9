/// The table of goals of `design/performance.md`, as far as one machine without rivals can tell; and what is guarded
/// beside it.
///
/// `rivals` is a folder of executables: sourcemeta's `jsonschema`, `check-jsonschema`.
func goals(jobc: String, corpora: Corpora, rivals: String?) -> [Measure] {
  func check(_ name: String) -> [String] { [jobc, "check", corpora.path(name)] }
  func compile(_ name: String) -> [String] { [jobc, "compile", corpora.path(name)] }
  func floor(_ name: String) -> [String] { [corpora.floor, "parse", corpora.path(name)] }
  let (one, plain, many) = ("plain/one", "plain/m1000", "plain/m10000")
  let (shared, sharedMany) = ("shared1000", "shared4000")
  let environments = ["--env", "dev", "--env", "prod"]

  var measures = [
    Measure(
      name: "check-1000", what: "check, 1,000 plain manifests", goal: 0.85,
      kind: .instructionRatio(command: check(plain), base: floor(plain))),
    Measure(
      name: "compile-1000", what: "compile, 1,000 plain manifests", goal: 0.95,
      kind: .instructionRatio(command: compile(plain), base: floor(plain))),
    Measure(
      name: "check-shared", what: "check, 1,000 jobs that share, two environments", goal: 1.6,
      kind: .instructionRatio(command: check(shared), base: floor(shared))),
    Measure(
      name: "compile-shared", what: "compile, 1,000 jobs that share, two environments", goal: nil,
      kind: .instructionRatio(command: compile(shared) + environments, base: floor(shared))),
    Measure(
      name: "shared-growth", what: "check, a job of 4,000 that share against one of 1,000", goal: 1.05,
      kind: .instructionGrowth(command: check(sharedMany), jobs: 4000, base: check(shared), baseJobs: 1000)),
    Measure(
      name: "monorepo-check", what: "check, 1,000 manifests over 200 shared files, three environments", goal: nil,
      kind: .instructionRatio(command: check("monorepo1000"), base: floor("monorepo1000"))),
    Measure(
      name: "check-one-instructions", what: "check, one manifest, start-up included", goal: nil,
      kind: .instructionRatio(command: check(one), base: floor(one))),
  ]
  for (file, what) in [
    ("keys50k", "50,000 keys in a mapping"), ("params20k", "20,000 parameters"),
    ("params20k-flow", "20,000 parameters in flow style"),
  ] {
    let path = "plain/patho/\(file).yaml"
    measures.append(
      Measure(
        name: file, what: "check, \(what)", goal: 1.4,
        kind: .instructionRatio(command: check(path), base: floor(path)), expectedExit: 1))
  }
  measures += [
    Measure(
      name: "check-one", what: "check, one manifest, whole process", goal: 2.0, kind: .wall(command: check(one))),
    Measure(
      name: "check-one-ratio", what: "check, one manifest, against the floor", goal: 2.5,
      kind: .wallRatio(command: check(one), base: floor(one))),
    Measure(
      name: "check-10000", what: "check, 10,000 manifests, against the floor on one thread", goal: 0.6,
      kind: .wallRatio(command: check(many), base: floor(many))),
    Measure(
      name: "peak-10000", what: "check, 10,000 manifests, peak memory", goal: 14,
      kind: .peak(command: check(many), deducted: 0)),
    Measure(
      name: "peak-stream", what: "check, a stream of 20 MB, peak memory less the file", goal: 14,
      kind: .peak(command: check("plain/big"), deducted: corpora.megabytes("plain/big/big.yaml"))),
  ]
  for (file, what) in [("deep100k-flow", "flow nested 100,000 deep"), ("laughs", "an alias bomb")] {
    measures.append(
      Measure(
        name: file, what: "check, \(what), until the finding", goal: 20,
        kind: .wall(command: check("plain/patho/\(file).yaml")), expectedExit: 1))
  }
  guard let rivals else { return measures }
  let schema = corpora.path("plain/schema.json")
  return measures + [
    Measure(
      name: "rival-sourcemeta", what: "check, 10,000 manifests, against sourcemeta jsonschema --fast", goal: 0.2,
      kind: .rivalRatio(
        command: check(many),
        rival: [rivals + "/jsonschema", "validate", "--fast", schema, corpora.path(many), "--extension", ".yaml"])),
    Measure(
      name: "rival-check-jsonschema", what: "check, 1,000 manifests, against check-jsonschema", goal: nil,
      kind: .rivalRatio(
        command: check(plain),
        rival: [rivals + "/check-jsonschema", "--schemafile", schema] + corpora.manifests(plain))),
  ]
}
