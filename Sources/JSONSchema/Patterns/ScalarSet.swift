/// A set of Unicode scalars: ranges, and properties that the standard library answers for.
struct ScalarSet: Equatable, Sendable {
  /// Ascending, disjoint, not adjacent once `normalise` ran.
  var ranges: [ClosedRange<UInt32>] = []
  var properties: [ScalarProperty] = []
  /// Whether the set holds everything but these; only where there are properties.
  private(set) var isInverted = false

  static let last: UInt32 = 0x10FFFF

  init(_ ranges: [ClosedRange<UInt32>] = [], properties: [ScalarProperty] = []) {
    self.ranges = ranges
    self.properties = properties
    normalise()
  }

  mutating func formUnion(_ other: ScalarSet) {
    precondition(!other.isInverted, "a class inside a class is not inverted")
    ranges += other.ranges
    properties += other.properties
    normalise()
  }

  /// Everything that the set does not hold.
  var inverted: ScalarSet {
    var result = self
    guard properties.isEmpty else {
      result.isInverted.toggle()
      return result
    }
    result.ranges = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.ranges.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= Self.last { result.ranges.append(next...Self.last) }
    return result
  }

  /// The scalars that the other set does not hold; both have no properties.
  func subtracting(_ other: ScalarSet) -> ScalarSet {
    var result = inverted
    result.formUnion(other)
    return result.inverted
  }

  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].lowerBound <= scalar { return !isInverted }
    return properties.contains { $0.holds(for: scalar) } != isInverted
  }

  private mutating func normalise() {
    guard ranges.count > 1 else { return }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var merged: [ClosedRange<UInt32>] = [ranges[0]]
    for range in ranges.dropFirst() {
      let last = merged[merged.count - 1]
      if range.lowerBound <= last.upperBound || range.lowerBound == last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  // The classes of ECMA-262 §22.2.2.9.
  static let digits = ScalarSet([0x30...0x39])
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// `.`: all but line terminators.
  static let dot = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).inverted
}
