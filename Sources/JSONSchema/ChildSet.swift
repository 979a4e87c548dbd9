/// A set of the children of one node, by their numbers from 0; without memory of its own for the first 64.
struct ChildSet {
  private var first: UInt64 = 0
  private var rest: [UInt64] = []
  /// Whether it has all children, however many there are.
  private(set) var isComplete = false

  func contains(_ number: Int) -> Bool {
    if isComplete { return true }
    if number < 64 { return first >> UInt64(number) & 1 != 0 }
    let word = number / 64 - 1
    return word < rest.count && rest[word] >> UInt64(number % 64) & 1 != 0
  }

  mutating func insert(_ number: Int) {
    if number < 64 {
      first |= 1 << UInt64(number)
      return
    }
    let word = number / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(number % 64)
  }

  mutating func insertAll() { isComplete = true }

  mutating func formUnion(_ other: ChildSet) {
    isComplete = isComplete || other.isComplete
    first |= other.first
    while rest.count < other.rest.count { rest.append(0) }
    for word in other.rest.indices { rest[word] |= other.rest[word] }
  }
}
