import Diagnostics
import DocumentModel
import Reporters
import SourceText
import Testing

/// Fingerprints of SARIF and GitLab: different for different findings, the same when lines move.
@Suite struct FingerprintTests {
  private static let text = """
    job_name: a
    config:
      data_url: obs://a/
      log_url: obs://a/
    ---
    job_name: a
    config:
      data_url: obs://a/

    """

  /// A finding at each `obs://a/` and each `job_name`.
  private func run(_ text: String, path: String = "jobs/a.yaml", concealing: Bool = false) -> ReportedRun {
    let source = Samples.file(path, text)
    var diagnostics: [Diagnostic] = []
    for occurrence in 1...3 {
      let span = Samples.span("obs://a/", in: source, occurrence: occurrence)
      if concealing { source.conceal(span.range) }
      diagnostics.append(
        Diagnostic(
          rule: "object-path", message: "m\(occurrence)", at: span,
          pointer: occurrence == 2 ? "/config/log_url" : "/config/data_url"))
    }
    for occurrence in 1...2 {
      diagnostics.append(
        Diagnostic(rule: "job-name", message: "m", at: Samples.span("job_name", in: source, occurrence: occurrence)))
    }
    return FormatSamples.run(diagnostics.inReportOrder())
  }

  private func gitLab(_ run: ReportedRun) throws -> [String] {
    let tree = try JSONReader.read(SourceFile(path: "report", content: GitLabReport.bytes(run)))
    return tree.items(of: .root).compactMap { tree.value("fingerprint", of: $0).map { tree.string(of: $0) } }
  }

  private func sarif(_ run: ReportedRun) throws -> [String] {
    let tree = try JSONReader.read(SourceFile(path: "report", content: SARIFReport.bytes(run)))
    let runs = try #require(tree.value("runs", of: .root))
    let first = try #require(tree.items(of: runs).first { _ in true })
    let results = try #require(tree.value("results", of: first))
    return try tree.items(of: results).map { result in
      let prints = try #require(tree.value("partialFingerprints", of: result))
      return tree.string(of: try #require(tree.value("jobc/v1", of: prints)))
    }
  }

  @Test func everyFindingHasItsOwn() throws {
    let prints = try gitLab(run(Self.text))
    #expect(prints.count == 5 && Set(prints).count == 5)
    #expect(prints.allSatisfy { $0.utf8.count == 32 })
    #expect(try sarif(run(Self.text)) == prints)
    #expect(try Set(gitLab(run(Self.text, path: "jobs/b.yaml"))).isDisjoint(with: prints))
  }

  @Test func movedLinesKeepTheirs() throws {
    let prints = try gitLab(run(Self.text))
    let moved = "# a comment\n\n" + Self.text.replacing("config:\n", with: "\n# another\nconfig:\n\n")
    #expect(try gitLab(run(moved)) == prints)
    let indented = Self.text.replacing("\n  ", with: "\n      ").replacing("log_url: ", with: "log_url:   ")
    #expect(try gitLab(run(indented)) == prints)
    #expect(try gitLab(run(Self.text.replacing("\n", with: "\r\n"))) == prints)
    let changed = try gitLab(run(Self.text.replacing("log_url: obs://a/", with: "log_url: obs://a/b/")))
    #expect(zip(changed, prints).count { $0 != $1 } == 1)
  }

  /// What is printed may be public; whoever has the hash of a short secret has the secret.
  @Test func secretsHaveNoPartInThem() throws {
    let one = try gitLab(run(Self.text, concealing: true))
    let other = try gitLab(
      run(Self.text.replacing("data_url: obs://a/", with: "data_url: 'obs://a/'"), concealing: true))
    #expect(one == other)
  }

  @Test func longLinesCountByTheFindingAlone() throws {
    func run(_ rest: String) -> ReportedRun {
      let source = Samples.file("a.json", "{\"a\": \"obs://a/\", \"rest\": \"\(rest)\"}")
      return FormatSamples.run(
        [Diagnostic(rule: "object-path", message: "m", at: Samples.span("obs://a/", in: source), pointer: "/a")])
    }
    #expect(
      try gitLab(run(String(repeating: "x", count: 2_000))) == gitLab(run(String(repeating: "y", count: 3_000))))
  }
}
