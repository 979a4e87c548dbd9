import Diagnostics
import DocumentModel
import Foundation
import SourceText
import Testing

@testable import Compiler

/// Fixes made in memory, and what is left after them.
@Suite struct MendingTests {
  private func mend(
    _ project: ScratchProject, includesUnsafe: Bool = false, _ change: (inout CompilationOptions) -> Void = { _ in }
  ) throws -> Mending {
    var options = CompilationOptions(goal: .check, workingFolder: project.folder.path)
    change(&options)
    return try Compiler.mend(options, includesUnsafe: includesUnsafe)
  }

  private func texts(_ mending: Mending) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: mending.files.map {
        ($0.source.original.path, String(decoding: $0.source.bytes, as: UTF8.self))
      })
  }

  private static let job = """
    job_name: demo # a comment
    config:
      worker_server_num: "1"   # one
      spec_id: 1
      model_id: 4

      data_url: obs://b/d/
      train_url: /b/o/

    """

  @Test func commentsAndLayoutStay() throws {
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": Self.job]))
    #expect(mending.count == 2)
    #expect(mending.after.diagnostics.isEmpty && mending.before.diagnostics.count == 2)
    let expected = Self.job.replacing("\"1\"", with: "1").replacing("obs://b/d/", with: "/b/d/")
    #expect(texts(mending) == ["job.yaml": expected])
  }

  @Test func lineEndsAndByteOrderMarksStay() throws {
    let text = "\u{FEFF}" + Self.job.replacing("\n", with: "\r\n")
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]))
    let expected = text.replacing("\"1\"", with: "1").replacing("obs://b/d/", with: "/b/d/")
    #expect(texts(mending)["job.yaml"]?.utf8.elementsEqual(expected.utf8) ?? false)
  }

  /// A mistake in a shared file is mended once, though each of its users has it in each environment.
  @Test func aSharedFileIsMendedOnce() throws {
    let user = "include: [lib.yaml]\nuse: [base]\njob_name: NAME\n"
    let project = try ScratchProject([
      "jobc.yaml": "environments: { dev: {}, prod: {} }\n",
      "lib.yaml": "fragments:\n  base:\n"
        + Self.job.split(separator: "\n").dropFirst().map { "    \($0)\n" }.joined(),
      "a.yaml": user.replacing("NAME", with: "a"), "b.yaml": user.replacing("NAME", with: "b"),
    ])
    let mending = try mend(project, includesUnsafe: true)
    #expect(mending.after.diagnostics.isEmpty)
    #expect(mending.count == 2)
    #expect(mending.files.map(\.source.original.path) == ["lib.yaml"])
    // A file that is named brings its shared file with it.
    #expect(try mend(project, includesUnsafe: true) { $0.paths = ["a.yaml"] }.count == 2)
  }

  /// A fix that does away with its finding and brings another error is not made.
  @Test func whatWouldDoHarmIsDropped() throws {
    let text = """
      job_name: demo
      config: { worker_servr_num: [], spec_id: 1, model_id: 4, data_url: obs://b/d/, train_url: /b/o/ }

      """
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]), includesUnsafe: true)
    #expect(mending.count == 1)
    #expect(texts(mending) == ["job.yaml": text.replacing("obs://b/d/", with: "/b/d/")])
    #expect(mending.after.diagnostics.map(\.rule) == ["unknown-key"])
    #expect(mending.dropped.map(\.finding.rule) == ["unknown-key"])
    #expect(
      mending.dropped.map(\.reason) == [
        #"it would lead to another error: "worker_server_num" must be an integer, but it is a list"#
      ])
  }

  /// One bad fix among many does not keep the others from being made.
  @Test func oneBadFixIsFoundAmongMany() throws {
    var files = ["jobc.yaml": ""]
    for number in 0..<40 {
      files["\(number).yaml"] = Self.job.replacing("demo", with: "job-\(number)")
    }
    files["17.yaml"] =
      "job_name: bad\nconfig: { worker_servr_num: [], spec_id: 1, model_id: 4, data_url: obs://b/d/, train_url: /b/ }\n"
    let mending = try mend(ScratchProject(files), includesUnsafe: true)
    #expect(mending.count == 79)
    #expect(mending.dropped.count == 1)
    #expect(mending.after.diagnostics.map(\.rule) == ["unknown-key"])
  }

  /// As many fixes in one file take as long as they are many.
  @Test func thousandsOfFixesTakeLinearTime() throws {
    func project(_ count: Int) throws -> ScratchProject {
      let jobs = (0..<count).map { Self.job.replacing("demo", with: "job-\($0)") }
      return try ScratchProject(["jobc.yaml": "", "job.yaml": jobs.joined(separator: "---\n")])
    }
    let (small, large) = try (project(50), project(1_000))
    let clock = ContinuousClock()
    _ = try mend(small)
    let time = try clock.measure { _ = try mend(small) }
    var count = 0
    let longer = try clock.measure { count = try mend(large).count }
    #expect(count == 2_000)
    // Twenty times as many; quadratic would be four hundred times as long.
    #expect(longer < time * 80 + .milliseconds(500), "\(time) for 100, \(longer) for 2,000")
  }

  /// What could not be read may have mistakes, too: they are none of the fix's.
  @Test func aFixThatLetsMoreBeReadMayShowMore() throws {
    let text = """
      job_name: demo
      config:
        worker_server_num:1
        spec_id: 1.5
        model_id: 4
        data_url: obs://b/d/
        train_url: /b/o/

      """
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]), includesUnsafe: true)
    #expect(mending.before.diagnostics.map(\.rule) == ["yaml-syntax"])
    #expect(mending.after.diagnostics.map(\.rule) == ["wrong-type"])
    #expect(mending.count == 2)
  }

  /// A repetition goes; what the document had besides is seen then.
  @Test func repetitionsGo() throws {
    let text = Self.job.replacing("  spec_id: 1\n", with: "  spec_id: 1.5 # half\n  spec_id: 1.5\n")
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]))
    #expect(mending.after.diagnostics.map(\.rule) == ["wrong-type"])
    let expected = text.replacing("\n  spec_id: 1.5\n", with: "\n").replacing("\"1\"", with: "1")
      .replacing("obs://b/d/", with: "/b/d/")
    #expect(texts(mending) == ["job.yaml": expected])
    // Of two that differ nobody knows which was meant.
    let other = text.replacing("\n  spec_id: 1.5\n", with: "\n  spec_id: 2\n")
    #expect(try mend(ScratchProject(["jobc.yaml": "", "job.yaml": other])).count == 0)
  }

  /// What a comment silences is meant so.
  @Test func silencedFindingsAreNotMended() throws {
    let text = Self.job.replacing("obs://b/d/", with: "obs://b/d/ # jobc: ignore[object-path]")
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]))
    #expect(mending.count == 1 && mending.after.suppressed.count == 1)
    #expect(texts(mending)["job.yaml"]?.contains("obs://b/d/") ?? false)
  }

  @Test func aRenamedKeyMayShowWhatStoodBelowIt() throws {
    let text = Self.job.replacing("config:", with: "confg:").replacing("spec_id: 1", with: "spec_id: 1.5")
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]), includesUnsafe: true)
    #expect(mending.after.diagnostics.map(\.rule) == ["wrong-type"])
    #expect(texts(mending)["job.yaml"]?.contains("\nconfig:\n  worker_server_num: 1 ") ?? false)
  }

  @Test func soMayOneWithBrackets() throws {
    let text = """
      { "job_name": "demo", "confg": { "worker_server_num": 1, "spec_id": 1.5, "model_id": 4, "data_url": "obs://b/d/",
        "train_url": "}" } }

      """
    let mending = try mend(ScratchProject(["jobc.yaml": "manifests: [\"*.json\"]\n", "job.json": text]))
    #expect(mending.count == 2 && mending.dropped.isEmpty)
    #expect(mending.after.diagnostics.map(\.rule) == ["wrong-type", "object-path"])
    let expected = text.replacing("confg", with: "config").replacing("obs://b", with: "/b")
    #expect(texts(mending) == ["job.json": expected])
  }

  @Test func standardInputIsMendedAlone() throws {
    let project = try ScratchProject([
      "jobc.yaml": "", "lib.yaml": "fragments: { f: { config: { spec_id: \"1\" } } }\n", "job.yaml": "",
    ])
    let text = "include: [lib.yaml]\nuse: [f]\n" + Self.job.replacing("  spec_id: 1\n", with: "")
    let mending = try mend(project) {
      $0.paths = ["-"]
      $0.standardInput = SourceFile(path: "job.yaml", content: Array(text.utf8))
    }
    #expect(mending.count == 2)
    #expect(mending.files.map(\.path) == [nil])
    #expect(mending.after.diagnostics.map(\.span.source.path) == ["lib.yaml"])
    let expected = text.replacing("\"1\"", with: "1").replacing("obs://b/d/", with: "/b/d/")
    #expect(mending.standardInput == Array(expected.utf8))
  }

  /// What is given on the command line is nobody's file.
  @Test func argumentsAreNotMended() throws {
    let text = "variables: { n: { type: string } }\n" + Self.job.replacing("spec_id: 1", with: "spec_id: ${{ var.n }}")
    let mending = try mend(ScratchProject(["jobc.yaml": "", "job.yaml": text]), includesUnsafe: true) {
      $0.variableArguments = ["n=1"]
    }
    #expect(mending.files.map(\.source.original.path) == ["job.yaml"])
    #expect(mending.dropped.isEmpty)
  }

  /// Of every spec all fixes are made or dropped; no error comes; a second time there is nothing to do.
  @Test(arguments: Spec.all)
  func specs(spec: Spec) throws {
    let copy = try ScratchProject(copying: spec.folder)
    let options = try spec.options(.check, in: copy)
    let mending = try Compiler.mend(options, includesUnsafe: true)
    func errors(_ compilation: Compilation) -> Int { compilation.diagnostics.count { $0.severity == .error } }
    #expect(errors(mending.after) <= errors(mending.before))
    for finding in mending.after.diagnostics where finding.fixes.contains(where: { !$0.edits.isEmpty }) {
      #expect(mending.dropped.contains { $0.finding.message == finding.message }, "\(finding.message)")
    }
    for file in mending.files {
      let path = try #require(file.path)
      try Data(file.source.bytes).write(to: URL(filePath: path.string))
    }
    let again = try Compiler.mend(options, includesUnsafe: true)
    #expect(again.count == 0 && again.files.isEmpty)
    #expect(again.before.diagnostics.map(\.message) == mending.after.diagnostics.map(\.message))
  }

  /// A manifest in JSON is JSON afterwards.
  @Test func jsonStaysJSON() throws {
    let text = """
      {
        "job_name": "demo", "workspace_id": 0,
        "config": {"worker_servr_num": 1, "spec_id": "1", "model_id": 4, "data_url": "obs://b/d/", "train_url": "/b/o/"},
        "notificaton": {"topic_urn": "", "events": []}
      }

      """
    let project = try ScratchProject(["jobc.yaml": "manifests: [\"*.json\"]\n", "job.json": text])
    let mending = try mend(project, includesUnsafe: true)
    #expect(mending.after.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    let mended = try #require(mending.files.first).source.bytes
    #expect(throws: Never.self) { try JSONReader.read(SourceFile(path: "job.json", content: mended)) }
    let expected = text.replacing("\"workspace_id\": 0", with: "\"workspace_id\": \"0\"")
      .replacing("servr", with: "server").replacing("\"1\"", with: "1").replacing("obs://b", with: "/b")
      .replacing("notificaton", with: "notification")
    #expect(String(decoding: mended, as: UTF8.self) == expected)
  }
}
