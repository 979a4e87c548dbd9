import DocumentModel
import Randomness
import SourceText
import Testing

/// What holds for every value: hundreds of random ones from a fixed seed.
@Suite struct JSONPropertyTests {
  private func text(_ value: RandomValue, _ layout: JSONOutput.Layout, seed: UInt64) -> [UInt8] {
    var output = JSONOutput(layout)
    var generator = SeededGenerator(seed: seed)
    value.write(to: &output, shuffledBy: &generator)
    return output.bytes
  }

  private func values(_ count: Int) -> [RandomValue] {
    var generator = SeededGenerator(seed: 2_024)
    return (0..<count).map { _ in RandomValue(depth: 4, using: &generator) }
  }

  @Test func readingWhatWasWrittenChangesNothing() throws {
    for value in values(500) {
      let first = try CanonicalJSONWriter.bytes(of: readJSON(text(value, .compact, seed: 1)))
      let second = try CanonicalJSONWriter.bytes(of: readJSON(first))
      #expect(first == second)
    }
  }

  @Test func orderAndLayoutDoNotMatter() throws {
    for value in values(500) {
      let one = try readJSON(text(value, .compact, seed: 2))
      let other = try readJSON(text(value, .pretty, seed: 3))
      #expect(try CanonicalJSONWriter.bytes(of: one) == CanonicalJSONWriter.bytes(of: other))
      var pretty: [UInt8] = []
      var writer = PrettyJSONWriter()
      try writer.append(of: other, to: &pretty)
      #expect(try CanonicalJSONWriter.bytes(of: readJSON(pretty)) == CanonicalJSONWriter.bytes(of: one))
    }
  }

  @Test func damagedTextNeverTraps() {
    var generator = SeededGenerator(seed: 7)
    var rejected = 0
    for value in values(300) {
      var bytes = text(value, .compact, seed: 4)
      for _ in 0..<4 where !bytes.isEmpty {
        let i = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[i] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: i)
        default: bytes.removeSubrange(i...)
        }
        let source = SourceFile(path: "a.json", content: bytes)
        do {
          let tree = try JSONReader.read(source)
          #expect(tree.nodes.allSatisfy { $0.range.indices.upperBound <= bytes.count })
        } catch {
          rejected += 1
          #expect(error.range.indices.upperBound <= bytes.count)
          #expect(!error.message(in: source).isEmpty)
        }
      }
    }
    #expect(rejected > 500)
  }
}
