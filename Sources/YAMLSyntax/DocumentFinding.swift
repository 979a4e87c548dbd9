import Diagnostics
import DocumentModel
import SourceText

/// What can be wrong with a document whose syntax is sound, apart from two equal keys and a recursive alias.
enum DocumentFinding {
  case complexKey(isMapping: Bool)
  case unknownTag(written: String, resolved: String)
  case scalarTagMismatch(written: String, wants: String, text: String)
  case collectionTagMismatch(written: String, wants: String, isMapping: Bool)
  case undefinedAlias(name: String, defined: [String])
  case aliasBudget(name: String, size: Int)

  static func unknownTag(written: String, name: Span<UInt8>) -> DocumentFinding {
    .unknownTag(written: written, resolved: String(decoding: (0..<name.count).map { name[$0] }, as: UTF8.self))
  }

  static func tagMismatch(written: String, tag: CoreTag, text: String) -> DocumentFinding {
    .scalarTagMismatch(written: written, wants: tag.phrase, text: text)
  }

  static func tagMismatch(written: String, tag: CoreTag, isMapping: Bool) -> DocumentFinding {
    .collectionTagMismatch(written: written, wants: tag.phrase, isMapping: isMapping)
  }

  private var rule: String {
    switch self {
    case .complexKey: "complex-key"
    case .unknownTag: "unknown-tag"
    case .scalarTagMismatch, .collectionTagMismatch: "tag-mismatch"
    case .undefinedAlias: "undefined-alias"
    case .aliasBudget: "alias-budget"
    }
  }

  private var message: String {
    switch self {
    case .complexKey(let isMapping): "a \(isMapping ? "mapping" : "sequence") cannot be a key"
    case .unknownTag(let written, _): "unknown tag \(quoted(written))"
    case .scalarTagMismatch(let written, let wants, let text):
      "\(quoted(text)) is not \(wants), as the tag \(quoted(written)) says"
    case .collectionTagMismatch(let written, let wants, let isMapping):
      "a \(isMapping ? "mapping" : "sequence") is not \(wants), as the tag \(quoted(written)) says"
    case .undefinedAlias(let name, _): "undefined alias \(quoted("*" + name))"
    case .aliasBudget(let name, _):
      "the alias \(quoted("*" + name)) makes the document larger than 1,000,000 expanded nodes"
    }
  }

  private var help: String {
    switch self {
    case .complexKey: "quote the whole value if it is text, such as \"{{ x }}\", or write the key as plain text"
    case .unknownTag(_, let resolved): tagHelp(resolved)
    case .scalarTagMismatch: "remove the tag, or write a value that fits it"
    case .collectionTagMismatch: "remove the tag"
    case .undefinedAlias(let name, let defined):
      defined.isEmpty
        ? "define the anchor \(quoted("&" + name)) above in this document, or quote the value if it is text"
        : "anchors above in this document: \(defined.prefix(8).map { quoted($0) }.joined(separator: ", "))"
    case .aliasBudget(_, let size):
      "it repeats \(size) \(size == 1 ? "node" : "nodes"); aliases of aliases multiply: write out what is needed"
    }
  }

  private func tagHelp(_ resolved: String) -> String {
    switch resolved {
    case "tag:yaml.org,2002:binary": "remove the tag and give the text itself"
    case "tag:yaml.org,2002:set", "tag:yaml.org,2002:omap", "tag:yaml.org,2002:pairs":
      "remove the tag: a plain mapping or sequence will do"
    default: "remove the tag; known are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
    }
  }

  func diagnostic(at span: SourceSpan) -> Diagnostic {
    Diagnostic(rule: rule, message: message, at: span, help: help)
  }
}

extension CoreTag {
  /// What a node with the tag is, with its article.
  fileprivate var phrase: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a number"
    case .string, .nonSpecific: "a string"
    case .sequence: "a sequence"
    case .mapping: "a mapping"
    }
  }
}

extension Diagnostic {
  static func duplicateKey(_ key: NodeID, first: NodeID, in tree: borrowing Tree) -> Diagnostic {
    .duplicateKey(quoted(tree.string(of: key)), at: tree.keySpan(of: key), first: tree.keySpan(of: first))
  }

  /// - Parameter name: the key in quotes.
  static func duplicateKey(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: "duplicate-key", message: "duplicate key \(name)", at: span,
      related: [Label(first, "first defined here")], help: "remove one of the two or rename it")
  }

  static func nestingDepth(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: "nesting-depth", message: "collections are nested deeper than the limit of 1,000", at: span,
      help: "flatten the document")
  }

  static func recursiveAlias(
    name: String, at place: ByteRange, anchored: NodeID, in tree: borrowing Tree
  ) -> Diagnostic {
    let start = tree.nodes[anchored.index].range.start
    let anchor = SourceSpan(source: tree.source, range: ByteRange(start: start, end: start + 1))
    return Diagnostic(
      rule: "recursive-alias", message: "the alias \(quoted("*" + name)) stands inside of what it repeats",
      at: SourceSpan(source: tree.source, range: place), related: [Label(anchor, "what it repeats begins here")],
      help: "a value cannot contain itself: write out what is meant")
  }
}

extension Diagnostic {
  static func oddAnchor(_ anchor: AnchorTable.Oddity, in tree: borrowing Tree) -> Diagnostic {
    let name = quoted("&" + anchor.name)
    let span = anchorSpan(from: anchor.start, name: anchor.name, in: tree)
    if let first = anchor.shadowed {
      return Diagnostic(
        rule: "shadowed-anchor", severity: .warning, message: "the anchor \(name) is defined twice", at: span,
        related: [Label(anchorSpan(from: first, name: anchor.name, in: tree), "first defined here")],
        help: "from here on *\(anchor.name) means this one: give each a name of its own")
    }
    return Diagnostic(
      rule: "unused-anchor", severity: .warning, message: "nothing repeats the anchor \(name)", at: span,
      help: "remove it, or repeat it as *\(anchor.name) below in the same document")
  }

  /// The anchor with its `&` among a node's properties, where the tag may stand first.
  private static func anchorSpan(from start: UInt32, name: String, in tree: borrowing Tree) -> SourceSpan {
    let bytes = tree.source.bytes
    var begin = Int(start)
    while begin < bytes.count, bytes[begin] != UInt8(ascii: "&") { begin += 1 }
    let end = min(begin + 1 + name.utf8.count, bytes.count)
    return SourceSpan(source: tree.source, range: ByteRange(min(begin, end)..<end))
  }
}

extension Tree {
  /// Where a key is written here: the alias where an alias put it.
  fileprivate borrowing func keySpan(of key: NodeID) -> SourceSpan {
    let node = nodes[key.index]
    return origins[Int(node.origin)].site ?? SourceSpan(source: source, range: node.range)
  }
}

/// `text` in quotes for a message: double ones unless it holds some; line breaks escaped, at most 60 scalars.
func quoted(_ text: String) -> String {
  let quote = text.utf8.contains(UInt8(ascii: "\"")) ? "'" : "\""
  var result = quote
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == 60 {
      result += "…"
      break
    }
    switch scalar {
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + quote
}
