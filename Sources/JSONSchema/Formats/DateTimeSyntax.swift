/// The formats `date-time`, `date` and `time` (RFC 3339 §5.6).
///
///     date-fullyear   = 4DIGIT
///     date-month      = 2DIGIT  ; 01-12
///     date-mday       = 2DIGIT  ; 01-28, 01-29, 01-30, 01-31 based on month/year
///     time-hour       = 2DIGIT  ; 00-23
///     time-minute     = 2DIGIT  ; 00-59
///     time-second     = 2DIGIT  ; 00-58, 00-59, 00-60 based on leap second rules
///     time-secfrac    = "." 1*DIGIT
///     time-numoffset  = ("+" / "-") time-hour ":" time-minute
///     time-offset     = "Z" / time-numoffset
///     partial-time    = time-hour ":" time-minute ":" time-second [time-secfrac]
///     full-date       = date-fullyear "-" date-month "-" date-mday
///     full-time       = partial-time time-offset
///     date-time       = full-date "T" full-time
enum DateTimeSyntax {
  static func isDateTime(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    return fullDate(&scanner) && scanner.takeLetter("T") && fullTime(&scanner) && scanner.isAtEnd
  }

  static func isDate(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    return fullDate(&scanner) && scanner.isAtEnd
  }

  static func isTime(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    return fullTime(&scanner) && scanner.isAtEnd
  }

  private static func fullDate(_ scanner: inout TextScanner) -> Bool {
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"), let day = scanner.number(digits: 2)
    else { return false }
    return month >= 1 && month <= 12 && day >= 1 && day <= days(in: month, of: year)
  }

  /// RFC 3339, appendix C, for leap years.
  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func fullTime(_ scanner: inout TextScanner) -> Bool {
    guard let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
      let second = scanner.number(digits: 2), second <= 60
    else { return false }
    if scanner.take("."), scanner.take(while: .digits) == 0 { return false }
    guard let offset = offset(&scanner) else { return false }
    // A leap second is the last of a day in UTC (RFC 3339 §5.7).
    return second < 60 || (hour * 60 + minute - offset + 2 * 1440) % 1440 == 1439
  }

  /// In minutes; nil where there is none.
  private static func offset(_ scanner: inout TextScanner) -> Int? {
    if scanner.takeLetter("Z") { return 0 }
    let isNegative = scanner.take("-")
    guard isNegative || scanner.take("+"), let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    return isNegative ? -(hour * 60 + minute) : hour * 60 + minute
  }
}
