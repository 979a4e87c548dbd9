/// A moment, to the second.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds left out.
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Reads a date and time with its offset (RFC 3339 §5.6): `2024-11-23T08:00:00Z`. Nil for anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<start + count] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func holds(_ text: String, at index: Int) -> Bool {
      index < bytes.count && text.utf8.contains(bytes[index])
    }
    guard let year = number(0, 4), holds("-", at: 4), let month = number(5, 2), holds("-", at: 7),
      let day = number(8, 2), holds("Tt", at: 10), let hour = number(11, 2), holds(":", at: 13),
      let minute = number(14, 2), holds(":", at: 16), let second = number(17, 2)
    else { return nil }
    guard (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day), hour < 24, minute < 60,
      second <= 60
    else { return nil }
    var end = 19
    if holds(".", at: end) {
      let digits = bytes[(end + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard digits > 0 else { return nil }
      end += 1 + digits
    }
    var offset = 0
    if holds("Zz", at: end) {
      end += 1
    } else {
      guard holds("+-", at: end), let hours = number(end + 1, 2), holds(":", at: end + 3),
        let minutes = number(end + 4, 2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * 60 * (bytes[end] == UInt8(ascii: "-") ? -1 : 1)
      end += 6
    }
    guard end == bytes.count else { return nil }
    seconds = ((Self.days(to: year, month, day) * 24 + hour) * 60 + minute) * 60 + second - offset
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  /// Whole days from `other` to here; negative where `other` is later.
  package func days(since other: Timestamp) -> Int { (seconds - other.seconds) / 86_400 }

  /// In the basic form of ISO 8601, as signatures have it: `20241123T080000Z`.
  package var basicText: String {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds + 1) / 86_400 - 1
    let rest = seconds - days * 86_400
    let (year, month, day) = Self.date(ofDay: days)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let years = String(year)
    return String(repeating: "0", count: max(0, 4 - years.utf8.count)) + years + two(month) + two(day) + "T"
      + two(rest / 3_600) + two(rest / 60 % 60) + two(rest % 60) + "Z"
  }

  /// The date of the Gregorian calendar that is `days` after 1970-01-01.
  private static func date(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
    // A year that is not too late, then the right one.
    var year = 1970 + (days < 0 ? days / 365 - 1 : days / 366)
    while Self.days(to: year + 1, 1, 1) <= days { year += 1 }
    var month = 1
    while month < 12, Self.days(to: year, month + 1, 1) <= days { month += 1 }
    return (year, month, days - Self.days(to: year, month, 1) + 1)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to a date of the Gregorian calendar.
  private static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
    // Leap days before the year, counted from year 1; year 0 has not begun one.
    func leaps(before year: Int) -> Int {
      let past = year - 1
      func down(_ divisor: Int) -> Int { past >= 0 ? past / divisor : (past - divisor + 1) / divisor }
      return down(4) - down(100) + down(400)
    }
    let months = (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) }
    return (year - 1970) * 365 + leaps(before: year) - leaps(before: 1970) + months + day - 1
  }
}
