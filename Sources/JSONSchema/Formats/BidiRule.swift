/// The rule for labels in names with right-to-left text (RFC 5893 §2).
enum BidiRule {
  /// The classes of the Unicode bidirectional algorithm that matter here; `neutral` stands for CS, ET, ON and BN.
  private enum Class { case left, right, arabicLetter, arabicNumber, number, separator, neutral, mark }

  /// Whether the labels of a name satisfy the rule; they do where none has right-to-left text.
  static func holds(_ labels: [[UInt32]]) -> Bool {
    let isRelevant = labels.contains { label in
      label.contains {
        switch bidiClass($0) {
        case .right, .arabicLetter, .arabicNumber: true
        default: false
        }
      }
    }
    return !isRelevant || labels.allSatisfy { holds($0) }
  }

  private static func holds(_ label: [UInt32]) -> Bool {
    let classes = label.map(bidiClass)
    guard let first = classes.first, let last = classes.last(where: { $0 != .mark }) else { return false }
    switch first {
    case .right, .arabicLetter:
      guard !classes.contains(.left), !(classes.contains(.number) && classes.contains(.arabicNumber)) else {
        return false
      }
      return last == .right || last == .arabicLetter || last == .number || last == .arabicNumber
    case .left:
      guard !classes.contains(where: { $0 == .right || $0 == .arabicLetter || $0 == .arabicNumber }) else {
        return false
      }
      return last == .left || last == .number
    default: return false
    }
  }

  /// The class of a scalar that a U-label may hold (DerivedBidiClass of Unicode 17; other scalars are of no concern).
  private static func bidiClass(_ scalar: UInt32) -> Class {
    switch scalar {
    case 0x30...0x39, 0x6F0...0x6F9: return .number
    case 0x2D: return .separator
    case 0..<0x80: return .left
    case 0x660...0x669, 0x1_0D30...0x1_0D39, 0x1_0D40...0x1_0D49: return .arabicNumber
    case 0xB7, 0x2B9, 0x2BA, 0x2C6...0x2CF, 0x2EC, 0x375, 0x200C, 0x200D, 0x2E2F, 0x30FB, 0xA67F, 0xA717...0xA71F,
      0xA788:
      return .neutral
    // Marks that have a direction.
    case 0xCBF, 0xCC6, 0x1_1A07, 0x1_1A08, 0x1_1C3F: return .left
    default: break
    }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    default: return writtenFromTheRight(scalar)
    }
  }

  private static func writtenFromTheRight(_ scalar: UInt32) -> Class {
    switch scalar {
    case 0x620...0x7B1, 0x860...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF, 0x1_0D00...0x1_0D3F, 0x1_0EC0...0x1_0EFF,
      0x1_0F30...0x1_0F6F, 0x1_EC70...0x1_ECBF, 0x1_ED00...0x1_ED4F, 0x1_EE00...0x1_EEFF:
      .arabicLetter
    case 0x590...0x5FF, 0x7C0...0x85F, 0xFB1D...0xFB4F, 0x1_0800...0x1_0CFF, 0x1_0D40...0x1_0EBF,
      0x1_0F00...0x1_0F2F, 0x1_0F70...0x1_0FFF, 0x1_E800...0x1_EFFF:
      .right
    default: .left
    }
  }
}
