/// The query of a call; what it does not know is ignored.
struct Query: Sendable {
  private let pairs: [(key: String, value: String)]

  init(_ target: RequestTarget) {
    pairs = target.query.map { (String(decoding: $0.key, as: UTF8.self), String(decoding: $0.value, as: UTF8.self)) }
  }

  /// The first value of a name; nil where it is absent or blank.
  func text(_ name: String) -> String? {
    let value = pairs.first { $0.key.utf8.elementsEqual(name.utf8) }?.value
    return value?.isEmpty == true ? nil : value
  }

  /// All values of a name, those joined by a vertical bar or a comma apart.
  func list(_ name: String) -> [String] {
    pairs.filter { $0.key.utf8.elementsEqual(name.utf8) }.flatMap {
      $0.value.split { $0 == "|" || $0 == "," }.map(String.init)
    }
  }

  func integer(_ name: String, default fallback: Int, in range: ClosedRange<Int>) throws(ServiceFailure) -> Int {
    guard let text = text(name) else { return fallback }
    guard let value = Int(text), range.contains(value) else {
      throw .invalidArgument(
        "\(name) must be an integer from \(range.lowerBound) to \(range.upperBound), not '\(text)'.")
    }
    return value
  }

  func choice(_ name: String, default fallback: String, of choices: [String]) throws(ServiceFailure) -> String {
    guard let text = text(name) else { return fallback }
    guard choices.contains(text) else {
      throw .invalidArgument("\(name) must be one of \(choices.joined(separator: ", ")), not '\(text)'.")
    }
    return text
  }

  func boolean(_ name: String, default fallback: Bool) throws(ServiceFailure) -> Bool {
    try choice(name, default: fallback ? "true" : "false", of: ["true", "false"]) == "true"
  }

  /// A text to search for, of 0 to 64 characters.
  func searchContent() throws(ServiceFailure) -> String? {
    guard let text = text("search_content") else { return nil }
    guard text.unicodeScalars.count <= 64 else {
      throw .invalidArgument("search_content must have at most 64 characters.")
    }
    return text
  }

  /// Whether `order` asks for the reverse.
  func isDescending(default fallback: String) throws(ServiceFailure) -> Bool {
    try choice("order", default: fallback, of: ["asc", "desc"]) == "desc"
  }
}
