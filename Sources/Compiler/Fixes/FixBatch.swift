import Diagnostics
import SourceText

/// A fix that is to be made, and the findings that it mends.
struct ChosenFix: Sendable {
  let fix: Fix
  /// The finding that brought it and others that brought the very same; never empty.
  var findings: [Diagnostic]
}

/// Fixes of which no edit touches another's: they can be made together.
struct FixBatch {
  private(set) var fixes: [ChosenFix] = []
  /// For each file, by the path that findings show, the edits of all fixes, ascending.
  private var edits: [[UInt8]: [Taken]] = [:]

  private struct Taken {
    let edit: Edit
    /// The number of the fix.
    let owner: Int
  }

  /// Adds `fix` unless one of its edits is in the way of another fix's.
  mutating func add(_ fix: Fix, of finding: Diagnostic) {
    var owners: [Int] = []
    var isFree = true
    for edit in fix.edits {
      let taken = edits[Array(edit.span.source.path.utf8)] ?? []
      let place = Self.place(of: edit, in: taken)
      for neighbour in [place - 1, place, place + 1] where taken.indices.contains(neighbour) {
        let other = taken[neighbour].edit
        if other == edit {
          owners.append(taken[neighbour].owner)
        } else if Self.conflict(edit, other) {
          isFree = false
        }
      }
    }
    if let owner = owners.first, fixes[owner].fix.edits == fix.edits {
      fixes[owner].findings.append(finding)
    } else if isFree, owners.isEmpty {
      let sorted = fix.edits.sorted { $0.span.range.start < $1.span.range.start }
      for (edit, next) in zip(sorted, sorted.dropFirst()) where Self.conflict(edit, next) { return }
      for edit in sorted {
        let path = Array(edit.span.source.path.utf8)
        let place = Self.place(of: edit, in: edits[path] ?? [])
        edits[path, default: []].insert(Taken(edit: edit, owner: fixes.count), at: place)
      }
      fixes.append(ChosenFix(fix: fix, findings: [finding]))
    }
  }

  /// Where `edit` belongs among `taken`: before the first that does not start before it.
  private static func place(of edit: Edit, in taken: [Taken]) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].edit.span.range.start < edit.span.range.start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether two edits of one file cannot both be made: they share bytes, or one inserts where the other begins or ends
  /// and nobody could say which comes first.
  private static func conflict(_ a: Edit, _ b: Edit) -> Bool {
    let (one, other) = (a.span.range, b.span.range)
    guard TextOrder.areEqual(a.span.source.path, b.span.source.path) else { return false }
    if one.count == 0 || other.count == 0 { return one.start <= other.end && other.start <= one.end }
    return one.start < other.end && other.start < one.end
  }
}
