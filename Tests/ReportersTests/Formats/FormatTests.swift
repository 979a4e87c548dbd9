import Conformance
import Diagnostics
import DocumentModel
import Foundation
import Golden
import Reporters
import SourceText
import Testing

/// What is the same for all report formats of other tools.
@Suite struct FormatTests {
  /// A format: its name, its ending, its writer, the schemas that it must satisfy.
  struct Format: Sendable, CustomTestStringConvertible {
    let name: String
    let ending: String
    let bytes: @Sendable (ReportedRun) -> [UInt8]
    let schemas: [FormatCheck.Schema]

    var testDescription: String { name }
  }

  static let formats = [
    Format(
      name: "sarif", ending: "sarif", bytes: { SARIFReport.bytes($0) }, schemas: [.sarifErrata01, .sarifSchemaStore]),
    Format(name: "github", ending: "txt", bytes: { GitHubReport.bytes($0) }, schemas: []),
    Format(
      name: "gitlab", ending: "json", bytes: { GitLabReport.bytes($0) }, schemas: [.gitLabItem, .gitLabReport]),
    Format(name: "junit", ending: "xml", bytes: { JUnitReport.bytes($0) }, schemas: [.junitAnt, .junitJenkins]),
  ]

  @Test(arguments: formats) func goldens(format: Format) throws {
    for (name, run) in FormatSamples.runs where name != "text-samples" && name != "every-rule" {
      let golden = Golden.root.appending(path: "Tests/ReportersTests/Goldens/\(format.name)-\(name).\(format.ending)")
      try Golden.expect(String(decoding: format.bytes(run), as: UTF8.self), at: golden)
    }
  }

  /// Other people's schemas accept every report.
  @Test(.enabled(if: FormatCheck.isPossible, FormatCheck.absence)) func schemas() throws {
    var documents: [(FormatCheck.Schema, [UInt8])] = []
    var names: [String] = []
    for format in Self.formats {
      for (name, run) in FormatSamples.runs {
        for schema in format.schemas {
          documents.append((schema, format.bytes(run)))
          names.append("\(format.name) \(name) against \(schema.rawValue)")
        }
      }
    }
    let problems = try FormatCheck.problems(documents)
    for (name, problem) in zip(names, problems) { #expect(problem == nil, "\(name)") }
    #expect(documents.count == 36)
    Conformance.report("formats/reports", run: documents.count, passed: problems.count { $0 == nil })
  }

  /// The check is live: it refuses what it must.
  @Test(.enabled(if: FormatCheck.isPossible, FormatCheck.absence)) func examples() throws {
    typealias Schema = FormatCheck.Schema
    let folder = try #require(Conformance.folder).appending(path: "formats/examples")
    var documents: [(Schema, [UInt8])] = []
    var expectations: [(name: String, isValid: Bool)] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let schemas: [Schema] =
        name.hasPrefix("sarif")
        ? [.sarifErrata01, .sarifSchemaStore]
        : name.hasPrefix("junit") ? [.junitAnt, .junitJenkins] : [.gitLabItem, .gitLabReport]
      for schema in schemas {
        documents.append((schema, try Conformance.bytes("formats/examples/\(name)")))
        let isStricter = schema == .junitAnt && name == "junit-valid.xml"
        let isLooser =
          schema == .gitLabItem && (name.contains("invalid-severity") || name.contains("invalid-absolute-path"))
        expectations.append((name, !isStricter && (isLooser || name.contains("-valid"))))
      }
    }
    let problems = try FormatCheck.problems(documents)
    for (expected, problem) in zip(expectations, problems) {
      #expect((problem == nil) == expected.isValid, "\(expected.name): \(problem ?? "accepted")")
    }
    #expect(documents.count == 28)
    Conformance.report(
      "formats/examples", run: documents.count,
      passed: zip(expectations, problems).count { ($1 == nil) == $0.isValid })
  }

  @Test(arguments: formats) func thousandsOfFindingsTakeLinearTime(format: Format) {
    func run(_ count: Int) -> ReportedRun {
      let source = Samples.file("a.json", "[" + String(repeating: "\"x\",", count: count) + "1]")
      let diagnostics = (0..<count).map { number in
        Diagnostic(
          rule: "rule-\(number % 7)", message: "m",
          at: SourceSpan(source: source, range: ByteRange(4 * number..<4 * number + 1)),
          pointer: "/\(number)", related: [Label(SourceSpan(source: source, range: ByteRange(0..<1)), "here")])
      }
      return FormatSamples.run(diagnostics, files: (0..<count).map { "\($0).yaml" })
    }
    let clock = ContinuousClock()
    var size = 0
    let small = run(400)
    let large = run(4_000)
    _ = format.bytes(small)
    let time = clock.measure { size = format.bytes(small).count }
    let longer = clock.measure { #expect(format.bytes(large).count < 13 * size) }
    // Ten times as many; quadratic would be a hundred times as long.
    #expect(longer < time * 40 + .milliseconds(200), "\(time) for 400, \(longer) for 4,000")
  }

  /// Where a run is made below the checkout, paths are the checkout's.
  @Test func pathsAreTakenFromTheCheckout() {
    let sources = ["a.yaml", "../lib/b.yaml", "../../c.yaml", "/d.yaml", "<stdin>"].map { Samples.file($0, "a: 1\n") }
    var run = FormatSamples.run(
      sources.map { Diagnostic(rule: "r", message: "m", at: Samples.span("a", in: $0)) })
    run.folder = "x/y"
    let report = String(decoding: GitLabReport.bytes(run), as: UTF8.self)
    for path in ["x/y/a.yaml", "x/lib/b.yaml", "c.yaml", "/d.yaml", "<stdin>"] {
      #expect(report.contains("\"path\": \"\(path)\""), "\(path)")
    }
  }
}
