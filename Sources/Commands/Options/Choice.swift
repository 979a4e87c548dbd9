import Diagnostics

/// A word that an option takes out of a short list.
package protocol Choice: CaseIterable, RawRepresentable where RawValue == String {
  /// What a wrong word is called: `format`.
  static var noun: String { get }
}

extension Choice {
  /// The choice that `text` names.
  ///
  /// - Throws: a usage error that suggests the nearest or lists them all.
  package static func named(_ text: String, option: String?) throws(CommandFailure) -> Self {
    if let choice = Self(rawValue: text) { return choice }
    throw .unknownName(text, noun: noun, option: option, known: allCases.map(\.rawValue))
  }
}

extension CommandFailure {
  /// A name that an option or argument does not know.
  package static func unknownName(_ name: String, noun: String, option: String?, known: [String]) -> CommandFailure {
    let place = option.map { " for \"\($0)\"" } ?? ""
    let list = "known are \(known.joined(separator: ", "))"
    let help = Suggestion.help(for: name, among: known).map { "\($0) \(list)" } ?? list
    return CommandFailure(.usage, "unknown \(noun) \"\(name)\"\(place)", help: help)
  }
}
