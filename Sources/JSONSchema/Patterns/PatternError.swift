/// Why a regular expression cannot be compiled.
package struct PatternError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// The text ends inside a construct: `(`, `[`, `\`, `{`.
    case unfinished(String)
    /// A character that means nothing here, such as a lone `)` or `*`.
    case unexpected(String)
    /// A quantifier after nothing, or after an assertion, which cannot be repeated under the `u` flag.
    case nothingToRepeat(String)
    /// An escape that ECMA-262 does not define under the `u` flag.
    case unknownEscape(String)
    /// A range whose end lies before its start, as in `[z-a]` or `{3,2}`.
    case emptyRange(String)
    /// A Unicode property, or a value of one, that ECMA-262 does not list.
    case unknownProperty(String)
    /// A reference to a group that the expression does not have, by number or name.
    case unknownGroup(String)
    /// Two groups of one name in the same alternative.
    case duplicateGroup(String)
    /// A construct that no linear-time engine can offer, or that this one leaves out: back references, modifiers such as
    /// `(?i:…)`.
    case unsupported(String)
    /// The expression needs more than the engine's limit of states, or nests too deep.
    case tooLarge
  }

  package let reason: Reason
  /// Where in the expression, in Unicode scalars from its start.
  package let offset: Int

  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
