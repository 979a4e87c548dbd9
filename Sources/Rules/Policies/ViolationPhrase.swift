import DocumentModel
import JSONSchema

/// The words for a violation of a schema that no rule knows.
struct ViolationPhrase {
  /// A sentence without a full stop.
  let text: String
  /// What to point at: the value, its unexpected key, or the key of the map that lacks something.
  let place: NodeID

  /// - Parameters:
  ///   - schema: the schema's own document.
  init(_ violation: Violation, body: Tree, schema: Tree) {
    let instance = violation.instance
    let subject = body.subject(instance)
    let actual = body[instance].kind.isCollection ? "" : ", but is \(body.string(of: instance))"
    func bound(_ id: NodeID) -> String { schema.string(of: id) }
    var place = instance
    switch violation.kind {
    case .forbidden: text = "\(subject) is not allowed"
    case .wrongType: text = "\(subject) is of the wrong type"
    case .unlisted(let allowed):
      text = "\(subject) must be one of \(allowed.map { schema.quoted($0) }.joined(separator: ", "))\(actual)"
    case .belowMinimum(let node, let exclusive):
      text = "\(subject) must be \(exclusive ? "greater than" : "at least") \(bound(node))\(actual)"
    case .aboveMaximum(let node, let exclusive):
      text = "\(subject) must be \(exclusive ? "less than" : "at most") \(bound(node))\(actual)"
    case .notMultiple(let node): text = "\(subject) must be a multiple of \(bound(node))\(actual)"
    case .tooShort(let length, let minimum):
      text = "\(subject) has \(length) characters, at least \(minimum) are asked for"
    case .tooLong(let length, let maximum): text = "\(subject) has \(length) characters, at most \(maximum) are allowed"
    case .patternMismatch(let pattern):
      text = "\(subject) must match the pattern \(bound(pattern)), but is \(body.quoted(instance))"
    case .formatMismatch(let format):
      text = "\(subject) must be of the format \"\(bound(format))\", but is \(body.quoted(instance))"
    case .tooFewItems(let count, let minimum): text = "\(subject) has \(count) items, at least \(minimum) are asked for"
    case .tooManyItems(let count, let maximum): text = "\(subject) has \(count) items, at most \(maximum) are allowed"
    case .duplicateItem: text = "\(subject) holds the same item twice"
    case .tooFewMatches(_, let minimum): text = "\(subject) must hold at least \(minimum) items of a certain form"
    case .tooManyMatches(_, let maximum): text = "\(subject) may hold at most \(maximum) items of a certain form"
    case .missingProperty(let name):
      text = "\(subject) lacks \"\(bound(name))\""
      place = body.key(of: instance) ?? body.entries(of: instance).first { _ in true }?.key ?? instance
    case .missingDependent(let name, let trigger):
      text = "\(subject) lacks \"\(bound(name))\", which goes with \"\(body.string(of: trigger))\""
      place = trigger
    case .unexpectedProperty, .unevaluatedProperty:
      text = "\(violation.key.map { body.quoted($0) } ?? subject) is not allowed in \(subject)"
      place = violation.key ?? instance
    case .unevaluatedItem(let index): text = "item \(index) of \(subject) is not allowed"
    case .tooFewProperties(let count, let minimum):
      text = "\(subject) has \(count) keys, at least \(minimum) are asked for"
    case .tooManyProperties(let count, let maximum):
      text = "\(subject) has \(count) keys, at most \(maximum) are allowed"
    case .noBranch: text = "\(subject) is none of the forms that are allowed"
    case .severalBranches: text = "\(subject) is of several forms, only one of which is allowed"
    case .negated: text = "\(subject) is of a form that is not allowed"
    case .tooDeep: text = "\(subject) is nested too deep to be checked"
    }
    self.place = place
  }
}
