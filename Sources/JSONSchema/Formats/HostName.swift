/// The formats `hostname` (RFC 1123 §2.1, with A-labels of RFC 5890 §2.3.2.1) and `idn-hostname` (RFC 5890 §2.3.2.3).
///
///     hostname = label *( "." label )       ; 253 octets at most
///     label    = let-dig [ *61( let-dig / "-" ) let-dig ]
///
/// A label that begins with `xn--` must be the encoded form of a U-label. In an international name each label is an
/// A-label, a U-label or an ASCII label without hyphens in third and fourth place; the ideographic, fullwidth and
/// halfwidth full stops separate labels as well (RFC 3490 §3.1).
enum HostName {
  /// `hostname`.
  static func isHostname(_ text: Span<UInt8>) -> Bool {
    guard isPlain(text) else { return false }
    var decoded: [[UInt32]] = []
    guard
      allLabels(
        text,
        { label in
          guard InternationalLabel.isEncoded(label) else {
            decoded.append(label)
            return true
          }
          guard let scalars = InternationalLabel.decoded(label) else { return false }
          decoded.append(scalars)
          return InternationalLabel.isValid(scalars)
        })
    else { return false }
    return BidiRule.holds(decoded) && decoded.allSatisfy(CanonicalComposition.isComposed)
  }

  /// `idn-hostname`.
  static func isInternational(_ text: Span<UInt8>) -> Bool { isInternational(text, isStrict: true) }

  /// The domain of an international email address: as `idn-hostname`, but the only separator is the full stop.
  static func isMailDomain(_ text: Span<UInt8>) -> Bool { isInternational(text, isStrict: false) }

  private static func isInternational(_ text: Span<UInt8>, isStrict: Bool) -> Bool {
    // Each scalar takes at least one octet.
    guard text.count > 0, text.count <= 4 * 253 else { return false }
    var labels: [[UInt32]] = []
    var length = -1
    let isValid = allLabels(text, hasOtherSeparators: isStrict) { label in
      guard let octets = InternationalLabel.length(of: label, &labels) else { return false }
      length += octets + 1
      return true
    }
    guard isValid, length <= 253, BidiRule.holds(labels) else { return false }
    // Mail systems normalise what they are given (RFC 6532 §3.1).
    return !isStrict || labels.allSatisfy(CanonicalComposition.isComposed)
  }

  /// Whether the text consists of letters, digits and hyphens in labels of the right length.
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text.count <= 253 else { return false }
    var start = 0
    for i in 0...text.count where i == text.count || text[i] == UInt8(ascii: ".") {
      guard isPlainLabel(text.extracting(start..<i)) else { return false }
      start = i + 1
    }
    return true
  }

  private static func isPlainLabel(_ label: Span<UInt8>) -> Bool {
    guard label.count > 0, label.count <= 63, label[0] != UInt8(ascii: "-"),
      label[label.count - 1] != UInt8(ascii: "-")
    else { return false }
    for i in 0..<label.count where !ByteSet.alphanumerics.contains(label[i]) && label[i] != UInt8(ascii: "-") {
      return false
    }
    return true
  }

  /// Whether `isValid` holds for each label, as scalars; stops at the first for which it does not.
  private static func allLabels(
    _ text: Span<UInt8>, hasOtherSeparators: Bool = false, _ isValid: ([UInt32]) -> Bool
  ) -> Bool {
    var label: [UInt32] = []
    var i = 0
    while i < text.count {
      let scalar = ScalarDecoding.next(text, &i)
      let isOther = hasOtherSeparators && (scalar == 0x3002 || scalar == 0xFF0E || scalar == 0xFF61)
      if scalar == 0x2E || isOther {
        guard isValid(label) else { return false }
        label = []
      } else {
        label.append(scalar)
      }
    }
    return isValid(label)
  }
}
