/// The header fields of a message in their order; names are compared without regard to ASCII case (RFC 9110 §5.1).
package struct HeaderFields: Sendable, Equatable {
  /// One field, as it is sent: the value is neither trimmed nor decoded.
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var fields: [Field] = []

  package init(_ fields: [Field] = []) { self.fields = fields }

  /// The value of the first field of a name. Setting replaces that field, appends one, or drops all (nil).
  package subscript(name: String) -> String? {
    get { fields.first { Self.isSame($0.name, name) }?.value }
    set {
      let index = fields.firstIndex { Self.isSame($0.name, name) }
      switch (index, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (nil, let value?): fields.append(Field(name, value))
      case (_, nil): fields.removeAll { Self.isSame($0.name, name) }
      }
    }
  }

  package mutating func append(_ name: String, _ value: String) { fields.append(Field(name, value)) }

  private static func isSame(_ a: String, _ b: String) -> Bool { lowercase(a).utf8.elementsEqual(lowercase(b).utf8) }

  /// A field name with its ASCII letters in lower case.
  static func lowercase(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) { fields = elements.map { Field($0, $1) } }
}
