/// Labels of internationalised host names: A-labels, U-labels and plain ones (RFC 5890 §2.3, RFC 5891 §4 and §5).
enum InternationalLabel {
  /// The octets that a label takes in a host name; nil where it is none of the three.
  ///
  /// - Parameter labels: gets the label, decoded where it is an A-label.
  static func length(of label: [UInt32], _ labels: inout [[UInt32]]) -> Int? {
    guard !label.isEmpty, label.count <= 63 else { return nil }
    if isEncoded(label) {
      guard let scalars = decoded(label), isValid(scalars) else { return nil }
      labels.append(scalars)
      return label.count
    }
    labels.append(label)
    if label.allSatisfy({ $0 < 0x80 }) { return isPlain(label) ? label.count : nil }
    guard isValid(label), let encoded = Punycode.encode(label), encoded.count + 4 <= 63 else { return nil }
    return encoded.count + 4
  }

  /// Whether a label claims to be an A-label.
  static func isEncoded(_ label: [UInt32]) -> Bool {
    label.count >= 4 && label[0] | 0x20 == 0x78 && label[1] | 0x20 == 0x6E && label[2] == 0x2D && label[3] == 0x2D
  }

  /// The U-label that an A-label stands for; nil where there is none, or where it would be written in another way
  /// (RFC 5891 §4.2.1).
  static func decoded(_ label: [UInt32]) -> [UInt32]? {
    let small = label.dropFirst(4).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    guard let scalars = Punycode.decode(small), scalars.contains(where: { $0 >= 0x80 }),
      Punycode.encode(scalars) == small
    else { return nil }
    return scalars
  }

  private static func isPlain(_ label: [UInt32]) -> Bool {
    let areAllowed = label.allSatisfy {
      $0 == 0x2D || ByteSet.alphanumerics.contains(UInt8(truncatingIfNeeded: $0))
    }
    return areAllowed && hasHyphensInPlace(label)
  }

  /// No hyphen at either end, nor in third and fourth place (RFC 5891 §4.2.3.1).
  private static func hasHyphensInPlace(_ label: [UInt32]) -> Bool {
    if label.first == 0x2D || label.last == 0x2D { return false }
    return label.count < 4 || label[2] != 0x2D || label[3] != 0x2D
  }

  /// Whether the scalars make a U-label, but for the rules of bidirectional text (RFC 5891 §4.2.3).
  static func isValid(_ label: [UInt32]) -> Bool {
    guard let first = label.first, hasHyphensInPlace(label), !isMark(first) else { return false }
    return label.indices.allSatisfy { index in
      switch DerivedProperty(label[index]) {
      case .valid: true
      case .contextual: ContextualRule.holds(label, at: index)
      case .disallowed: false
      }
    }
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
