import Diagnostics
import SourceText

/// Where the bytes of a file are after some edits.
struct Displacement {
  /// An edit, and how far the text behind it has moved.
  private struct Step {
    let before: ByteRange
    /// Where its new text stands.
    let after: Range<Int>
    let shift: Int
  }

  private let steps: [Step]

  /// - Parameter edits: ascending, none overlapping another, all of one file.
  init(_ edits: [Edit]) {
    var shift = 0
    steps = edits.map { edit in
      let range = edit.span.range
      let start = Int(range.start) + shift
      shift += edit.text.utf8.count - range.count
      return Step(before: range, after: start..<start + edit.text.utf8.count, shift: shift)
    }
  }

  /// Where the byte at `offset` is now; of a replaced text the start of what replaces it.
  func moved(_ offset: UInt32) -> UInt32 {
    let last = count { $0.before.start < offset } - 1
    guard last >= 0 else { return offset }
    let step = steps[last]
    return UInt32(step.before.end > offset ? step.after.lowerBound : Int(offset) + step.shift)
  }

  /// Whether a place of the new text has something of an edit in it, or lies where an edit took something away.
  func touches(_ range: ByteRange) -> Bool {
    let end = max(Int(range.end), Int(range.start) + 1)
    let next = count { $0.after.lowerBound < end }
    // The one before may be as long as nothing.
    return steps[max(0, next - 1)..<next].contains {
      Int(range.start) < max($0.after.upperBound, $0.after.lowerBound + 1)
    }
  }

  /// How many steps fulfil `condition`, which the first ones do.
  private func count(where condition: (Step) -> Bool) -> Int {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(steps[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
