import DocumentModel
import JSONSchema

extension Violation {
  /// What to say of a violation: itself, or where no branch of `anyOf` or `oneOf` holds what fails in the one that was
  /// plainly meant.
  ///
  /// The branch that was meant is the one with the least to mend. A value of another type, or another one than those
  /// listed, tells that a branch is about something else; where two branches are as near, nobody can say.
  func nearest(in body: Tree) -> [Violation] {
    guard case .noBranch(let branches) = kind else { return [self] }
    let nearest = Self.nearestBranches(among: branches, at: instance, in: body)
    guard nearest.count == 1 else { return [self] }
    return branches[nearest[0]].flatMap { $0.nearest(in: body) }
  }

  /// The numbers of the branches with the least to mend, from 0; none where the value is about another thing than all of
  /// them.
  ///
  /// - Parameter instance: what each of them fails for.
  static func nearestBranches(among branches: [[Violation]], at instance: NodeID, in body: Tree) -> [Int] {
    let costs = branches.map { cost(of: $0, at: instance, body) }
    guard let least = costs.min(), least < otherThing else { return [] }
    return costs.indices.filter { costs[$0] == least }
  }

  /// More than any number of mistakes in a branch that is about the same thing.
  private static let otherThing = 1_000

  /// How far the value is from a branch in which these fail.
  private static func cost(of violations: [Violation], at instance: NodeID, _ body: Tree) -> Int {
    let costs = violations.map { $0.cost(at: instance, body) }
    return min(costs.reduce(0) { $0 + $1 }, 100 * otherThing)
  }

  private func cost(at outer: NodeID, _ body: Tree) -> Int {
    switch kind {
    case .wrongType: return instance == outer ? Self.otherThing : 2
    case .forbidden: return instance == outer ? Self.otherThing : 1
    // The keys that tell branches apart stand right in the value: by their own value, such as `type`, or by being there.
    case .unlisted: return instance != outer && body.parent(of: instance)?.id == outer ? 100 : 1
    case .missingProperty, .unexpectedProperty, .unevaluatedProperty: return instance == outer ? 50 : 1
    case .noBranch(let branches): return branches.map { Self.cost(of: $0, at: instance, body) }.min() ?? 1
    default: return 1
    }
  }
}
