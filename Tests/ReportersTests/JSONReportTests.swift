import Diagnostics
import DocumentModel
import Foundation
import Golden
import Reporters
import SourceText
import Testing

@Suite struct JSONReportTests {
  private let skipped = [
    ReportSummary.SkippedCheck(check: "catalog", reason: #"environment "dev" has no catalogue"#)
  ]

  @Test func everyKeyIsThere() throws {
    let diagnostics = [Samples.unknownKey, Samples.wideText, Samples.shared]
    let summary = ReportSummary(of: diagnostics, files: 2, jobs: 1, environments: 2, skipped: skipped)
    let bytes = JSONReport.bytes(diagnostics, summary: summary, version: "1.0.0")
    try Golden.expect(
      String(decoding: bytes, as: UTF8.self),
      at: Golden.root.appending(path: "Tests/ReportersTests/Goldens/report.json"))
    let tree = try JSONReader.read(SourceFile(path: "report.json", content: bytes))
    func keys(_ id: NodeID?) -> [String] {
      id.map { tree.entries(of: $0).map { tree.string(of: $0.key) } } ?? []
    }
    #expect(keys(.root) == ["schema_version", "kind", "tool", "diagnostics", "summary"])
    let list = try #require(tree.value("diagnostics", of: .root))
    for finding in tree.items(of: list) {
      #expect(
        keys(finding) == [
          "rule", "severity", "message", "file", "line", "column", "end_line", "end_column", "pointer", "environments",
          "related", "help", "fixes", "source",
        ])
    }
    #expect(
      keys(tree.value("summary", of: .root)) == ["files", "jobs", "errors", "warnings", "notes", "skipped"])
  }

  @Test func anEmptyReportIsADocument() throws {
    let summary = ReportSummary(of: [], files: 0, jobs: 0, environments: 0)
    let bytes = JSONReport.bytes([], summary: summary, version: "1")
    let tree = try JSONReader.read(SourceFile(path: "report.json", content: bytes))
    #expect(
      try String(decoding: CanonicalJSONWriter.bytes(of: tree), as: UTF8.self)
        == #"{"diagnostics":[],"kind":"diagnostics","schema_version":1,"summary":{"errors":0,"files":0,"jobs":0,"notes":0,"#
        + #""skipped":[],"warnings":0},"tool":{"name":"jobc","version":"1"}}"#)
    #expect(bytes.last == 0x0A)
  }

  @Test func awkwardTextIsSoundJSON() throws {
    let summary = ReportSummary(of: AwkwardSamples.all, files: 1, jobs: 1, environments: 1)
    let bytes = JSONReport.bytes(AwkwardSamples.all, summary: summary, version: "1")
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect((object?["diagnostics"] as? [Any])?.count == AwkwardSamples.all.count)
  }

  @Test func theLastLineCounts() {
    #expect(
      ReportSummary(of: Samples.all, files: 1, jobs: 2, environments: 1, skipped: skipped).line
        == #"1 file, 2 jobs, 1 environment: 3 errors, 2 warnings, 1 note; skipped catalog (environment "dev" has no catalogue)"#
    )
    #expect(
      ReportSummary(of: [], files: 3, jobs: 0, environments: 2).line == "3 files, 0 jobs, 2 environments: no findings")
  }
}
