/// A set of keywords.
struct KeywordSet: Equatable, Sendable {
  private var bits: UInt128 = 0

  init(_ keywords: some Sequence<Keyword>) {
    for keyword in keywords { bits |= 1 << UInt128(keyword.rawValue) }
  }

  func contains(_ keyword: Keyword) -> Bool { bits >> UInt128(keyword.rawValue) & 1 != 0 }
}
