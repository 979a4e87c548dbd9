import Diagnostics
import Foundation
import Golden
import SourceText
import Testing

@testable import Compiler

/// What holds of every compilation, whatever the manifests say.
struct PropertyTests {
  /// Compiling a compiled request gives the same bytes.
  @Test(arguments: Spec.all)
  func requestsAreFixedPoints(spec: Spec) throws {
    for request in try spec.unsuppressedRequests() {
      let body = String(decoding: request.body, as: UTF8.self)
      guard !body.contains("${{") else { continue }
      #expect(try Self.compileText(body) == [body])
    }
  }

  /// The order of keys and the blanks between tokens mean nothing.
  @Test(arguments: Spec.all)
  func keyOrderMeansNothing(spec: Spec) throws {
    for request in try spec.unsuppressedRequests() {
      let body = String(decoding: request.body, as: UTF8.self)
      guard !body.contains("${{") else { continue }
      let value = try JSONSerialization.jsonObject(with: Data(request.body))
      #expect(try Self.compileText(try Self.backwards(value, indent: "\n")) == [body])
    }
  }

  /// Comments and blank lines mean nothing: one of each before every key of the first column.
  @Test(arguments: ["features", "project", "samples"])
  func commentsMeanNothing(folder: String) throws {
    for spec in Spec.all where spec.path.hasPrefix(folder) {
      let plain = try Self.copy(of: spec, editing: { $0 }).compiled(.requests)
      let commented = try Self.copy(of: spec) { text in
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          line.first.map { $0.isLetter } == true ? "# a comment: { [ \" ' ${{ x }}\n\n\(line)" : String(line)
        }.joined(separator: "\n")
      }.compiled(.requests)
      #expect(plain.bodies == commented.bodies, "\(spec.path)")
      #expect(plain.diagnostics.map(\.message) == commented.diagnostics.map(\.message), "\(spec.path)")
    }
  }

  /// One thread or many, one run or another: the same requests and the same findings in the same order.
  @Test func parallelIsSerial() throws {
    let project = try ScratchProject(Self.manyFiles)
    let serial = try project.compiled(width: 1)
    #expect(serial.requests.count == 280)
    #expect(serial.diagnostics.count == 40)
    for width in [2, 3, 8] {
      let parallel = try project.compiled(width: width)
      #expect(parallel.bodies == serial.bodies)
      #expect(parallel.diagnostics.map(Self.line) == serial.diagnostics.map(Self.line))
    }
  }

  /// The order in which paths are given means nothing, nor does it that a folder is given beside its files.
  @Test func orderOfPathsMeansNothing() throws {
    let project = try ScratchProject(Self.manyFiles)
    let whole = try project.compiled()
    var paths = Self.manyFiles.keys.filter { $0.hasPrefix("jobs/") }.sorted()
    for round in 0..<3 {
      paths = paths.enumerated().sorted { ($0.offset &* 7919 + round) % 331 < ($1.offset &* 7919 + round) % 331 }
        .map(\.element)
      let shuffled = try project.compiled(paths: round == 2 ? paths + ["jobs", "jobs"] : paths)
      #expect(shuffled.bodies == whole.bodies)
      #expect(shuffled.diagnostics.map(Self.line) == whole.diagnostics.map(Self.line))
    }
  }

  /// The order of includes and of the keys of a manifest means nothing.
  @Test func orderOfDeclarationsMeansNothing() throws {
    let libraries = [
      "a.yaml": "include: [c.yaml]\nvariables: { a: \"${{ var.c }}/a\" }\n",
      "b.yaml": "include: [c.yaml]\nfragments: { b: { config: { spec_id: 1, log_url: \"${{ var.a }}/log/\" } } }\n",
      "c.yaml": "variables: { c: /bucket }\n",
    ]
    let parts = [
      "include: [a.yaml, b.yaml]\n", "use: [b]\n", "job_name: demo\n",
      "config: { model_id: 4, worker_server_num: 1, data_url: \"${{ var.a }}/data/\", train_url: /b/o/ }\n",
    ]
    let first = try ScratchProject(libraries.merging(["job.yaml": parts.joined()]) { $1 }).compiled()
    let swapped = ["include: [b.yaml, c.yaml, a.yaml]\n"] + parts.dropFirst()
    let second = try ScratchProject(
      libraries.merging(["job.yaml": swapped.reversed().joined()]) { $1 }
    ).compiled()
    #expect(first.diagnostics.map(\.message) == [])
    #expect(first.bodies.count == 1)
    #expect(first.bodies == second.bodies)
  }

  /// A fix, safe or not, does away with its finding.
  @Test(arguments: Spec.all)
  func fixesMend(spec: Spec) throws {
    for diagnostic in try spec.compiled(.check).diagnostics {
      for fix in diagnostic.fixes {
        let mended = try Self.copy(of: spec, editing: { $0 })
        for edit in fix.edits.sorted(by: { $0.span.range.start > $1.span.range.start }) {
          let file = mended.folder.appending(path: edit.span.source.path)
          var bytes = Array(try Data(contentsOf: file))
          bytes.replaceSubrange(Int(edit.span.range.start)..<Int(edit.span.range.end), with: Array(edit.text.utf8))
          try Data(bytes).write(to: file)
        }
        let left = try mended.compiled(.check).diagnostics
        let isLeft = left.contains { $0.message == diagnostic.message && $0.span.range == diagnostic.span.range }
        #expect(!isLeft, "\(fix.title): \(diagnostic.message)")
      }
    }
  }

  /// A file that cannot be parsed fails alone.
  @Test func oneBrokenFileLeavesTheOthers() throws {
    var files = Self.manyFiles
    let before = try ScratchProject(files).compiled()
    files["jobs/000.yaml"] = "job_name: [\n"
    let after = try ScratchProject(files).compiled()
    #expect(after.requests.count == before.requests.count - 1)
    #expect(Set(after.bodies).isSubset(of: Set(before.bodies)))
  }

  /// 320 jobs on a shared library, every eighth with a mistake of its own.
  private static let manyFiles: [String: String] = {
    var files = [
      "jobc.yaml": "",
      "library.yaml": """
      variables: { bucket: /bucket }
      fragments:
        base: { config: { worker_server_num: 1, spec_id: 1, model_id: 4, train_url: /bucket/out/ } }

      """,
    ]
    for index in 0..<320 {
      let number = String(1000 + index).dropFirst()
      let mistake = index % 8 == 3 ? "  create_version: maybe\n" : ""
      files["jobs/\(number).yaml"] = """
        include: [../library.yaml]
        use: [base]
        job_name: job-\(number)
        config:
          data_url: ${{ var.bucket }}/data-\(number)/
        \(mistake)
        """
    }
    return files
  }()

  /// One line for a finding: all of it that does not point at memory.
  private static func line(_ diagnostic: Diagnostic) -> String {
    let span = diagnostic.span
    return "\(span.source.path) \(span.range) \(diagnostic.severity) \(diagnostic.rule) \(diagnostic.message)"
  }

  /// Compiles one text as standard input, without a project.
  private static func compileText(_ text: String) throws -> [String] {
    let nowhere = try ScratchProject(["jobc.yaml": ""])
    var options = CompilationOptions(goal: .requests, workingFolder: nowhere.folder.path)
    options.paths = ["-"]
    options.standardInput = SourceFile(path: "<stdin>", content: Array(text.utf8))
    let result = try compile(options)
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return result.bodies
  }

  /// A copy of a spec in a temporary folder with every manifest edited.
  private static func copy(of spec: Spec, editing edit: (String) -> String) throws -> ScratchProject {
    var files: [String: String] = [:]
    let below = FileManager.default.enumerator(atPath: spec.folder.path)?.compactMap { $0 as? String } ?? []
    for path in below where !path.hasPrefix("requests") {
      guard let text = try? String(contentsOf: spec.folder.appending(path: path), encoding: .utf8) else { continue }
      files[path] = path.hasSuffix(".yaml") && path != "jobc.yaml" ? edit(text) : text
    }
    return try ScratchProject(files)
  }

  /// A JSON text with each object's keys in descending order and blanks wherever they may stand.
  private static func backwards(_ value: Any, indent: String) throws -> String {
    let inner = indent + " "
    if let object = value as? [String: Any] {
      let members = try object.keys.sorted(by: >).map { key in
        let name = String(decoding: try JSONEncoder().encode(key), as: UTF8.self)
        return "\(inner)\(name) :\t\(try backwards(object[key] ?? NSNull(), indent: inner))"
      }
      return "{" + members.joined(separator: " ,") + indent + "}"
    }
    if let array = value as? [Any] {
      return "[" + (try array.map { inner + (try backwards($0, indent: inner)) }.joined(separator: ",")) + indent + "]"
    }
    return String(
      decoding: try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed), as: UTF8.self)
  }
}

extension Spec {
  /// The requests of a spec in which no error is suppressed: a request alone has no comments.
  fileprivate func unsuppressedRequests() throws -> [CompiledRequest] {
    let made = try compiled(.requests)
    return made.suppressed.contains { $0.diagnostic.severity == .error } ? [] : made.requests
  }
}
