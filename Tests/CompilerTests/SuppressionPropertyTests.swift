import Diagnostics
import Foundation
import Rules
import SourceText
import Testing
import YAMLSyntax

@testable import Compiler

/// What holds of suppressions whatever they silence.
struct SuppressionPropertyTests {
  static let specs = Spec.all.filter { !$0.path.hasPrefix("features/suppress") }

  /// Where a comment can be put for a finding.
  private enum Place: CaseIterable {
    case lineBefore, endOfLine, file
  }

  /// A comment for each finding takes away this finding, all of its rule on its line (in its file), and nothing else.
  /// What cannot be suppressed stays.
  @Test(arguments: specs)
  func aCommentSilencesItsFindingAlone(spec: Spec) throws {
    let before = try spec.compiled(.check, in: ScratchProject(copying: spec.folder))
    // The message about an encoding counts the bytes before it.
    let ignored: Set = ["suppression", "yaml-encoding"]
    for (number, finding) in before.diagnostics.enumerated() where !ignored.contains(finding.rule) {
      // The third place is the costly one to try for all.
      for place in Place.allCases where place != .file || number == 0 {
        guard let (offset, text) = Self.insertion(for: finding, at: place) else { continue }
        let copy = try ScratchProject(copying: spec.folder)
        try copy.edit(finding.span.source.path) { $0.insert(contentsOf: text.utf8, at: offset) }
        let after = try spec.compiled(.check, in: copy)
        let lines = LineIndex(finding.span.source)
        let line = lines.line(of: finding.span.range.start)
        let covered = before.diagnostics.filter { other in
          other.rule == finding.rule && other.span.source.path == finding.span.source.path
            && (place == .file || lines.line(of: other.span.range.start) == line)
        }
        let left = before.diagnostics.filter { !covered.contains($0) }
        let isSuppressible = after.suppressed.contains { Self.words($0.diagnostic) == Self.words(finding) }
        if isSuppressible {
          #expect(after.diagnostics.map(Self.words) == left.map(Self.words), "\(spec.path) \(finding.message)")
          #expect(after.suppressed.map { Self.words($0.diagnostic) } == covered.map(Self.words))
          #expect(after.suppressed.allSatisfy { $0.reason == "by the tests" })
        } else {
          let known = after.diagnostics.filter { $0.rule != "suppression" }
          #expect(known.map(Self.words) == before.diagnostics.map(Self.words), "\(spec.path) \(finding.message)")
          #expect(Self.unsuppressible.contains(finding.rule), "\(spec.path) \(finding.rule)")
        }
      }
    }
  }

  private static let unsuppressible: Set = [
    "alias-budget", "complex-key", "duplicate-key", "json-syntax", "language-version", "nesting-depth", "policy-schema",
    "recursive-alias", "tag-mismatch", "undefined-alias", "unknown-tag", "unquoted-reference", "yaml-syntax",
    "unknown-rule", "unused-suppression",
  ]

  /// A comment where nothing is wrong is unused, whatever it names; its fix leaves the file as it was.
  @Test(arguments: specs.filter { !$0.path.hasPrefix("findings") })
  func aCommentForNothingIsUnused(spec: Spec) throws {
    let before = try spec.compiled(.check)
    for path in try FileManager.default.subpathsOfDirectory(atPath: spec.folder.path)
    where path.hasSuffix(".yaml") && !path.contains("requests") && !path.hasPrefix(".") && !path.contains("policy") {
      let copy = try ScratchProject(copying: spec.folder)
      let start = try Data(contentsOf: spec.folder.appending(path: path)).starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      try copy.edit(path) {
        $0.insert(contentsOf: "# jobc: ignore[value-range] by the tests\n".utf8, at: start)
      }
      let after = try spec.compiled(.check, in: copy)
      let new = after.diagnostics.filter { $0.rule == "unused-suppression" }
      let isPart = before.sourcesRead(path)
      #expect(new.count == (isPart ? 1 : 0), "\(spec.path)/\(path)")
      #expect(
        after.diagnostics.filter { $0.rule != "unused-suppression" }.map(Self.words)
          == before.diagnostics.map(Self.words))
      guard let edit = new.first?.fixes.first?.edits.first else { continue }
      try copy.edit(path) { $0.replaceSubrange(edit.span.range.indices, with: Array(edit.text.utf8)) }
      #expect(
        try Data(contentsOf: copy.folder.appending(path: path))
          == Data(contentsOf: spec.folder.appending(path: path)))
    }
  }

  /// Mending a finding that is suppressed leaves an unused suppression.
  @Test(arguments: specs.filter { $0.path.hasPrefix("findings") })
  func mendingLeavesAnUnusedComment(spec: Spec) throws {
    for finding in try spec.compiled(.check).diagnostics {
      guard let fix = finding.fixes.first, fix.edits.allSatisfy({ $0.span.source === finding.span.source }),
        let (offset, text) = Self.insertion(for: finding, at: .lineBefore)
      else { continue }
      let copy = try ScratchProject(copying: spec.folder)
      try copy.edit(finding.span.source.path) { bytes in
        for edit in fix.edits.sorted(by: { $0.span.range.start > $1.span.range.start }) {
          bytes.replaceSubrange(edit.span.range.indices, with: Array(edit.text.utf8))
        }
        bytes.insert(contentsOf: text.utf8, at: offset)
      }
      let after = try spec.compiled(.check, in: copy)
      let isUnused = after.diagnostics.contains { $0.rule == "unused-suppression" }
      // Behind an error that keeps the job from being checked nobody knows.
      let isKnown =
        !after.hasBrokenProject && !after.diagnostics.contains { $0.severity == .error && !$0.allowsRequest }
        && !after.suppressed.contains { !$0.diagnostic.allowsRequest && $0.diagnostic.severity == .error }
      let isUsed = after.suppressed.contains { $0.diagnostic.rule == finding.rule }
      let cannot = after.diagnostics.contains { $0.rule == "suppression" }
      #expect(isUnused == (isKnown && !isUsed && !cannot) || !isKnown, "\(spec.path): \(fix.title)")
    }
  }

  /// Where to put a comment for a finding, and its text; nil where none can stand there.
  private static func insertion(for finding: Diagnostic, at place: Place) -> (offset: Int, text: String)? {
    let source = finding.span.source
    guard source.path.hasSuffix(".yaml") || source.path.hasSuffix(".yml"), source.count > 0,
      FileSuppressions(source) == nil
    else { return nil }
    let lines = LineIndex(source)
    var line = lines.line(of: finding.span.range.start)
    let comment = "# jobc: ignore\(place == .file ? "-file" : "")[\(finding.rule)] by the tests"
    let scalars = SourceComments(source).nodes.filter { lines.line(of: $0.end) > lines.line(of: $0.start) }
    let around = scalars.first { $0.start <= finding.span.range.start && finding.span.range.start < $0.end }
    switch place {
    case .file: return (Int(lines.content(ofLine: 1).start), comment + "\n")
    case .lineBefore:
      if let around { line = lines.line(of: around.start) }
      // A line that begins inside a scalar has no line before it.
      let start = lines.content(ofLine: line).start
      guard !scalars.contains(where: { $0.start < start && start < $0.end }) else { return nil }
      return (Int(start), comment + "\n")
    case .endOfLine:
      if let around { line = lines.line(of: around.end) }
      let end = lines.content(ofLine: line).end
      guard !scalars.contains(where: { $0.start < end && end <= $0.end && around != $0 }),
        around.map({ $0.end <= end && source.bytes[Int($0.start)] != UInt8(ascii: "|") }) ?? true
      else { return nil }
      return (Int(end), " " + comment)
    }
  }

  private static func words(_ finding: Diagnostic) -> String {
    "\(finding.span.source.path) \(finding.severity) [\(finding.rule)] \(finding.message)"
  }
}

extension Compilation {
  /// Whether a file of the project takes part: hidden ones and those that no pattern matches do not.
  fileprivate func sourcesRead(_ path: String) -> Bool {
    !path.split(separator: "/").contains { $0.hasPrefix(".") } && !["notes.yaml"].contains(path)
  }
}
