/// The scalars, sorted into classes that no set of an expression tells apart.
struct ScalarPartition {
  /// Where a run of scalars of one class begins, ascending from 0.
  let starts: [UInt32]
  /// The class of each run.
  let classes: [UInt8]
  let classCount: Int
  /// Whether a set (first index) holds the scalars of a class (second index).
  let members: [[Bool]]

  /// - Returns: nil where there are more than 255 classes. The sets have no properties.
  init?(_ sets: [ScalarSet]) {
    var bounds: Set<UInt32> = [0]
    for range in sets.flatMap(\.ranges) {
      bounds.insert(range.lowerBound)
      if range.upperBound < ScalarSet.last { bounds.insert(range.upperBound + 1) }
    }
    starts = bounds.sorted()
    var numbers: [[Bool]: UInt8] = [:]
    var classes: [UInt8] = []
    var signatures: [[Bool]] = []
    for start in starts {
      let signature = sets.map { $0.contains(start) }
      if let number = numbers[signature] {
        classes.append(number)
        continue
      }
      guard signatures.count < 255 else { return nil }
      numbers[signature] = UInt8(signatures.count)
      classes.append(UInt8(signatures.count))
      signatures.append(signature)
    }
    self.classes = classes
    classCount = signatures.count
    members = sets.indices.map { set in signatures.map { $0[set] } }
  }
}
