/// The format `duration` (RFC 3339, appendix A).
///
///     dur-second = 1*DIGIT "S"
///     dur-minute = 1*DIGIT "M" [dur-second]
///     dur-hour   = 1*DIGIT "H" [dur-minute]
///     dur-time   = "T" (dur-hour / dur-minute / dur-second)
///     dur-day    = 1*DIGIT "D"
///     dur-week   = 1*DIGIT "W"
///     dur-month  = 1*DIGIT "M" [dur-day]
///     dur-year   = 1*DIGIT "Y" [dur-month]
///     dur-date   = (dur-day / dur-month / dur-year) [dur-time]
///     duration   = "P" (dur-date / dur-time / dur-week)
enum DurationSyntax {
  static func matches(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    guard scanner.takeLetter("P") else { return false }
    var weeks = scanner
    if weeks.take(while: .digits) > 0, weeks.takeLetter("W") { return weeks.isAtEnd }
    if scanner.takeLetter("T") { return components("HMS", &scanner) && scanner.isAtEnd }
    guard components("YMD", &scanner) else { return false }
    return scanner.isAtEnd || (scanner.takeLetter("T") && components("HMS", &scanner) && scanner.isAtEnd)
  }

  /// Takes numbers with their units: from any of `units` on, none left out in between, to any.
  private static func components(_ units: String, _ scanner: inout TextScanner) -> Bool {
    var rest = units.unicodeScalars[...]
    var hasAny = false
    while scanner.take(while: .digits) > 0 {
      while let unit = rest.first, !scanner.takeLetter(unit) {
        if hasAny { return false }
        rest.removeFirst()
      }
      guard rest.popFirst() != nil else { return false }
      hasAny = true
    }
    return hasAny
  }
}
