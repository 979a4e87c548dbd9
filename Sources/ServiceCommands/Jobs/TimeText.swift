/// Lengths of time as people write and read them.
enum TimeText {
  /// Seconds of `2h`, `90m`, `1h30m`, `45s`, `1d` or `3600`; nil for anything else, and for nothing at all.
  static func seconds(of text: String) -> Int? {
    if let plain = Int(text), plain > 0 { return plain }
    var total = 0
    var number: Int?
    for byte in text.utf8 {
      if byte >= 0x30, byte <= 0x39 {
        let (product, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        guard !overflow, product < 1 << 40 else { return nil }
        number = product + Int(byte - 0x30)
        continue
      }
      guard let count = number, let unit = unit(byte) else { return nil }
      total += count * unit
      number = nil
    }
    return number == nil && total > 0 ? total : nil
  }

  private static func unit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "s"): 1
    case UInt8(ascii: "m"): 60
    case UInt8(ascii: "h"): 3_600
    case UInt8(ascii: "d"): 86_400
    default: nil
    }
  }

  /// The two greatest units: `2d 3h`, `1h 5m`, `3m 20s`, `0s`.
  static func of(seconds: Int) -> String {
    let seconds = max(seconds, 0)
    if seconds >= 86_400 { return "\(seconds / 86_400)d \(seconds % 86_400 / 3_600)h" }
    if seconds >= 3_600 { return "\(seconds / 3_600)h \(seconds % 3_600 / 60)m" }
    if seconds >= 60 { return "\(seconds / 60)m \(seconds % 60)s" }
    return "\(seconds)s"
  }
}
