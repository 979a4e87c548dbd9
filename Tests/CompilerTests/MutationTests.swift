import Diagnostics
import Foundation
import Randomness
import SourceText
import Testing

@testable import Compiler

/// The specs with something wrong in them, by a generator of a fixed seed: whatever they say then, every compilation
/// ends, every finding has its place inside its source, and a second run says the same.
struct MutationTests {
  private static let insertions = [
    "${{ ", "}}", "$use", "$append", "$unset: [config]", "<<: ", "*a", "&a ", "null", "[", "]", "{", "}", ": ", "- ",
    "\n", "  ", "\t", "#", "'", "\"", "|\n", "!!str ", "!x ", "---\n", "\u{0}", "\u{FEFF}", "é", "x-", "0x", "1e999",
    "include: [.]\n", "use: [a]\n", "matrix: {a: [1]}\n", "variables: {a: {secret: true}}\n", "${{ var.bucket }}",
    "${{ job.config }}", "${{ matrix.x }}", "$remove: []", "environments: {}\n", "job_name: x\n",
  ]

  @Test(arguments: [1, 2])
  func everyMutantEnds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let deadline = ContinuousClock.now + .seconds(4)
    var count = 0
    for round in 0..<40 {
      for spec in Spec.all.shuffled(using: &generator).prefix(40) where ContinuousClock.now < deadline {
        let files = try Self.files(of: spec)
        guard let victim = files.keys.sorted().randomElement(using: &generator) else { continue }
        var mutated = files
        for _ in 0...Int.random(in: 0..<3, using: &generator) {
          mutated[victim] = Self.mutant(of: mutated[victim] ?? [], using: &generator)
        }
        try Self.expectSound(mutated, "\(spec.path) seed \(seed) round \(round)")
        count += 1
      }
    }
    #expect(count > 40)
  }

  private static func files(of spec: Spec) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: spec.folder.path) ?? .init()
    where path.hasSuffix(".yaml") || path.hasSuffix("lock.json") {
      let data = try Data(contentsOf: spec.folder.appending(path: path))
      if data.count < 20_000 { files[path] = Array(data) }
    }
    return files
  }

  private static func mutant(of bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0..<24, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
    case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 3:
      // Two lines change places.
      var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      lines.swapAt(
        Int.random(in: 0..<lines.count, using: &generator), Int.random(in: 0..<lines.count, using: &generator))
      bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    default: bytes.insert(contentsOf: Array((insertions.randomElement(using: &generator) ?? "").utf8), at: place)
    }
    return bytes
  }

  private static func expectSound(_ files: [String: [UInt8]], _ title: String) throws {
    let project = try ScratchProject([:])
    try FileManager.default.createDirectory(at: project.folder, withIntermediateDirectories: true)
    for (path, bytes) in files {
      let url = project.folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    var options = CompilationOptions(goal: .check, workingFolder: project.folder.path)
    let first = try compile(options)
    for finding in first.diagnostics {
      #expect(!finding.message.isEmpty && !finding.span.source.path.isEmpty, "\(title)")
      for span in [finding.span] + finding.related.map(\.span) + finding.fixes.flatMap(\.edits).map(\.span) {
        #expect(span.range.start <= span.range.end && Int(span.range.end) <= span.source.count, "\(title): \(finding)")
      }
    }
    options.width = 4
    let second = try compile(options)
    #expect(first.diagnostics.map(CompactFinding.text) == second.diagnostics.map(CompactFinding.text), "\(title)")
    guard !first.hasBrokenProject else { return }
    options.goal = .requests
    options.environments = first.environments
    for request in try compile(options).requests { #expect(!request.body.isEmpty, "\(title)") }
  }
}
