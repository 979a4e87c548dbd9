import Diagnostics

/// One mistake in a sound manifest, and the findings that it must give: all of them.
struct CorpusMutation {
  /// Where a finding points to.
  enum Place {
    /// Bytes of the sound text.
    case base(Range<Int>)
    /// Bytes of the new text.
    case edit(Range<Int>)
  }

  struct Expected {
    let rule: String
    let severity: Severity
    let place: Place
  }

  let name: String
  let edit: CorpusEdit
  let expected: [Expected]
  /// Whether it is made together with others, too.
  var isPaired = true
  /// What the edit takes out of sight of the checks: the value under a misspelt key.
  var hidden: Range<Int>?

  /// Whether the two mistakes can be made in one text so that each keeps its place.
  func isIndependent(of other: CorpusMutation) -> Bool {
    !edit.collides(with: other.edit) && !touches(other) && !other.touches(self)
  }

  /// Whether the edit changes a place that `other` points to.
  private func touches(_ other: CorpusMutation) -> Bool {
    other.expected.contains { expected in
      guard case .base(let range) = expected.place else { return false }
      return edit.range.isEmpty
        ? range.lowerBound == edit.range.lowerBound : edit.range.overlaps(range)
    }
  }

  /// Whether `other` is made where this one hides it.
  func hides(_ other: CorpusMutation) -> Bool {
    hidden.map { $0.lowerBound <= other.edit.range.lowerBound && other.edit.range.upperBound <= $0.upperBound } ?? false
  }
}

/// Several mistakes in one text.
struct CorpusMutant {
  let name: String
  let text: String
  /// `error wrong-type 10..<20`, sorted.
  let expected: [String]
  private let mutations: [CorpusMutation]

  /// - Precondition: the mutations are independent of each other.
  init(_ base: CorpusText, _ mutations: [CorpusMutation]) {
    self.mutations = mutations
    name = base.name + ": " + mutations.map(\.name).joined(separator: " and ")
    // From the end to the start; an entry is added before what stands at its place is replaced.
    let edits = mutations.map(\.edit).sorted {
      ($0.range.lowerBound, $0.range.upperBound) > ($1.range.lowerBound, $1.range.upperBound)
    }
    var bytes = Array(base.text.utf8)
    for edit in edits { bytes.replaceSubrange(edit.range, with: edit.text.utf8) }
    text = String(decoding: bytes, as: UTF8.self)
    expected = Self.findings(of: mutations.filter { mutation in !mutations.contains { $0.hides(mutation) } }, edits)
  }

  /// The findings of one of the mutations, where all are made.
  func findings(of mutation: CorpusMutation) -> [String] { Self.findings(of: [mutation], mutations.map(\.edit)) }

  private static func findings(of mutations: [CorpusMutation], _ edits: [CorpusEdit]) -> [String] {
    var expected: [String] = []
    for mutation in mutations {
      for finding in mutation.expected {
        let range: Range<Int>
        switch finding.place {
        case .base(let place): range = place.moved(by: Self.growth(of: edits, before: place.lowerBound))
        case .edit(let place):
          let start = mutation.edit.range.lowerBound
          range = place.moved(
            by: start + Self.growth(of: edits.filter { $0.range != mutation.edit.range }, before: start))
        }
        expected.append(Self.brief(finding.rule, finding.severity, range))
      }
    }
    return expected.sorted()
  }

  private static func growth(of edits: [CorpusEdit], before place: Int) -> Int {
    edits.filter { $0.range.upperBound <= place }.reduce(0) { $0 + $1.growth }
  }

  static func brief(_ rule: String, _ severity: Severity, _ range: Range<Int>) -> String {
    "\(severity) \(rule) \(range.lowerBound)..<\(range.upperBound)"
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
