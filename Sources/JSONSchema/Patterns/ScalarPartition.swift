/// The scalars, sorted into classes that no set of an expression tells apart.
struct ScalarPartition {
  /// Where a run of scalars of one class begins, ascending from 0.
  private(set) var starts: [UInt32] = []
  /// The class of each run.
  private(set) var classes: [UInt8] = []
  /// Which sets hold the scalars of a class, a bit a set.
  private var signatures: [UInt64] = []

  var classCount: Int { signatures.count }

  /// - Returns: nil where there are more than 64 sets or 120 classes. The sets have no properties.
  init?(_ sets: [ScalarSet]) {
    guard sets.count <= 64 else { return nil }
    var bounds: [UInt32] = [0]
    for set in sets {
      for range in set.ranges {
        bounds.append(range.lowerBound)
        if range.upperBound < ScalarSet.last { bounds.append(range.upperBound + 1) }
      }
    }
    bounds.sort()
    for (index, start) in bounds.enumerated() where index == 0 || start != bounds[index - 1] {
      var signature: UInt64 = 0
      for (set, scalars) in sets.enumerated() where scalars.contains(start) { signature |= 1 << UInt64(set) }
      let number = signatures.firstIndex(of: signature) ?? signatures.count
      guard number < 120 else { return nil }
      if number == signatures.count { signatures.append(signature) }
      starts.append(start)
      classes.append(UInt8(number))
    }
  }

  /// Whether a set, by its index, holds the scalars of a class.
  func holds(_ set: Int, _ number: Int) -> Bool { signatures[number] >> UInt64(set) & 1 == 1 }
}
