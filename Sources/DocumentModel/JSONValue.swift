import SourceText

/// A JSON value that stands by itself, without places: what answers of a service are read as, and made of.
///
/// Manifests are trees (`Tree`), which know where everything is written; a service's answers have no places worth
/// keeping. Equality is that of the bytes: objects are equal where they have the same members in the same order.
package indirect enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  /// A number by its characters, so that 64-bit integers and `1e-4` stay what they were.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in the order written.
  case object([Member])

  /// One name of an object and its value.
  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }

    package static func == (a: Member, b: Member) -> Bool { isSameText(a.name, b.name) && a.value == b.value }
  }

  /// A whole number.
  package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }
}

extension JSONValue: Equatable {
  package static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): isSameText(a, b)
    case (.string(let a), .string(let b)): isSameText(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0, $1) }) }
}

// Looking inside.
extension JSONValue {
  /// A member of an object. Reading gives nil where there is none or the value is no object; setting replaces the member,
  /// appends it, or drops it (nil), and makes an object of what was none.
  package subscript(name: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { isSameText($0.name, name) }?.value
    }
    set {
      var members = self.members
      let index = members.firstIndex { isSameText($0.name, name) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The members of an object; none of anything else.
  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The items of an array; none of anything else.
  package var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  /// The text of a string.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a Boolean.
  package var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The value of a number that is written as a 64-bit integer.
  package var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  package var isNull: Bool { self == .null }
}
