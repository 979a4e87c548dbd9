import Compiler
import Diagnostics
import Foundation
import Golden
import SourceText
import Testing

/// A mistake in what several jobs share is one finding, at the mistake, with its way to the jobs.
@Suite struct SharedCorpusTests {
  /// Writes the project with some mistakes and compiles it; the places of the findings, and of the mistakes.
  private static func findings(
    of mutations: [SharedCorpus.Mutation]
  ) throws -> (diagnostics: [Diagnostic], marked: [String]) {
    var files = SharedCorpus.files
    for mutation in mutations {
      let text = try #require(files[mutation.file])
      #expect(text.components(separatedBy: mutation.old).count == 2, "\(mutation.old) stands once in \(mutation.file)")
      files[mutation.file] = text.replacingOccurrences(of: mutation.old, with: mutation.new)
    }
    var marked: [String] = []
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
      path: "jobc-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var bytes: [UInt8] = []
      var start: Int?
      for scalar in text.unicodeScalars {
        switch scalar {
        case "«": start = bytes.count
        case "»": marked.append("\(path) \(start ?? 0)..<\(bytes.count)")
        default: bytes += Array(String(scalar).utf8)
        }
      }
      try Data(bytes).write(to: url)
    }
    let found = try compile(CompilationOptions(goal: .check, workingFolder: folder.path))
    return (found.diagnostics, marked.sorted())
  }

  private static func place(_ finding: Diagnostic) -> String {
    "\(finding.span.source.path) \(finding.span.range.start)..<\(finding.span.range.end)"
  }

  @Test func theProjectIsSound() throws {
    let found = try Self.findings(of: []).diagnostics
    #expect(found.map(\.full) == [])
  }

  /// Two mistakes at different places are two findings.
  @Test func inPairs() throws {
    let mutations = SharedCorpus.mutations.filter { !$0.hides }
    var count = 0
    for (index, first) in mutations.enumerated() {
      for second in mutations[(index + 1)...] where first.file != second.file || first.old != second.old {
        let (found, marked) = try Self.findings(of: [first, second])
        let expected = SharedCorpus.exceptions[[first.new, second.new]] ?? [first.rule, second.rule]
        #expect(found.map(\.rule).sorted() == expected.sorted(), "\(first.new) and \(second.new): \(found.map(\.full))")
        if expected.count == 2 {
          #expect(Set(marked).isSubset(of: found.map(Self.place)), "\(first.new), \(second.new)")
        }
        count += 1
      }
    }
    print("mutation corpus: \(count) pairs in a project that shares, \(SharedCorpus.exceptions.count) exceptions")
  }

  /// The words and the way of each, accepted as a whole.
  @Test func alone() throws {
    var text = ""
    for mutation in SharedCorpus.mutations {
      let (found, marked) = try Self.findings(of: [mutation])
      #expect(found.map(\.rule) == [mutation.rule], "\(mutation.new): \(found.map(\.full))")
      // What is not there has no marks.
      if !marked.isEmpty { #expect(found.map(Self.place) == marked, "\(mutation.new)") }
      text += "# \(mutation.file): \(mutation.new.isEmpty ? "no \(mutation.old)" : mutation.new)\n"
      for finding in found {
        text += finding.span.source.path + ":" + finding.full + "\n"
        text += "  in \(finding.environments.joined(separator: ", "))"
        text += finding.jobs.isEmpty ? "\n" : "; of \(finding.jobs.joined(separator: ", "))\n"
      }
      text += "\n"
    }
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    try Golden.expect(text, at: url.appending(path: "shared.golden"))
    print("mutation corpus: \(SharedCorpus.mutations.count) single mistakes in a project that shares")
  }
}
