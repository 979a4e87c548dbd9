import Diagnostics
import Foundation
import Golden
import SourceText
import Testing

@testable import Compiler

/// The manifest language case by case: every finding and every request of each.
struct CaseTests {
  static let folder = Golden.root.appending(path: "Tests/CompilerTests/Cases")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test(arguments: names)
  func cases(file: String) throws {
    let url = Self.folder.appending(path: file)
    let cases = TextCase.read(try String(contentsOf: url, encoding: .utf8))
    #expect(!cases.isEmpty)
    #expect(Set(cases.map(\.title)).count == cases.count, "two cases have one title")
    var text = ""
    for one in cases { text += one.input + (try Self.output(of: one)) + "\n" }
    try Golden.expect(text, at: url)
  }

  @Test func thereAreCases() { #expect(Self.names.count >= 10) }

  private static func output(of one: TextCase) throws -> String {
    let project = try one.makeProject()
    var origins: [String] = []
    var options = CompilationOptions(goal: .requests, workingFolder: project.folder.path)
    options.now = Spec.now
    for argument in one.arguments {
      let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "--var": options.variableArguments.append(words[1])
      case "--var-file": options.variableFiles.append(words[1])
      case "--env": options.environments.append(words[1])
      case "--project": options.projectFile = words[1]
      case "--reveal-secrets": options.revealsSecrets = true
      case "--path": options.paths.append(words[1])
      case "--stdin":
        let text = try String(contentsOf: project.folder.appending(path: words[1]), encoding: .utf8)
        options.standardInput = SourceFile(path: "<stdin>", content: Array(text.utf8))
        options.paths.append("-")
      case "--stdin-filename":
        options.standardInput = options.standardInput.map {
          SourceFile(path: words[1], content: $0.bytes.dropLast())
        }
      case "origins": origins.append(words[1])
      default: options.processEnvironment.append(argument)
      }
    }
    do {
      var check = options
      check.goal = .check
      let found = try compile(check)
      if options.environments.isEmpty { options.environments = found.environments }
      let made = found.hasBrokenProject ? found : try compile(options)
      var output = "-- findings --\n" + found.diagnostics.map { CompactFinding.text($0) }.joined()
      if !found.suppressed.isEmpty {
        output += "-- suppressed --\n" + found.suppressed.map(suppressed).joined()
      }
      if !found.skippedChecks.isEmpty, usesCatalogs(one) {
        output += "-- skipped --\n" + found.skippedChecks.map { "\($0.check): \($0.reason)\n" }.joined()
      }
      let unmade = made.diagnostics.filter { ["suppressed-error", "json-number"].contains($0.rule) }
      if !unmade.isEmpty { output += "-- compile --\n" + unmade.map { CompactFinding.text($0) }.joined() }
      let requests = made.requests.map { request(of: $0, among: made.environments) }
      if !requests.isEmpty { output += "-- requests --\n" + requests.joined() }
      for pointer in origins {
        output += "-- origins \(pointer) --\n" + (try Origins.text(at: pointer, in: project.folder, manifest: "j.yaml"))
      }
      return output
    } catch let error as CompilationError {
      return "-- findings --\nthrown: \(error)\n"
    }
  }

  /// Nearly every job could use a catalogue; that there is none is shown where it matters.
  private static func usesCatalogs(_ one: TextCase) -> Bool {
    one.files.contains { $0.path == "jobc.yaml" && $0.text.contains("catalog:") }
  }

  /// A silenced finding on a line.
  private static func suppressed(_ one: SuppressedDiagnostic) -> String {
    let finding = one.diagnostic
    return "\(CompactFinding.place(finding.span)) \(finding.severity.rawValue)[\(finding.rule)] by "
      + "\(CompactFinding.place(one.span)) \(one.reason)\n"
  }

  private static let usual = [
    #""data_url":"/b/d/","#, #""model_id":4,"#, #""spec_id":1,"#, #""train_url":"/b/o/","#, #","worker_server_num":1}"#,
    #","spec_id":1}"#, #","train_url":"/b/o/""#, #""worker_server_num":1"#,
  ]

  /// A request on a line, without the fields that `OK` stands for.
  private static func request(of request: CompiledRequest, among environments: [String]) -> String {
    var body = String(decoding: request.body, as: UTF8.self)
    for field in usual { body = body.replacingOccurrences(of: field, with: field.hasSuffix("}") ? "}" : "") }
    return (environments.count > 1 ? "\(request.environment): " : "") + body + "\n"
  }
}
