/// Times as texts, in UTC.
enum Timestamp {
  /// `2020-01-04T09:05:22.701000Z`, of milliseconds since 1970.
  static func iso(_ milliseconds: Int) -> String {
    let time = Calendar(milliseconds)
    return
      "\(padded(time.year, 4))-\(padded(time.month))-\(padded(time.day))T\(padded(time.hour)):\(padded(time.minute))"
      + ":\(padded(time.second)).\(padded(time.millisecond, 3))000Z"
  }

  /// `20200104T090522Z`, as `X-Sdk-Date` is written.
  static func compact(_ milliseconds: Int) -> String {
    let time = Calendar(milliseconds)
    return "\(padded(time.year, 4))\(padded(time.month))\(padded(time.day))T\(padded(time.hour))\(padded(time.minute))"
      + "\(padded(time.second))Z"
  }

  /// `Sat, 04 Jan 2020 09:05:22 GMT`, as the header `Date` is written (RFC 9110 §5.6.7).
  static func http(_ milliseconds: Int) -> String {
    let time = Calendar(milliseconds)
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let weekday = weekdays[max(0, milliseconds) / 86_400_000 % 7]
    return "\(weekday), \(padded(time.day)) \(months[time.month - 1]) \(padded(time.year, 4)) \(padded(time.hour))"
      + ":\(padded(time.minute)):\(padded(time.second)) GMT"
  }

  /// Milliseconds since 1970 of `20200104T090522Z`; nil for what is no such time.
  static func milliseconds(compact text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: bytes[range], as: UTF8.self)) : nil
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8), let hour = number(9..<11),
      let minute = number(11..<13), let second = number(13..<15), (1...12).contains(month), (1...31).contains(day),
      hour < 24, minute < 60, second < 61
    else { return nil }
    return (((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000
  }

  private static func padded(_ number: Int, _ count: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years that begin in March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// A time since 1970, taken apart.
  private struct Calendar {
    let year, month, day, hour, minute, second, millisecond: Int

    init(_ milliseconds: Int) {
      let (seconds, millisecond) = max(0, milliseconds).quotientAndRemainder(dividingBy: 1000)
      let (days, secondOfDay) = seconds.quotientAndRemainder(dividingBy: 86_400)
      let shifted = days + 719_468
      let era = shifted / 146_097
      let dayOfEra = shifted - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shiftedMonth = (5 * dayOfYear + 2) / 153
      day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
      month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
      hour = secondOfDay / 3600
      minute = secondOfDay / 60 % 60
      second = secondOfDay % 60
      self.millisecond = millisecond
    }
  }
}
