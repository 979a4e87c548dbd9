/// A parsed regular expression (ECMA-262 §22.2.1).
indirect enum PatternNode {
  case empty
  /// One scalar of a set, an index into `PatternSyntax.sets`.
  case set(Int)
  /// `^`.
  case start
  /// `$`.
  case end
  /// `\b`, or `\B` where `isNegated`.
  case boundary(isNegated: Bool)
  /// A look-around, an index into `PatternSyntax.assertions`.
  case assertion(Int, isNegated: Bool)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// `maximum` nil for no bound. Greedy or lazy makes no difference to whether a text matches.
  case repetition(PatternNode, minimum: Int, maximum: Int?)

  /// Whether it looks at a place and takes nothing: what may not be repeated under the `u` flag (ECMA-262 §22.2.1,
  /// `Term`).
  var isAssertion: Bool {
    switch self {
    case .start, .end, .boundary, .assertion: true
    default: false
    }
  }
}

/// A regular expression, taken apart.
struct PatternSyntax {
  /// What a look-around asks for.
  struct Assertion {
    let node: PatternNode
    /// Whether it looks behind: `(?<=…)`, `(?<!…)`.
    let isBehind: Bool
  }

  let node: PatternNode
  let sets: [ScalarSet]
  /// Inner ones come before those that hold them.
  let assertions: [Assertion]
  /// The first construct that is right but beyond this engine.
  let unsupported: PatternError?
}
