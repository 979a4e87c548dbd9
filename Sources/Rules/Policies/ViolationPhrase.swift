import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// The words for a violation of a schema that no rule knows: of a policy, or of whatever `validate` is given.
struct ViolationPhrase {
  /// What a violation's words need to know.
  struct Context {
    let body: Tree
    /// The schema's own document.
    let schema: Tree
    /// What the whole instance is called: `the request`.
    var rootName = "the request"

    /// What a value is called: its key in quotes, `item 2 of "events"`.
    func subject(_ id: NodeID) -> String { id == .root ? rootName : body.subject(id) }
  }

  /// A sentence without a full stop.
  var text: String
  /// What to point at: the value, its unexpected key, or the key of the map that lacks something.
  var place: NodeID
  /// What to do, where it can be said.
  var help: String?
  var fixes: [Fix] = []
  /// Other places of the instance that take part.
  var related: [Label] = []
  /// The name that an unknown key was probably meant to be.
  var meant: String?

  fileprivate init(_ text: String, at place: NodeID, help: String? = nil, fixes: [Fix] = [], related: [Label] = []) {
    self.text = text
    self.place = place
    self.help = help
    self.fixes = fixes
    self.related = related
  }

  /// - Parameters:
  ///   - schema: the schema's own document.
  init(_ violation: Violation, body: Tree, schema: Tree) {
    self.init(violation, Context(body: body, schema: schema))
  }

  /// - Parameter depth: how many choices the violation stands in whose words are being made.
  init(_ violation: Violation, _ context: Context, depth: Int = 0) {
    let instance = violation.instance
    let subject = context.subject(instance)
    let body = context.body
    func bound(_ id: NodeID) -> String { context.schema.string(of: id) }
    func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    switch violation.kind {
    case .forbidden: self.init("\(subject) is not allowed", at: instance)
    case .wrongType(let expected):
      let (help, fixes) = context.remedy(instance, expected)
      self.init(
        "\(subject) must be \(expected.alternatives), but is \(context.actual(instance))", at: instance, help: help,
        fixes: fixes)
    case .unlisted(let allowed):
      let (help, fixes) = context.suggestion(instance, allowed)
      self.init(
        "\(subject) must be \(context.list(allowed)), but is \(body.valuePhrase(instance))", at: instance, help: help,
        fixes: fixes)
    case .belowMinimum(let node, let exclusive):
      self.init(
        "\(subject) must be \(exclusive ? "greater than" : "at least") \(bound(node)), but is "
          + body.valuePhrase(instance), at: instance)
    case .aboveMaximum(let node, let exclusive):
      self.init(
        "\(subject) must be \(exclusive ? "less than" : "at most") \(bound(node)), but is \(body.valuePhrase(instance))",
        at: instance)
    case .notMultiple(let node):
      self.init("\(subject) must be a multiple of \(bound(node)), but is \(body.valuePhrase(instance))", at: instance)
    case .tooShort(let length, let minimum):
      let actual = length == 0 ? "is empty" : "has \(count(length, "character"))"
      let wanted = length == 0 ? count(minimum, "character") : "\(minimum)"
      self.init("\(subject) \(actual), at least \(wanted) \(minimum == 1 ? "is" : "are") asked for", at: instance)
    case .tooLong(let length, let maximum):
      self.init("\(subject) has \(count(length, "character")), at most \(maximum) are allowed", at: instance)
    case .patternMismatch(let pattern):
      self.init(
        "\(subject) must match the pattern \(bound(pattern)), but is \(body.valuePhrase(instance))", at: instance)
    case .formatMismatch(let format):
      let example = Format(named: bound(format))?.example
      self.init(
        "\(subject) must be of the format \"\(bound(format))\", but is \(body.valuePhrase(instance))", at: instance,
        help: example.map { "one that is right: \($0)" })
    case .tooFewItems(let number, let minimum):
      let actual = number == 0 ? "is empty" : "has \(count(number, "item"))"
      let wanted = number == 0 ? count(minimum, "item") : "\(minimum)"
      self.init("\(subject) \(actual), at least \(wanted) \(minimum == 1 ? "is" : "are") asked for", at: instance)
    case .tooManyItems(let number, let maximum):
      self.init(
        "\(subject) has \(count(number, "item")), at most \(maximum) \(maximum == 1 ? "is" : "are") allowed",
        at: instance)
    case .duplicateItem(let first): self = context.duplicate(instance, first)
    case .tooFewMatches(let number, let minimum):
      self.init(
        "\(subject) has \(count(number, "item")) of the form that \"contains\" asks for, at least \(minimum) "
          + "\(minimum == 1 ? "is" : "are") needed", at: instance)
    case .tooManyMatches(let number, let maximum):
      self.init(
        "\(subject) has \(count(number, "item")) of the form that \"contains\" counts, at most \(maximum) "
          + "\(maximum == 1 ? "is" : "are") allowed", at: instance)
    case .missingProperty(let name):
      self.init(
        "\(subject) lacks \"\(bound(name))\"", at: context.head(of: instance),
        help: context.misspelling(of: bound(name), violation))
    case .missingDependent(let name, let trigger):
      self.init("\(subject) lacks \"\(bound(name))\", which goes with \"\(body.string(of: trigger))\"", at: trigger)
    case .unexpectedProperty, .unevaluatedProperty: self = context.unexpected(violation)
    case .unevaluatedItem(let index):
      let item = Array(body.items(of: instance)).dropFirst(index).first ?? instance
      self.init("\(context.subject(item)) is one too many: no part of the schema allows it", at: item)
    case .tooFewProperties(let number, let minimum):
      let actual = number == 0 ? "is empty" : "has \(count(number, "key"))"
      let wanted = number == 0 ? count(minimum, "key") : "\(minimum)"
      self.init("\(subject) \(actual), at least \(wanted) \(minimum == 1 ? "is" : "are") asked for", at: instance)
    case .tooManyProperties(let number, let maximum):
      self.init(
        "\(subject) has \(count(number, "key")), at most \(maximum) \(maximum == 1 ? "is" : "are") allowed",
        at: instance)
    case .noBranch(let branches): self = context.noBranch(branches, violation, depth: depth)
    case .severalBranches(let indices):
      let names = indices.map { context.branchName($0, of: violation.keyword) }
      self.init(
        "\(subject) is \(names.joined(separator: " and ")) at once, but only one form is allowed", at: instance,
        help: "take out what makes it one of them")
    case .negated: self.init(context.negation(violation), at: instance)
    case .tooDeep: self.init("\(subject) is nested too deep to be checked", at: instance)
    }
  }
}

extension ViolationPhrase.Context {
  /// What stands for a value: itself, or its key where it takes several lines.
  func head(_ place: NodeID) -> NodeID {
    body[place].kind.isCollection && body[place].style == .block ? head(of: place) : place
  }

  /// Where something is said that a map lacks: at its key, or where it has none at its first key.
  func head(of mapping: NodeID) -> NodeID {
    body.key(of: mapping) ?? body.entries(of: mapping).first { _ in true }?.key ?? mapping
  }

  /// An item that equals an earlier one.
  fileprivate func duplicate(_ list: NodeID, _ first: NodeID) -> ViolationPhrase {
    let items = Array(body.items(of: list))
    let original = canonical(first)
    let index = items.firstIndex { $0 > first && original != nil && canonical($0) == original }
    guard let index else { return ViolationPhrase("\(subject(list)) holds the same item twice", at: first) }
    return ViolationPhrase(
      "\(subject(items[index])) repeats an earlier one: \(body.valuePhrase(first))", at: items[index],
      help: "the items of this list must differ", related: [Label(body.span(of: first), "the first is here")])
  }

  private func canonical(_ id: NodeID) -> [UInt8]? {
    var writer = CanonicalJSONWriter()
    var bytes: [UInt8] = []
    do { try writer.append(id, of: body, to: &bytes) } catch { return nil }
    return bytes
  }

  /// What a schema under `not` forbids.
  fileprivate func negation(_ violation: Violation) -> String {
    let subject = subject(violation.instance)
    let forbidden = violation.keyword
    if schema[forbidden].kind == .mapping, schema[forbidden].childCount == 1 {
      if let names = schema.value("required", of: forbidden), schema[names].kind == .sequence {
        let list = schema.items(of: names).map { "\"\(schema.string(of: $0))\"" }
        return "\(subject) must not have \(list.joined(separator: list.count == 2 ? " and " : ", "))"
          + (list.count > 1 ? " together" : "")
      }
      if schema.value("const", of: forbidden) != nil || schema.value("enum", of: forbidden) != nil {
        return "\(subject) must not be \(body.valuePhrase(violation.instance))"
      }
      if let pattern = schema.value("pattern", of: forbidden) {
        return "\(subject) must not match the pattern \(schema.string(of: pattern)), but is "
          + body.valuePhrase(violation.instance)
      }
      if schema.value("type", of: forbidden) != nil {
        return "\(subject) must not be \(body.kindPhrase(violation.instance))"
      }
    }
    return "\(subject) is of a form that \"not\" forbids"
  }

  /// A finding about a choice, from elsewhere.
  func phrase(
    _ text: String, at place: NodeID, help: String? = nil, fixes: [Fix] = [], related: [Label] = []
  ) -> ViolationPhrase {
    ViolationPhrase(text, at: place, help: help, fixes: fixes, related: related)
  }
}
