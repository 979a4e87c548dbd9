/// What a reader of YAML 1.1 makes of a plain scalar that YAML 1.2 reads otherwise.
enum OtherReading {
  case boolean(Bool)
  case octal
  case underscores
  case baseSixty
  case date

  var isOctal: Bool { if case .octal = self { true } else { false } }

  /// The type's name in YAML 1.1.
  var type: String {
    switch self {
    case .boolean: "bool"
    case .octal, .baseSixty: "int"
    case .underscores: "int or float"
    case .date: "timestamp"
    }
  }

  /// What the reader makes of `text`: `the number 511`.
  func phrase(_ text: String) -> String {
    switch self {
    case .boolean(let value): return "\(value)"
    case .octal: return Int(text, radix: 8).map { "the number \($0)" } ?? "a number of base 8"
    case .underscores: return "the number \(text.filter { $0 != "_" })"
    case .baseSixty:
      var total = 0
      for part in text.split(separator: ":") {
        let (product, isTooLarge) = total.multipliedReportingOverflow(by: 60)
        guard !isTooLarge, product < 1 << 60, let digits = Int(part.filter { $0 != "_" }), abs(digits) < 1 << 60 else {
          return "a number of base 60"
        }
        total = product + abs(digits)
      }
      return "the number \(text.utf8.first == UInt8(ascii: "-") ? "-" : "")\(total)"
    case .date: return "a date"
    }
  }

  /// A word: yes, no, on, off, in lower case, upper case or with a capital; nil for others.
  init?(ofWord text: Span<UInt8>) {
    let isLower = text[1] >= 0x61
    for i in 1..<text.count where (text[i] >= 0x61) != isLower { return nil }
    if text[0] >= 0x61, !isLower { return nil }
    var word: UInt32 = 0
    for i in 0..<text.count { word = word << 8 | UInt32(text[i] | 0x20) }
    switch word {
    case 0x79_6573, 0x6F6E: self = .boolean(true)  // yes, on
    case 0x6E6F, 0x6F_6666: self = .boolean(false)  // no, off
    default: return nil
    }
  }

  /// Digits with something among them: `0777`, `1_000`, `12:30:45`, `2024-01-01`; nil for plain numbers and for text.
  init?(ofNumber text: Span<UInt8>) {
    var colons = 0
    var underscores = 0
    var hyphens = 0
    var dots = 0
    var maximum: UInt8 = 0
    let start = text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") ? 1 : 0
    guard text.count > start + 1, Self.isDigit(text[start]) else { return nil }
    for i in start..<text.count {
      switch text[i] {
      case 0x30...0x39: maximum = max(maximum, text[i])
      case UInt8(ascii: ":"): colons += 1
      case UInt8(ascii: "_"): underscores += 1
      case UInt8(ascii: "-"): hyphens += 1
      case UInt8(ascii: "."): dots += 1
      // A time or a zone may follow a date.
      default:
        guard hyphens >= 2, start == 0, Self.isDate(text) else { return nil }
        self = .date
        return
      }
    }
    if hyphens > 0 {
      guard start == 0, Self.isDate(text) else { return nil }
      self = .date
    } else if colons > 0 {
      guard dots <= 1, Self.isBaseSixty(text, from: start) else { return nil }
      self = .baseSixty
    } else if dots > 1 {
      return nil
    } else if underscores > 0 {
      self = .underscores
    } else if dots == 0, text[start] == UInt8(ascii: "0"), maximum < UInt8(ascii: "8"), start == 0 {
      // 007 is 7 to both.
      guard Self.isGreaterThanSeven(text) else { return nil }
      self = .octal
    } else {
      return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isGreaterThanSeven(_ text: Span<UInt8>) -> Bool {
    for i in 0..<text.count - 1 where text[i] != UInt8(ascii: "0") { return true }
    return false
  }

  /// `2024-01-01`, and perhaps a time behind it.
  private static func isDate(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 8 else { return false }
    for i in 0..<4 where !isDigit(text[i]) { return false }
    guard text[4] == UInt8(ascii: "-"), isDigit(text[5]) else { return false }
    if text.count == 10 {
      return isDigit(text[6]) && text[7] == UInt8(ascii: "-") && isDigit(text[8]) && isDigit(text[9])
    }
    guard text.count > 10, isDigit(text[6]), text[7] == UInt8(ascii: "-"), isDigit(text[8]), isDigit(text[9]) else {
      return false
    }
    return (text[10] | 0x20) == UInt8(ascii: "t") || text[10] == 0x20
  }

  /// `12:30:45`: digits, then parts of one or two digits below 60.
  private static func isBaseSixty(_ text: Span<UInt8>, from start: Int) -> Bool {
    var i = start
    guard text[start] != UInt8(ascii: "0") else { return false }
    while i < text.count, isDigit(text[i]) || text[i] == UInt8(ascii: "_") { i += 1 }
    while i < text.count, text[i] == UInt8(ascii: ":") {
      guard i + 1 < text.count, isDigit(text[i + 1]) else { return false }
      if i + 2 < text.count, isDigit(text[i + 2]) {
        guard text[i + 1] < UInt8(ascii: "6") else { return false }
        i += 3
      } else {
        i += 2
      }
    }
    return i == text.count || text[i] == UInt8(ascii: ".")
  }
}
