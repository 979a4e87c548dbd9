import DocumentModel

/// Reads the members of one object of a request; says which field is wrong.
struct FieldReader {
  private let members: JSONValue
  /// Where the object lies in the body: `config.data_source[0]`; empty for the body itself.
  private let path: String

  /// - Throws: where the value is no object.
  init(_ value: JSONValue, at path: String) throws(ServiceFailure) {
    guard case .object = value else {
      throw path.isEmpty
        ? .invalidArgument("the request body must be a JSON object.") : .parameterError("\(path) must be an object.")
    }
    members = value
    self.path = path
  }

  /// The full name of a member.
  func name(_ member: String) -> String { path.isEmpty ? member : "\(path).\(member)" }

  /// A member; nil where it is absent or null.
  func value(_ member: String) -> JSONValue? {
    let value = members[member]
    return value?.isNull == true ? nil : value
  }

  func string(_ member: String) throws(ServiceFailure) -> String? {
    guard let value = value(member) else { return nil }
    guard let string = value.string else { throw .parameterError("\(name(member)) must be a string.") }
    return string
  }

  /// A string that is not blank: services take a blank one for none.
  func text(_ member: String) throws(ServiceFailure) -> String? {
    let string = try string(member)
    return string?.isEmpty == true ? nil : string
  }

  func integer(_ member: String) throws(ServiceFailure) -> Int? {
    guard let value = value(member) else { return nil }
    guard let integer = value.integer else { throw .parameterError("\(name(member)) must be an integer.") }
    return integer
  }

  func boolean(_ member: String) throws(ServiceFailure) -> Bool? {
    guard let value = value(member) else { return nil }
    guard let boolean = value.boolean else { throw .parameterError("\(name(member)) must be true or false.") }
    return boolean
  }

  func object(_ member: String) throws(ServiceFailure) -> FieldReader? {
    guard let value = value(member) else { return nil }
    return try FieldReader(value, at: name(member))
  }

  /// The objects of an array; nil where it is absent.
  func objects(_ member: String) throws(ServiceFailure) -> [FieldReader]? {
    guard let value = value(member) else { return nil }
    guard case .array(let items) = value else { throw .parameterError("\(name(member)) must be an array.") }
    var readers: [FieldReader] = []
    for (index, item) in items.enumerated() {
      readers.append(try FieldReader(item, at: "\(name(member))[\(index)]"))
    }
    return readers
  }

  /// What is read must be there.
  func required<Value>(_ member: String, _ value: Value?) throws(ServiceFailure) -> Value {
    guard let value else { throw .parameterError("\(name(member)) is missing.") }
    return value
  }

  /// A string of 0 to 256 characters; nil where it is absent.
  func description(_ member: String) throws(ServiceFailure) -> String? {
    let text = try string(member)
    guard let text, text.unicodeScalars.count > 256 else { return text }
    throw .invalidValue("\(name(member)) must have at most 256 characters, but has \(text.unicodeScalars.count).")
  }

  /// A name of 1 to 64 of `A-Z a-z 0-9 _ -`.
  func identifier(_ member: String) throws(ServiceFailure) -> String {
    let text = try required(member, string(member))
    let isRight =
      (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    guard isRight else {
      throw .invalidValue("\(name(member)) must match ^[A-Za-z0-9_-]{1,64}$, but is '\(text)'.")
    }
    return text
  }
}
