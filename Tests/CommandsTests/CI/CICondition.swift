import DocumentModel

/// An expression of GitHub Actions or of GitLab CI, as far as the recipes write them: `||`, `&&`, `!`, `==`, `!=`,
/// parentheses, texts, names, and calls without arguments.
///
/// Comparison is exact, which is GitLab's; GitHub's differs in case and between types, which the recipes do not use.
struct CICondition {
  struct Malformed: Error {
    let text: String
  }

  /// What names stand for; null for those that there are not.
  private let value: (String) -> JSONValue
  private let text: String
  private var rest: Substring

  /// The value of `text`; `!` and comparisons give truth, `&&` and `||` one of their sides.
  ///
  /// - Parameter value: what a name stands for, with its `$` in GitLab's; a call as `cancelled()`.
  static func evaluate(_ text: String, _ value: @escaping (String) -> JSONValue) throws -> JSONValue {
    var condition = CICondition(value: value, text: text, rest: text[...])
    let result = try condition.alternative()
    guard condition.next().isEmpty else { throw Malformed(text: text) }
    return result
  }

  /// Whether a value lets a job run.
  static func isTrue(_ value: JSONValue) -> Bool { !(value.isNull || value == false || value == "") }

  /// `text` with the values of what stands in `${{ … }}`.
  static func interpolate(_ text: String, _ value: @escaping (String) -> JSONValue) throws -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      let found = try evaluate(String(rest[start.upperBound..<end.lowerBound]), value)
      result += rest[..<start.lowerBound]
      result += found.string ?? (found.isNull ? "" : String(decoding: found.json, as: UTF8.self))
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  private mutating func alternative() throws -> JSONValue {
    var result = try conjunction()
    while take("||") {
      let other = try conjunction()
      if !Self.isTrue(result) { result = other }
    }
    return result
  }

  private mutating func conjunction() throws -> JSONValue {
    var result = try comparison()
    while take("&&") {
      let other = try comparison()
      if Self.isTrue(result) { result = other }
    }
    return result
  }

  private mutating func comparison() throws -> JSONValue {
    let left = try operand()
    if take("==") { return .boolean(left == (try operand())) }
    if take("!=") { return .boolean(left != (try operand())) }
    return left
  }

  private mutating func operand() throws -> JSONValue {
    if take("!") { return .boolean(!Self.isTrue(try operand())) }
    if take("(") {
      let result = try alternative()
      guard take(")") else { throw Malformed(text: text) }
      return result
    }
    let start = next()
    if let quote = start.first, quote == "'" || quote == "\"" {
      guard let end = start.dropFirst().firstIndex(of: quote) else { throw Malformed(text: text) }
      rest = start[end...].dropFirst()
      return .string(String(start[..<end].dropFirst()))
    }
    var name = String(start.prefix { $0.isLetter || $0.isNumber || "$._".contains($0) })
    guard !name.isEmpty else { throw Malformed(text: text) }
    rest = start.dropFirst(name.count)
    if take("()") { name += "()" }
    return switch name {
    case "null": .null
    case "true", "false": .boolean(name == "true")
    default: value(name)
    }
  }

  private mutating func next() -> Substring {
    rest = rest.drop { $0.isWhitespace }
    return rest
  }

  private mutating func take(_ token: String) -> Bool {
    guard next().hasPrefix(token) else { return false }
    // `!` is no part of `!=`.
    if token == "!", rest.hasPrefix("!=") { return false }
    rest = rest.dropFirst(token.count)
    return true
  }
}
