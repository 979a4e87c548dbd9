import Diagnostics
import DocumentModel
import JSONSchema
import Manifest

/// What a policy says beside its constraints: `title` and `description` of JSON Schema, and keywords of ours.
///
/// `x-severity` (`error`, `warning`, `note`), `x-help` and `x-name` hold for all that stands below them, unless a schema
/// nearer to the constraint has its own; `x-environments` stands at the top of a policy.
struct PolicyAnnotations: Sendable {
  /// The words for a violation.
  struct Words {
    var description: String?
    var help: String?
    var name: String?
    var severity: Severity?
  }

  static let severity: StaticString = "x-severity"
  static let help: StaticString = "x-help"
  static let name: StaticString = "x-name"
  static let environments: StaticString = "x-environments"
  static let keywords = [severity, help, name, environments].map { "\($0)" }

  private let document: Tree

  /// - Parameter document: the schema's, whose nodes the paths of violations are.
  init(_ document: Tree) { self.document = document }

  /// The `title` at the top of the policy.
  var title: String? { text("title", of: .root) }

  /// The words of the schemas that an evaluation went through, outermost first: of each kind the innermost.
  func words(along path: [NodeID]) -> Words {
    var words = Words()
    for node in path.reversed() where document[node].kind == .mapping {
      words.description = words.description ?? text("description", of: node)
      words.help = words.help ?? text(Self.help, of: node)
      words.name = words.name ?? text(Self.name, of: node)
      words.severity = words.severity ?? text(Self.severity, of: node).flatMap { Severity(rawValue: $0) }
    }
    return words
  }

  private func text(_ keyword: StaticString, of node: NodeID) -> String? {
    guard let value = document.value(keyword, of: node), document[value].kind == .string else { return nil }
    return document.string(of: value)
  }

  // MARK: Checks

  /// What is wrong with an unknown keyword of a policy, which may be one of ours; nil where nothing is.
  ///
  /// - Parameters:
  ///   - key: the keyword.
  ///   - schema: the schema that holds it.
  static func check(_ key: NodeID, in tree: Tree) -> Diagnostic? {
    let keyword = tree.string(of: key)
    let value = NodeID(key.rawValue + 1)
    switch keyword {
    case "\(severity)":
      let known = Severity.allCases.map(\.rawValue)
      if tree[value].kind == .string, known.contains(tree.string(of: value)) { return nil }
      return finding(
        "\"\(keyword)\" is \"error\", \"warning\" or \"note\", not \(tree.describe(value))", at: value, in: tree,
        meant: tree[value].kind == .string ? Suggestion.nearest(to: tree.string(of: value), among: known) : nil)
    case "\(name)":
      if tree[value].kind == .string, isName(tree.string(of: value)) { return nil }
      return finding(
        "\"\(keyword)\" is a name of lower-case words with hyphens, such as \"small-jobs\", not \(tree.describe(value))",
        at: value, in: tree)
    case "\(help)":
      return tree[value].kind == .string
        ? nil : finding("\"\(keyword)\" is a text, not \(tree.describe(value))", at: value, in: tree)
    case "\(environments)":
      if tree.value(environments, of: .root) == value { return nil }
      return finding(
        "\"\(keyword)\" counts at the top of a policy only", at: key, in: tree, severity: .warning,
        help: "write a policy of its own for the environment")
    default: return unknown(keyword, at: key, in: tree)
    }
  }

  /// A keyword that is none: it constrains nothing, which nobody would notice.
  private static func unknown(_ keyword: String, at key: NodeID, in tree: Tree) -> Diagnostic? {
    let isOwn = keyword.utf8.starts(with: "x-".utf8)
    let near = Suggestion.nearest(to: keyword, among: isOwn ? keywords : SchemaRemark.keywords)
    if isOwn, near == nil { return nil }
    return finding(
      "\"\(keyword)\" is no keyword of JSON Schema, so it asks for nothing", at: key, in: tree, meant: near,
      severity: .warning, help: "keywords that begin with \"x-\" are yours to use")
  }

  private static func finding(
    _ message: String, at node: NodeID, in tree: Tree, meant: String? = nil, severity: Severity = .error,
    help: String? = nil
  ) -> Diagnostic {
    let span = tree.span(of: node)
    var fixes: [Fix] = []
    if let meant, tree[node].style == .plain {
      fixes = [Fix(title: "write \"\(meant)\"", applicability: .unsafe, edits: [Edit(replacing: span, with: meant)])]
    }
    return Diagnostic(
      rule: PolicySchemaRule.description.id, severity: severity, message: message, at: span,
      pointer: JSONPointer(to: node, in: tree).description, help: meant.map { "did you mean \"\($0)\"?" } ?? help,
      fixes: fixes)
  }

  /// Whether a text is the rule of a policy that has a name: `policy/small-jobs`.
  static func isRule(_ text: String) -> Bool {
    let prefix = PolicyRule.description.id + "/"
    return text.utf8.starts(with: prefix.utf8) && isName(String(text.dropFirst(prefix.utf8.count)))
  }

  private static func isName(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    }
  }
}
