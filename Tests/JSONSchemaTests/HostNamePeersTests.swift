import Conformance
import Foundation
import Testing

@testable import JSONSchema

/// What scalars may do in host names, against the tables of another implementation of IDNA 2008.
@Suite(.enabled(if: Peers.folder != nil, Comment(rawValue: Peers.absence)))
struct HostNamePeersTests {
  /// Every scalar that the standard library knows: its Unicode may be older than the other's.
  @Test func derivedProperties() throws {
    let program = """
      from idna.idnadata import codepoint_classes
      for name in ("PVALID", "CONTEXTJ", "CONTEXTO"):
          for entry in codepoint_classes[name]:
              print(name, entry >> 32, entry & 0xFFFFFFFF)
      """
    let (status, output) = try Peers.run("python3", ["-c", program])
    try #require(status == 0)
    var expected = [DerivedProperty](repeating: .disallowed, count: 0x110000)
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      let (start, end) = (try #require(Int(words[1])), try #require(Int(words[2])))
      for value in start..<end { expected[value] = words[0] == "PVALID" ? .valid : .contextual }
    }
    var run = 0
    var different: [String] = []
    for value in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
      run += 1
      let property = DerivedProperty(value)
      if property != expected[Int(value)] {
        different.append("U+\(String(value, radix: 16)) \(property), the other says \(expected[Int(value)])")
      }
    }
    #expect(different.isEmpty, "\(different.count): \(different.prefix(20).joined(separator: "; "))")
    print("host names: \(run) scalars, \(run - different.count) as idna has them")
  }

  /// A letter that is no composite and one or two marks: whether that is Normalization Form C.
  @Test func composition() throws {
    let letters: [ClosedRange<UInt32>] = [0x61...0x7A, 0x3B1...0x3C9, 0x430...0x44F, 0x627...0x64A, 0x915...0x939]
    let others: [UInt32] = [
      0x9C7, 0xB47, 0xBC6, 0xCC6, 0xD46, 0xDD9, 0x1025, 0x1B05, 0x3046, 0x30AB, 0x1_1099, 0x1_D157,
    ]
    let marks: [UInt32] = [
      0x300, 0x301, 0x302, 0x303, 0x304, 0x307, 0x308, 0x323, 0x327, 0x328, 0x345, 0x653, 0x654, 0x655, 0x93C, 0x9BE,
      0x9D7, 0xB3E, 0xB56, 0xBBE, 0xBD7, 0xCC2, 0xCD5, 0xD3E, 0xD57, 0xDCA, 0xDCF, 0xDDF, 0x102E, 0x1B35, 0x3099,
      0x309A,
      0x1_10BA, 0x334, 0x342,
    ]
    var labels: [[UInt32]] = []
    for letter in Array(letters.joined()) + others {
      for first in marks {
        labels.append([letter, first])
        for second in marks.prefix(14) { labels.append([letter, first, second]) }
      }
    }
    let program = """
      import sys, unicodedata
      for line in sys.stdin:
          text = "".join(chr(int(word)) for word in line.split())
          print(int(unicodedata.is_normalized("NFC", text)))
      """
    let input = labels.map { $0.map(String.init).joined(separator: " ") + "\n" }.joined()
    let (status, output) = try Peers.run("python3", ["-c", program], input: Data(input.utf8))
    try #require(status == 0)
    let answers = String(decoding: output, as: UTF8.self).split(separator: "\n")
    try #require(answers.count == labels.count)
    let different = zip(labels, answers).filter { CanonicalComposition.isComposed($0) != ($1 == "1") }.map(\.0)
    #expect(different.isEmpty, "\(different.count): \(different.prefix(10).map { $0.map { String($0, radix: 16) } })")
    #expect(answers.contains("0") && answers.contains("1"))
  }
}
