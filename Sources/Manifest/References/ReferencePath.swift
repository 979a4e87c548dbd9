import DocumentModel

/// What stands between the braces of `${{ namespace.name }}` (manifest language §3).
///
/// A class, because it is read once and looked up in every job and environment; what look-ups need is made with it.
package final class ReferencePath: Hashable, Sendable {
  /// Where the name is looked up.
  package enum Namespace: String, CaseIterable, Sendable {
    case variable = "var"
    case matrix
    case environment = "env"
    case job
    /// Never written by an author: it stands in compiled output for a secret.
    case secret
  }

  /// One of the keys and indices that a path of `job` consists of.
  struct Token: Sendable {
    let text: String
    let utf8: [UInt8]
    /// `TextHash` of the text, as keys of a tree have it.
    let hash: UInt32
  }

  package let namespace: Namespace
  /// The name after the first dot; for `job` the keys and indices joined by dots.
  package let name: String
  /// The name's UTF-8.
  let key: NameKey
  /// `TextHash` of the name.
  let hash: UInt32
  /// `var.bucket`
  package let description: String
  /// The same as UTF-8.
  let text: [UInt8]
  /// The keys and indices of a path of `job`; empty for the other namespaces.
  let tokens: [Token]

  package init(_ namespace: Namespace, _ name: String) {
    self.namespace = namespace
    self.name = name
    key = NameKey(name)
    let utf8 = key.utf8
    hash = TextHash.hash(utf8.span)
    description = namespace.rawValue + "." + name
    text = Array(description.utf8)
    tokens = namespace == .job ? Self.tokens(of: key.utf8) : []
  }

  private static func tokens(of name: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var start = 0
    for end in 0...name.count where end == name.count || name[end] == UInt8(ascii: ".") {
      let utf8 = Array(name[start..<end])
      tokens.append(Token(text: String(decoding: utf8, as: UTF8.self), utf8: utf8, hash: TextHash.hash(utf8.span)))
      start = end + 1
    }
    return tokens
  }

  package static func == (a: ReferencePath, b: ReferencePath) -> Bool {
    a === b || (a.hash == b.hash && a.namespace == b.namespace && a.key.utf8 == b.key.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(namespace)
    hasher.combine(hash)
  }
}
