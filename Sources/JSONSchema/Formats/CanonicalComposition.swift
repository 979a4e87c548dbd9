/// Normalization Form C (UAX #15), as far as labels of host names need it: U-labels must be in it (RFC 5891 §4.2.1).
///
/// Scalars that the form replaces on their own, and the jamo of Hangul, have no place in a label anyway; what is left to
/// be found are marks out of order and pairs that have one scalar of their own. One case goes unnoticed, because the
/// standard library takes no scalar apart: `à` and a dot below, for which the form has `ạ` and a grave accent.
enum CanonicalComposition {
  static func isComposed(_ label: [UInt32]) -> Bool {
    var starter: UInt32?
    var lastClass: UInt8 = 0
    for value in label {
      guard let scalar = Unicode.Scalar(value) else { return false }
      let combiningClass = scalar.properties.canonicalCombiningClass.rawValue
      if combiningClass != 0, combiningClass < lastClass { return false }
      // A mark of the same class, or a scalar of class 0, keeps later ones from the starter.
      let isBlocked = lastClass != 0 && lastClass >= combiningClass
      if let starter, !isBlocked, isSecond(scalar), composes(starter, value) { return false }
      if combiningClass == 0 { starter = value }
      lastClass = combiningClass
    }
    return true
  }

  /// Whether a scalar may be the second of a pair: marks, and the vowel signs of Kirat Rai, which are letters.
  private static func isSecond(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: scalar.value == 0x1_6D63 || scalar.value == 0x1_6D67
    }
  }

  /// Strings are equal where they are canonically equivalent, so that a set of them finds the one for two.
  private static func composes(_ first: UInt32, _ second: UInt32) -> Bool {
    guard let first = Unicode.Scalar(first), let second = Unicode.Scalar(second) else { return false }
    var pair = String.UnicodeScalarView()
    pair.append(first)
    pair.append(second)
    return composites.contains(String(pair))
  }

  /// The scalars of the blocks that hold composites, but for those that are never composed; made when a label has marks.
  private static let composites: Set<String> = {
    let blocks: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x344...0x3FF, 0x400...0x4FF, 0x620...0x6FF, 0x900...0xDFF, 0x1000...0x10FF, 0x1B00...0x1B7F,
      0x1E00...0x1FFF, 0x2190...0x22FF, 0x3040...0x30FF, 0x1_0500...0x1_05FF, 0x1_1080...0x1_19FF, 0x1_6100...0x1_61FF,
      0x1_6D40...0x1_6D7F,
    ]
    var composites: Set<String> = []
    for value in blocks.joined() {
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isFullCompositionExclusion else { continue }
      composites.insert(String(scalar))
    }
    return composites
  }()
}
