import Foundation
import Testing

@testable import Compiler

/// Manifests that are out of all proportion: each is compiled, or refused by a finding, in the time that its size asks
/// for. A test that took quadratic time or deep recursion would not end, or end the process.
struct LimitTests {
  private static let count = 5_000
  private static let body =
    "job_name: j\nconfig:\n  worker_server_num: 1\n  spec_id: 1\n  model_id: 4\n  data_url: /b/d/\n"
    + "  train_url: /b/o/\n"

  private static func lines(_ count: Int = count, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  private static func compiled(_ text: String) throws -> Compilation {
    try ScratchProject(["j.yaml": text]).compiled()
  }

  @Test func chainOfVariables() throws {
    let variables = Self.lines { "  v\($0): ${{ var.v\($0 + 1) }}" } + "  v\(Self.count): end\n"
    let result = try Self.compiled("variables:\n\(variables)\(Self.body)  parameter: { p: \"${{ var.v0 }}\" }\n")
    #expect(result.diagnostics.isEmpty)
    #expect(result.bodies.first?.contains(#""value":"end""#) == true)
  }

  @Test func chainOfFields() throws {
    let entries = Self.lines { "    - { label: l\($0), value: \"${{ job.config.parameter.\($0 + 1).value }}\" }" }
    let result = try Self.compiled("\(Self.body)  parameter:\n\(entries)    - { label: end, value: end }\n")
    #expect(result.diagnostics.isEmpty)
    #expect(result.bodies.first?.contains(#"{"label":"l0","value":"end"}"#) == true)
  }

  @Test func loopOfVariables() throws {
    let variables = Self.lines { "  v\($0): ${{ var.v\(($0 + 1) % Self.count) }}" }
    let result = try Self.compiled("variables:\n\(variables)\(Self.body)  parameter: { p: \"${{ var.v0 }}\" }\n")
    #expect(result.diagnostics.map(\.rule) == ["reference-cycle"])
  }

  @Test func doublingValues() throws {
    let variables =
      "  v0: lol\n" + (1..<60).map { "  v\($0): \"${{ var.v\($0 - 1) }}${{ var.v\($0 - 1) }}\"\n" }.joined()
    let result = try Self.compiled("variables:\n\(variables)\(Self.body)  parameter: { p: \"${{ var.v59 }}\" }\n")
    #expect(
      result.diagnostics.map(\.message) == ["references make the texts of this job longer than 64 MiB"])
  }

  @Test func doublingSets() throws {
    let sets = "  s0: { p: 1 }\n" + (1..<40).map { "  s\($0): { $use: [s\($0 - 1), s\($0 - 1)] }\n" }.joined()
    let result = try Self.compiled("parameters:\n\(sets)\(Self.body)  parameter: { $use: s39 }\n")
    #expect(result.diagnostics.map(\.rule) == ["use-limit"])
  }

  @Test func doublingOfALargeSet() throws {
    let large = "  s0:\n" + Self.lines { "    p\($0): 1" }
    let sets = large + (1..<10).map { "  s\($0): { $use: [s\($0 - 1), s\($0 - 1)] }\n" }.joined()
    let result = try Self.compiled("parameters:\n\(sets)\(Self.body)  parameter: { $use: s9 }\n")
    #expect(
      result.diagnostics.map(\.message) == [
        "the parameter sets that this job uses, one through the other, come to more than 1,000,000 nodes or 64 MiB of text"
      ])
  }

  @Test func chainOfSets() throws {
    let sets = "  s0: { p: 1 }\n" + Self.lines { "  s\($0 + 1): { $use: s\($0) }" }
    let result = try Self.compiled("parameters:\n\(sets)\(Self.body)  parameter: { $use: s\(Self.count) }\n")
    #expect(result.diagnostics.map(\.message) == ["more than 200 parameter sets use each other in a row"])
  }

  @Test func manyParametersInEachLayer() throws {
    let parameters = Self.lines { "      l\($0): \($0)" }
    let text =
      "parameters:\n  a:\n\(parameters)  b:\n\(parameters)environments:\n  default:\n    config:\n"
      + "      parameter:\n\(Self.lines { "        l\($0): over" })\(Self.body)  parameter:\n    $use: [a, b]\n"
    let result = try Self.compiled(text)
    #expect(result.diagnostics.isEmpty)
    #expect(result.bodies.first?.contains(#"{"label":"l4999","value":"over"}"#) == true)
  }

  @Test func manyNamesThatAreNotThere() throws {
    let names = (0..<1_000).map { "m\($0)" }.joined(separator: ", ")
    let overlay = "environments: { default: { config: { parameter: { $remove: [\(names)] } } } }\n"
    let result = try Self.compiled("\(overlay)\(Self.body)  parameter:\n\(Self.lines { "    l\($0): 1" })")
    #expect(result.diagnostics.count == 1_000)
  }

  @Test func manyKeysMerged() throws {
    let text =
      "x-a: &a\n\(Self.lines { "  k\($0): 1" })\(Self.body)  parameter:\n    <<: *a\n\(Self.lines { "    l\($0): 1" })"
    #expect(try Self.compiled(text).diagnostics.isEmpty)
  }

  @Test func manyUnknownKeysInTwoLayers() throws {
    let keys = Self.lines(1_000) { "      k\($0): 1" }
    let text =
      "environments:\n  default:\n    config:\n\(keys)job_name: j\nconfig:\n      worker_server_num: 1\n"
      + "      spec_id: 1\n      model_id: 4\n      data_url: /b/d/\n      train_url: /b/o/\n\(keys)"
    #expect(try Self.compiled(text).diagnostics.count == 1_000)
  }

  @Test(arguments: [
    "fragments: { a: { config: { parameter: { p: # } } } }\nuse: [a]\n", "x-a: #\n",
    "parameters: { a: { p: # } }\n", "volumes: { a: { nfs: # } }\n",
    "environments: { default: { config: { q: # } } }\nfragments: { a: { config: { q: # } } }\nuse: [a]\n",
    "matrix: { a: [ # ] }\n", "include: [ # ]\n", "variables: { a: { default: # } }\n", "use: [ # ]\n",
    "x-a: &a { b: # }\nnotification: { <<: *a }\n",
  ])
  func deepNesting(under place: String) throws {
    // Frames of unoptimized code are several times as large; optimized, 1,000 levels take less than 2 MiB of stack.
    #if DEBUG
      let depth = 300
    #else
      let depth = 980
    #endif
    for (open, close) in [("{ a: ", " }"), ("[ ", " ]")] {
      let deep = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
      let tooDeep = String(repeating: open, count: 1_100) + "1" + String(repeating: close, count: 1_100)
      let fits = try Self.compiled(place.replacingOccurrences(of: "#", with: deep) + Self.body)
      #expect(!fits.diagnostics.contains { $0.rule == "nesting-limit" })
      let exceeds = try Self.compiled(place.replacingOccurrences(of: "#", with: tooDeep) + Self.body)
      #expect(exceeds.diagnostics.count == 1 && exceeds.requests.isEmpty)
    }
  }

  @Test func chainOfIncludes() throws {
    let length = 1_000
    var files = ["jobc.yaml": "manifests: [j.yaml]\n"]
    files["j.yaml"] = "include: [l0.yaml]\n\(Self.body)  parameter: { p: \"${{ var.v }}\" }\n"
    for i in 0..<length { files["l\(i).yaml"] = "include: [l\(i + 1).yaml]\n" }
    files["l\(length).yaml"] = "variables: { v: end }\n"
    let result = try ScratchProject(files).compiled()
    #expect(result.diagnostics.isEmpty)
    #expect(result.bodies.first?.contains(#""value":"end""#) == true)
  }

  @Test func moreFilesThanIncludesMayReach() throws {
    var files = ["jobc.yaml": "manifests: [j.yaml]\n"]
    files["j.yaml"] = "include: [l0.yaml]\n\(Self.body)"
    for i in 0..<10_000 { files["l\(i).yaml"] = "include: [l\(i + 1).yaml]\n" }
    files["l10000.yaml"] = "variables: { v: end }\n"
    let result = try ScratchProject(files).compiled()
    #expect(result.diagnostics.map(\.message) == ["includes reach more than 10,000 files"])
    #expect(result.diagnostics.first?.span.source.path == "l9999.yaml")
    #expect(result.requests.isEmpty)
  }

  @Test func moreEnvironmentsThanAWordHasBits() throws {
    let environments = Self.lines(100) { "  e\($0): { variables: { v: \"\($0)\" } }" }
    let job = "variables: { v: { type: string } }\n\(Self.body)  parameter: { p: \"${{ var.v }}\" }\n"
    let result = try ScratchProject(["jobc.yaml": "environments:\n\(environments)", "j.yaml": job]).compiled()
    #expect(result.diagnostics.isEmpty)
    #expect(result.requests.count == 100)
  }
}
