/// What a column holds or a parameter is bound to.
enum SQLValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case null
  case integer(Int)
  case text(String)

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }
  init(_ value: String?) { self = value.map { .text($0) } ?? .null }

  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
}

/// Why SQLite did not do what it was asked to.
struct DatabaseError: Error, Sendable, Equatable {
  /// SQLite's extended result code.
  let code: Int32
  /// SQLite's own words: `database is locked`.
  let message: String
}
