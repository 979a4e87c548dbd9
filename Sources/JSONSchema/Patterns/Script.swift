/// The writing systems of Unicode, which the standard library does not know.
///
/// The tables are texts that are read when a script is asked for.
enum Script {
  static let greek = set("Greek")
  static let hebrew = set("Hebrew")
  /// What makes a label Japanese (RFC 5892, A.7).
  static let japanese: ScalarSet = {
    var scalars = set("Hiragana")
    scalars.formUnion(set("Katakana"))
    scalars.formUnion(set("Han"))
    return scalars
  }()

  /// The scalars of the script called `name`, by its long or a short name; nil where there is none (ECMA-262 §22.2.2.9,
  /// `UnicodeMatchPropertyValue`).
  ///
  /// - Parameter withExtensions: whether to take in what scripts share (`Script_Extensions`).
  static func scalars(of name: String, withExtensions: Bool) -> ScalarSet? {
    guard let script = line(named: name, in: table) else { return nil }
    guard withExtensions else { return script.scalars }
    if script.name == "Common" || script.name == "Inherited" {
      return script.scalars.subtracting(shared)
    }
    var scalars = script.scalars
    if let more = line(named: script.name, in: extensionTable) { scalars.formUnion(more.scalars) }
    return scalars
  }

  private static func set(_ name: String) -> ScalarSet { scalars(of: name, withExtensions: false) ?? ScalarSet() }

  /// All that some script has by `Script_Extensions` only.
  private static let shared: ScalarSet = {
    var scalars = ScalarSet()
    for line in "\(extensionTable)".split(separator: "\n") { scalars.formUnion(parse(line).scalars) }
    return scalars
  }()

  private static func line(named name: String, in table: StaticString) -> (name: String, scalars: ScalarSet)? {
    for line in "\(table)".split(separator: "\n") {
      let names = line.split(separator: " ").prefix { isName($0) }
      guard names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else { continue }
      return parse(line)
    }
    return nil
  }

  private static func parse(_ line: Substring) -> (name: String, scalars: ScalarSet) {
    let words = line.split(separator: " ")
    return (String(words[0]), ScalarSet(hexadecimal: words.drop { isName($0) }))
  }

  /// Names have a small letter in second place, numbers have none.
  private static func isName(_ word: Substring) -> Bool { word.utf8.dropFirst().first.map { $0 >= 0x61 } ?? false }
}

extension ScalarSet {
  /// The scalars of ranges such as `61-7A` and single ones such as `5F`, separated by spaces.
  init(hexadecimal text: String) { self.init(hexadecimal: text.split(separator: " ")[...]) }

  fileprivate init(hexadecimal words: ArraySlice<Substring>) {
    self.init(
      words.map { word in
        let bounds = word.split(separator: "-").map { UInt32($0, radix: 16) ?? 0 }
        return bounds[0]...bounds[bounds.count - 1]
      })
  }
}
