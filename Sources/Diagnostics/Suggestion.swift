/// The known name that an unknown one was probably meant to be.
///
/// Names are compared by Unicode scalars with the optimal string alignment distance: insertions, deletions,
/// replacements and swaps of neighbours. A difference in case, or between `-` and `_`, is a quarter of an edit. A name
/// may be off by a third of its length, as compilers and git allow; beyond that, the one candidate that begins or ends
/// with the whole name is meant (`spec` for `spec_id`).
package enum Suggestion {
  private static let edit = 4
  private static let slip = 1
  /// Longer names are no slips of the pen, and the distance takes quadratic time.
  private static let longest = 256

  /// The nearest of `candidates` to `name`, itself excepted; nil where none is near enough.
  ///
  /// Among equally near ones the first in the order of scalars, so that the order of `candidates` plays no part.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let name = Array(name.unicodeScalars)
    guard !name.isEmpty, name.count <= longest else { return nil }
    let limit = limit(name.count)
    var best: (distance: Int, name: String)?
    var longer: Set<[Unicode.Scalar]> = []
    for candidate in candidates {
      let scalars = Array(candidate.unicodeScalars)
      if extends(name, scalars) { longer.insert(scalars) }
      guard scalars.count <= longest, let distance = distance(name, scalars, limit: best?.distance ?? limit),
        distance > 0
      else { continue }
      if let best, distance == best.distance, !TextOrder.precedes(candidate, best.name) { continue }
      best = (distance, candidate)
    }
    if let best { return best.name }
    guard longer.count == 1, let only = longer.first else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: only)
    return text
  }

  /// Whether `name` is plainly a slip of the pen for `near`: at most two edits off, and no other of `candidates` near.
  package static func isSlip(_ name: String, for near: String, among candidates: some Sequence<String>) -> Bool {
    let limit = min(2 * edit, limit(name.unicodeScalars.count))
    let scalars = Array(name.unicodeScalars)
    guard scalars.count <= longest, distance(scalars, Array(near.unicodeScalars), limit: limit) != nil else {
      return false
    }
    return candidates.allSatisfy { candidate in
      TextOrder.areEqual(candidate, near)
        || distance(scalars, Array(candidate.unicodeScalars), limit: self.limit(scalars.count)) == nil
    }
  }

  /// How far off a name of `count` scalars may be: fewer edits than letters, something of the name must be left.
  private static func limit(_ count: Int) -> Int { min(edit * max(1, count / 3), edit * count - 1) }

  /// Whether `candidate` is `name` and more words before or after it.
  private static func extends(_ name: [Unicode.Scalar], _ candidate: [Unicode.Scalar]) -> Bool {
    guard name.count >= 3, candidate.count > name.count + 1 else { return false }
    func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar == "-" || scalar == "." }
    return candidate.starts(with: name) && isSeparator(candidate[name.count])
      || candidate.suffix(name.count).elementsEqual(name) && isSeparator(candidate[candidate.count - name.count - 1])
  }

  /// What a finding's help says: `did you mean "epochs"?`; nil where no candidate is near enough.
  package static func help(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates).map { "did you mean \"\($0)\"?" }
  }

  /// The distance in quarters of an edit; nil where it is above `limit`.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(a.count - b.count) * edit <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = (0...b.count).map { $0 * edit }
    for i in 0..<a.count {
      var current = [(i + 1) * edit]
      current.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cost = min(previous[j + 1], current[j]) + edit
        cost = min(cost, previous[j] + replacement(a[i], b[j]))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j], a[i] != b[j] {
          cost = min(cost, beforePrevious[j - 1] + edit)
        }
        current.append(cost)
      }
      if current.allSatisfy({ $0 > limit }), previous.allSatisfy({ $0 > limit }) { return nil }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }

  private static func replacement(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
    if a == b { return 0 }
    return folded(a) == folded(b) ? slip : edit
  }

  /// The scalar in lower case, hyphens taken for underscores.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "-" { return "_" }
    if scalar.isASCII { return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? scalar : scalar
  }
}
