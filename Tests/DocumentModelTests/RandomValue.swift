import DocumentModel
import Randomness

/// A random JSON value that can be written in any order of its keys.
indirect enum RandomValue {
  case null, boolean(Bool), number(String), string(String)
  case array([RandomValue])
  case object([(key: String, value: RandomValue)])

  init(depth: Int, using generator: inout SeededGenerator) {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &generator) {
    case 0: self = .null
    case 1: self = .boolean(Bool.random(using: &generator))
    case 2, 3: self = .number(Self.number(using: &generator))
    case 4: self = .string(Self.text(using: &generator))
    case 5, 6:
      let count = Int.random(in: 0..<6, using: &generator)
      self = .array((0..<count).map { _ in RandomValue(depth: depth - 1, using: &generator) })
    default:
      let count = Int.random(in: 0..<(Bool.random(using: &generator) ? 6 : 40), using: &generator)
      var seen: Set<[UInt8]> = []
      var members: [(key: String, value: RandomValue)] = []
      for _ in 0..<count {
        let key = Self.text(using: &generator)
        guard seen.insert(Array(key.utf8)).inserted else { continue }
        members.append((key, RandomValue(depth: depth - 1, using: &generator)))
      }
      self = .object(members)
    }
  }

  private static func number(using generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return Int.random(in: -1_000...1_000, using: &generator).description
    case 1: return Int.random(in: .min ... .max, using: &generator).description
    case 2: return "\(Int.random(in: -99...99, using: &generator)).\(Int.random(in: 0...999, using: &generator))"
    default:
      let double = Double(bitPattern: generator.next())
      return double.isFinite ? double.description : "0e0"
    }
  }

  private static func text(using generator: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0x61...0x7A, 0x61...0x66, 0x00...0x7F, 0x80...0x2FF, 0x4E00...0x4EFF, 0xE000...0xFFFF, 0x1F600...0x1F64F,
      0x10000...0x10FFFF,
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &generator) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// Writes the value, the members of every object shuffled.
  func write(to output: inout JSONOutput, shuffledBy generator: inout SeededGenerator) {
    switch self {
    case .null: output.null()
    case .boolean(let value): output.boolean(value)
    case .number(let text): output.rawValue(text.utf8)
    case .string(let text): output.string(text)
    case .array(let items):
      output.array { output in
        for item in items { item.write(to: &output, shuffledBy: &generator) }
      }
    case .object(let members):
      output.object { output in
        for member in members.shuffled(using: &generator) {
          output.key(member.key)
          member.value.write(to: &output, shuffledBy: &generator)
        }
      }
    }
  }
}
