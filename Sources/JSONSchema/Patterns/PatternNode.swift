/// A parsed regular expression (ECMA-262 §22.2.1).
indirect enum PatternNode {
  case empty
  /// One scalar of a set, an index into the parser's sets.
  case set(Int)
  /// `^`.
  case start
  /// `$`.
  case end
  /// `\b`, or `\B` where `isNegated`.
  case boundary(isNegated: Bool)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// `maximum` nil for no bound. Greedy or lazy makes no difference to whether a text matches.
  case repetition(PatternNode, minimum: Int, maximum: Int?)
}
