/// Punycode (RFC 3492), as scalars of both forms; the letters of the encoded one are small.
enum Punycode {
  private static let base = 36
  private static let minimumThreshold = 1
  private static let maximumThreshold = 26
  private static let initialBias = 72
  private static let initialScalar = 128

  /// The scalars that `text` encodes; nil where it encodes none.
  static func decode(_ text: [UInt32]) -> [UInt32]? {
    guard text.count <= 63 else { return nil }
    var output: [UInt32] = []
    var next = 0
    if let hyphen = text.lastIndex(of: 0x2D) {
      output = Array(text[..<hyphen])
      guard output.allSatisfy({ $0 < 0x80 }) else { return nil }
      next = hyphen + 1
    }
    var scalar = initialScalar
    var bias = initialBias
    var place = 0
    while next < text.count {
      let before = place
      var weight = 1
      var position = base
      while true {
        guard next < text.count, let digit = digit(text[next]) else { return nil }
        next += 1
        // 63 letters and fewer than 2^22 places keep far from overflow once these bounds are held.
        place += digit * weight
        guard place < 1 << 40 else { return nil }
        let threshold = threshold(position, bias)
        if digit < threshold { break }
        weight *= base - threshold
        guard weight < 1 << 40 else { return nil }
        position += base
      }
      let count = output.count + 1
      bias = adapt(place - before, count, isFirst: before == 0)
      scalar += place / count
      place %= count
      guard scalar <= 0x10FFFF, scalar & 0x1FF800 != 0xD800 else { return nil }
      output.insert(UInt32(scalar), at: place)
      place += 1
    }
    return output
  }

  /// The encoded form; nil for more scalars than a label holds.
  static func encode(_ scalars: [UInt32]) -> [UInt32]? {
    guard scalars.count <= 63 else { return nil }
    var output = scalars.filter { $0 < 0x80 }
    let basicCount = output.count
    var handled = basicCount
    if basicCount > 0 { output.append(0x2D) }
    var scalar = UInt32(initialScalar)
    var bias = initialBias
    var delta = 0
    while handled < scalars.count {
      guard let next = scalars.lazy.filter({ $0 >= scalar }).min() else { return nil }
      delta += Int(next - scalar) * (handled + 1)
      scalar = next
      for value in scalars {
        if value < scalar { delta += 1 }
        guard value == scalar else { continue }
        append(delta, bias, to: &output)
        bias = adapt(delta, handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      scalar += 1
    }
    return output
  }

  private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt32]) {
    var rest = delta
    var position = base
    while true {
      let threshold = threshold(position, bias)
      if rest < threshold { break }
      output.append(letter(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      position += base
    }
    output.append(letter(rest))
  }

  private static func threshold(_ position: Int, _ bias: Int) -> Int {
    min(max(position - bias, minimumThreshold), maximumThreshold)
  }

  /// RFC 3492 §6.1.
  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var position = 0
    while delta > (base - minimumThreshold) * maximumThreshold / 2 {
      delta /= base - minimumThreshold
      position += base
    }
    return position + (base - minimumThreshold + 1) * delta / (delta + 38)
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x61...0x7A: Int(scalar - 0x61)
    case 0x30...0x39: Int(scalar - 0x30) + 26
    default: nil
    }
  }

  private static func letter(_ digit: Int) -> UInt32 { UInt32(digit < 26 ? 0x61 + digit : 0x30 + digit - 26) }
}
