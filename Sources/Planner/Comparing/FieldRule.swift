import DocumentModel

/// How one field of `config` is compared.
struct FieldRule: Sendable {
  /// Both sides as a whole: some fields are compared by what others are.
  struct Context {
    /// `config` of the request, secrets disclosed.
    let request: JSONValue
    /// What the service says of the version.
    let version: JSONValue

    /// A declared value that is no blank: null, the empty text and the empty list count as absent (facts C1, C3).
    func declared(_ name: String) -> JSONValue? { request[name]?.unlessBlank }
    func live(_ name: String) -> JSONValue? { version[name]?.unlessBlank }
  }

  /// The two sides of a field, nil for absence; both nil where it is not compared.
  typealias Pair = (live: JSONValue?, desired: JSONValue?)

  let field: String
  let pair: @Sendable (Context) -> Pair

  init(_ field: String, _ pair: @escaping @Sendable (Context) -> Pair) {
    self.field = field
    self.pair = pair
  }

  /// Every field that comes back. `create_version` and `notification` do not; what else a version has is made by the
  /// service.
  static let all: [FieldRule] =
    [number("worker_server_num")] + CodeRules.all + DataRules.all + ResourceRules.all + [
      ParameterRule.rule, VolumeRules.volumes,
    ] + VolumeRules.older + [text("train_url"), text("log_url")]

  /// A text; absent, null and blank are the same.
  static func text(_ field: String) -> FieldRule {
    FieldRule(field) { ($0.live(field), $0.declared(field)) }
  }

  /// A number, which the service may send as a text.
  static func number(_ field: String) -> FieldRule {
    FieldRule(field) { ($0.live(field)?.asNumber, $0.declared(field)?.asNumber) }
  }
}

extension JSONValue {
  /// Nil for null, the empty text and the empty list.
  var unlessBlank: JSONValue? { isBlank ? JSONValue?.none : self }

  private var isBlank: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    default: false
    }
  }

  /// A number in its canonical form, also of a text that is one; anything else as it is.
  var asNumber: JSONValue {
    switch self {
    case .number(let text), .string(let text):
      var canonical: [UInt8] = []
      guard DecimalNumber(text.utf8.span) != nil, (try? NumberText.append(text.utf8.span, to: &canonical)) != nil
      else { return self }
      return .number(String(decoding: canonical, as: UTF8.self))
    default: return self
    }
  }

  /// An object without the members that are null or blank; anything else as it is.
  var withoutBlanks: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.value.unlessBlank != nil })
  }
}
