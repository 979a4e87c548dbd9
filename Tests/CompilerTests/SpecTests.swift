import Foundation
import Golden
import Testing

@testable import Compiler
@testable import Reporters

/// The specs, each compiled and compared with what was accepted for it.
struct SpecTests {
  /// What `compile -o requests` writes: exactly these files, exactly these bytes.
  @Test(arguments: Spec.all)
  func requests(spec: Spec) throws {
    let made = try spec.compiled(.requests).requestFiles
    let folder = spec.folder.appending(path: "requests")
    for (name, body) in made {
      let url = folder.appending(path: name + ".json")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Golden.expect(body, at: url)
    }
    #expect(try spec.goldenRequests() == made.keys.sorted(), "a request is missing or left over")
  }

  /// What `check` prints, and where a `findings.json` stands what `check --format json` prints; no file where it prints
  /// nothing.
  @Test(arguments: Spec.all)
  func findings(spec: Spec) throws {
    let result = try spec.compiled(.check)
    let golden = spec.folder.appending(path: "findings.txt")
    let exists = FileManager.default.fileExists(atPath: golden.path)
    if !result.diagnostics.isEmpty || exists { try Golden.expect(Self.report(result), at: golden) }
    let json = spec.folder.appending(path: "findings.json")
    if FileManager.default.fileExists(atPath: json.path) {
      let summary = ReportSummary(
        of: result.diagnostics, files: result.files.count, jobs: result.jobCount,
        environments: result.environments.count)
      let report = JSONReport.bytes(result.diagnostics, summary: summary, version: "of the specs")
      try Golden.expect(String(decoding: report, as: UTF8.self), at: json)
    }
    #expect(spec.path.hasPrefix("findings/") ? !result.diagnostics.isEmpty : true, "a mistake that nobody finds")
  }

  /// A folder of which nothing is claimed proves nothing.
  @Test func everySpecHasAGolden() throws {
    for spec in Spec.all {
      let findings = FileManager.default.fileExists(atPath: spec.folder.appending(path: "findings.txt").path)
      #expect(try findings || !spec.goldenRequests().isEmpty, "\(spec.path) has no golden file")
    }
    #expect(Spec.all.count > 200)
  }

  /// The values of secrets are in no output, though `from` and `--var` gave them.
  @Test(arguments: Spec.all)
  func secretsStaySecret(spec: Spec) throws {
    let result = try spec.compiled(.requests)
    let output = Self.report(result) + result.bodies.joined()
    for secret in ["hunter2-never-printed", "do-not-print-me", "only-for-the-tests"] {
      #expect(!output.contains(secret))
    }
  }

  private static func report(_ result: Compilation) -> String {
    TextReport.text(result.diagnostics, showsEnvironments: result.environments.count > 1)
  }
}
