extension Number {
  /// -1, 0 or 1 as `self` is below, equal to or above `other`.
  func compare(_ other: Number) -> Int {
    if isZero || other.isZero {
      if isZero && other.isZero { return 0 }
      let positive = isZero ? other.isNegative : !isNegative
      return positive ? 1 : -1
    }
    guard isNegative == other.isNegative else { return isNegative ? -1 : 1 }
    let order = compareMagnitude(other)
    return isNegative ? -order : order
  }

  private func compareMagnitude(_ other: Number) -> Int {
    if exponent == other.exponent, digits == nil, other.digits == nil {
      return significand < other.significand ? -1 : significand == other.significand ? 0 : 1
    }
    let (a, aExponent) = normalised
    let (b, bExponent) = other.normalised
    let aTop = a.count + aExponent
    let bTop = b.count + bExponent
    guard aTop == bTop else { return aTop < bTop ? -1 : 1 }
    for i in 0..<max(a.count, b.count) {
      let x = i < a.count ? a[i] : 0
      let y = i < b.count ? b[i] : 0
      if x != y { return x < y ? -1 : 1 }
    }
    return 0
  }

  /// Whether `self` is an integer times `divisor`, exactly (validation §6.2.1); `divisor` is not 0.
  func isMultiple(of divisor: Number) -> Bool {
    if isZero { return true }
    let (digits, exponent) = normalised
    let (divisorDigits, divisorExponent) = divisor.normalised
    // Without trailing zeros on either side, a smaller power of ten leaves a factor of 2 or 5 missing.
    let shift = exponent - divisorExponent
    guard shift >= 0 else { return false }
    // A divisor of n digits has fewer than 4 n factors of 2 or of 5: further zeros change nothing.
    let zeros = min(shift, 4 * divisorDigits.count)
    let dividend = digits + [UInt8](repeating: 0, count: zeros)
    guard divisorDigits.count > 18 else {
      let small = divisorDigits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
      var remainder: UInt64 = 0
      for digit in dividend {
        let (high, low) = remainder.multipliedFullWidth(by: 10)
        let (sum, overflow) = low.addingReportingOverflow(UInt64(digit))
        remainder = small.dividingFullWidth((high + (overflow ? 1 : 0), sum)).remainder
      }
      return remainder == 0
    }
    return Self.remainderIsZero(dividend, by: divisorDigits)
  }

  /// Long division on decimal digits, for divisors beyond 64 bits.
  private static func remainderIsZero(_ dividend: [UInt8], by divisor: [UInt8]) -> Bool {
    var remainder: [UInt8] = []
    for digit in dividend {
      if !remainder.isEmpty || digit != 0 { remainder.append(digit) }
      while isAtLeast(remainder, divisor) { subtract(divisor, from: &remainder) }
    }
    return remainder.isEmpty
  }

  private static func isAtLeast(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return a.count > b.count }
    for i in a.indices where a[i] != b[i] { return a[i] > b[i] }
    return true
  }

  private static func subtract(_ b: [UInt8], from a: inout [UInt8]) {
    var borrow: Int8 = 0
    for i in 1...a.count {
      let y = i <= b.count ? Int8(b[b.count - i]) : 0
      var digit = Int8(a[a.count - i]) - y - borrow
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      a[a.count - i] = UInt8(digit)
    }
    if let first = a.firstIndex(where: { $0 != 0 }) { a.removeFirst(first) } else { a = [] }
  }
}
