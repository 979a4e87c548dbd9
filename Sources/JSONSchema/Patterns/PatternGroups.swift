/// The capturing groups of an expression and the references to them, to be checked at its end (ECMA-262 §22.2.1.1).
struct PatternGroups {
  /// A choice and the branch of it that something stands in.
  private struct Branch: Equatable {
    let choice: Int
    var number: Int
  }

  private var count = 0
  private var choiceCount = 0
  /// The branches around the current place, outermost first.
  private var branches: [Branch] = []
  private var named: [(name: String, branches: [Branch])] = []
  private var numbers: [(number: Int, offset: Int)] = []
  private var names: [(name: String, offset: Int)] = []

  mutating func enterChoice() {
    branches.append(Branch(choice: choiceCount, number: 0))
    choiceCount += 1
  }

  mutating func nextBranch() { branches[branches.count - 1].number += 1 }

  mutating func leaveChoice() { branches.removeLast() }

  mutating func addUnnamed() { count += 1 }

  /// - Returns: whether no other group of the name can take part in the same match: two may share a name in different
  ///   branches of a choice.
  mutating func add(_ name: String) -> Bool {
    count += 1
    for other in named where other.name.utf8.elementsEqual(name.utf8) {
      // The first branches that differ are of one choice, or of two that stand one behind the other.
      let firstDifferent = zip(other.branches, branches).first { $0 != $1 }
      guard let (theirs, ours) = firstDifferent, theirs.choice == ours.choice else { return false }
    }
    named.append((name, branches))
    return true
  }

  /// - Parameter offset: of the reference, in scalars.
  mutating func refer(to number: Int, at offset: Int) { numbers.append((number, offset)) }

  mutating func refer(to name: String, at offset: Int) { names.append((name, offset)) }

  func check() throws(PatternError) {
    for reference in numbers where reference.number > count {
      throw PatternError(reason: .unknownGroup("\(reference.number)"), offset: reference.offset)
    }
    for reference in names {
      guard named.contains(where: { $0.name.utf8.elementsEqual(reference.name.utf8) }) else {
        throw PatternError(reason: .unknownGroup(reference.name), offset: reference.offset)
      }
    }
  }
}
