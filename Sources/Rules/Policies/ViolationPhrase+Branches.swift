import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// Words about a value that is none of several forms.
extension ViolationPhrase.Context {
  /// Choices within choices are looked into this far.
  private static let depthLimit = 3
  /// Of forms that are equally near so many are named.
  private static let candidateLimit = 3

  /// Whether one sentence says all that the branches of a choice ask for.
  func isPlain(_ violation: Violation) -> Bool {
    guard case .noBranch(let branches) = violation.kind else { return true }
    return (together(branches, violation.instance) ?? discriminator(branches, violation.instance)) != nil
  }

  func noBranch(_ branches: [[Violation]], _ violation: Violation, depth: Int) -> ViolationPhrase {
    let instance = violation.instance
    let subject = subject(instance)
    if let phrase = together(branches, instance) ?? discriminator(branches, instance) { return phrase }
    let text = "\(subject) is none of the \(branches.count) forms that are allowed"
    let nearest =
      depth < Self.depthLimit ? Violation.nearestBranches(among: branches, at: instance, in: body) : []
    let candidates = nearest.prefix(Self.candidateLimit).map { index in
      let causes = branches[index].prefix(3).map { ViolationPhrase($0, self, depth: depth + 1) }
      let reasons = causes.map(\.text).joined(separator: "; ")
      return (name: branchName(index, of: violation.keyword), causes: causes, reasons: reasons)
    }
    guard let first = candidates.first else { return phrase(text, at: instance) }
    guard candidates.count == 1 else {
      let list = candidates.map { "\($0.name): \($0.reasons)" }.joined(separator: "; or ")
      return phrase(text, at: instance, help: "nearest are \(list)")
    }
    let isAlone = branches.count == 1
    return phrase(
      isAlone ? "\(subject) is not of the form that is allowed: \(first.reasons)" : text, at: instance,
      help: isAlone ? first.causes.first?.help : "nearest is \(first.name): \(first.reasons)",
      fixes: first.causes.count == 1 ? first.causes[0].fixes : [],
      related: first.causes.filter { $0.place != instance }.map { Label(body.span(of: $0.place), $0.text) })
  }

  /// The words where each branch fails for its type, `const` or `enum` alone: the branches are the words' alternatives.
  private func together(_ branches: [[Violation]], _ instance: NodeID) -> ViolationPhrase? {
    var types: TypeSet = []
    var members: [NodeID] = []
    for branch in branches {
      guard branch.count == 1, branch[0].instance == instance else { return nil }
      switch branch[0].kind {
      case .wrongType(let expected): types.formUnion(expected)
      case .unlisted(let allowed): members += allowed
      default: return nil
      }
    }
    let subject = subject(instance)
    guard !members.isEmpty else {
      let (help, fixes) = remedy(instance, types)
      return phrase(
        "\(subject) must be \(types.alternatives), but is \(actual(instance))", at: instance, help: help, fixes: fixes)
    }
    let (help, fixes) = suggestion(instance, members)
    let (otherHelp, otherFixes) = remedy(instance, types)
    let alternatives = types.isEmpty ? list(members) : "\(types.alternatives), or \(list(members))"
    return phrase(
      "\(subject) must be \(alternatives), but is \(body.valuePhrase(instance))", at: instance, help: help ?? otherHelp,
      fixes: help == nil ? otherFixes : fixes)
  }

  /// The words where a value inside says which form is meant, and says none of them: `type: bird`, where forms are for
  /// dogs and cats.
  private func discriminator(_ branches: [[Violation]], _ instance: NodeID) -> ViolationPhrase? {
    guard branches.count > 1, let first = branches.first else { return nil }
    for candidate in first.prefix(20) where candidate.instance != instance {
      var members: [NodeID] = []
      let isEverywhere = branches.allSatisfy { branch in
        for violation in branch.prefix(100) where violation.instance == candidate.instance {
          guard case .unlisted(let allowed) = violation.kind else { continue }
          members += allowed
          return true
        }
        return false
      }
      guard isEverywhere else { continue }
      let place = candidate.instance
      let (help, fixes) = suggestion(place, members)
      return phrase(
        "\(subject(place)) must be \(list(members)), but is \(body.valuePhrase(place))", at: place,
        help: help ?? "it says which of its forms \(subject(instance)) has", fixes: fixes)
    }
    return nil
  }

  /// What a branch of `anyOf` or `oneOf` is called: by its title, or else by its number, from 1.
  ///
  /// - Parameter list: the keyword's value.
  func branchName(_ index: Int, of list: NodeID) -> String {
    guard schema[list].kind == .sequence, let branch = Array(schema.items(of: list)).dropFirst(index).first else {
      return "form \(index + 1)"
    }
    if let title = schema.value("title", of: branch), schema[title].kind == .string {
      return "form \(index + 1), \(schema.quoted(title))"
    }
    if let reference = schema.value("$ref", of: branch), schema[reference].kind == .string {
      let name = schema.string(of: reference).split(separator: "/").last.map(String.init)
      return "form \(index + 1), \"\(name ?? "")\""
    }
    return "form \(index + 1)"
  }
}
