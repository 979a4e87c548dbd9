import Diagnostics
import DocumentModel
import JobAPI
import SourceText

/// What stands at a document's top level.
package struct DocumentOutline: Sendable {
  private var entries: [Entry?]
  /// Whether the document is a job: it has a key of the request body, or `use`.
  package private(set) var isJob = false
  /// Whether the top level holds nothing but keys of the request body.
  package private(set) var isPureBody = true
  /// Whether the document asks for a later version of the language: nothing else is said of it then.
  package private(set) var isUnreadable = false

  /// The keys that unknown ones were probably meant to be: nothing need say that they are missing.
  private(set) var meant: [TopLevelKey] = []
  /// Fields of `config` that stand at the top level.
  private(set) var misplaced: [String] = []

  /// The entry of `key`; nil where the document has none.
  package subscript(key: TopLevelKey) -> Entry? { entries[Int(key.rawValue)] }

  /// Reads the top level of `tree`.
  ///
  /// - Parameter diagnostics: takes unknown keys, a root that is no mapping, a version that is not ours.
  package init(of tree: borrowing Tree, diagnostics: inout [Diagnostic]) {
    entries = Array(repeating: nil, count: TopLevelKey.allCases.count)
    guard tree[.root].kind == .mapping else {
      isPureBody = false
      isUnreadable = true
      if tree[.root].kind != .null { diagnostics.append(Self.notAMapping(tree)) }
      return
    }
    if let version = tree.value("jobc", of: .root) { checkVersion(version, in: tree, diagnostics: &diagnostics) }
    guard !isUnreadable else { return }
    var hasUnknown = false
    for entry in tree.entries(of: .root) {
      guard let key = TopLevelKey(entry.key, in: tree) else {
        isPureBody = false
        hasUnknown = true
        continue
      }
      entries[Int(key.rawValue)] = entry
      if key.makesJob { isJob = true }
      if !key.isBody { isPureBody = false }
    }
    if hasUnknown { readUnknown(in: tree, diagnostics: &diagnostics) }
  }

  /// Reads the keys that are none of ours; what is said of them depends on the others.
  private mutating func readUnknown(in tree: borrowing Tree, diagnostics: inout [Diagnostic]) {
    var unknownCount = 0
    var firstUnnamed: NodeID?
    for entry in tree.entries(of: .root) where TopLevelKey(entry.key, in: tree) == nil {
      readUnknown(entry, in: tree, count: &unknownCount, diagnostics: &diagnostics)
      if unknownCount > Self.unknownLimit, firstUnnamed == nil { firstUnnamed = entry.key }
    }
    if unknownCount > Self.unknownLimit, let key = firstUnnamed {
      diagnostics.append(
        Diagnostic(
          rule: "unknown-key", message: "\(unknownCount - Self.unknownLimit) more unknown top-level keys",
          at: tree.span(of: key), help: "is this file a manifest?"))
    }
  }

  private static func notAMapping(_ tree: borrowing Tree) -> Diagnostic {
    Diagnostic(
      rule: "manifest-shape",
      message: "a manifest is a map of keys such as \"job_name\" and \"config\", not \(tree.describe(.root))",
      at: tree.span(of: .root), pointer: "")
  }

  /// The most unknown keys of one document that are named each by itself.
  private static let unknownLimit = 100
  /// The names of the fields of `config`.
  static let configKeys: Set<NameKey> = {
    guard let config = RequestSchema.createTrainingJob.field(at: ["config"]) else { return [] }
    return Set(RequestSchema.createTrainingJob.fields(of: config.schema).map { NameKey($0.name) })
  }()

  private mutating func readUnknown(
    _ entry: Entry, in tree: borrowing Tree, count: inout Int, diagnostics: inout [Diagnostic]
  ) {
    let name = tree.string(of: entry.key)
    if name.utf8.starts(with: "x-".utf8) || name.utf8.elementsEqual("$unset".utf8) { return }
    if name.utf8.elementsEqual("<<".utf8), tree[entry.key].style == .plain { return }
    count += 1
    guard count <= Self.unknownLimit else { return }
    let span = tree.span(of: entry.key)
    let pointer = "/" + JSONPointer.escape(name)
    if Self.configKeys.contains(NameKey(name)) {
      misplaced.append(name)
      diagnostics.append(
        Diagnostic(
          rule: "unknown-key", message: "\"\(name)\" is no top-level key", at: span, pointer: pointer,
          help: "it belongs in \"config\": indent it below that key"))
    } else {
      let known = TopLevelKey.names(TopLevelKey.allCases)
      if let near = Suggestion.nearest(to: name, among: known) {
        meant += TopLevelKey.allCases.filter { "\($0.name)".utf8.elementsEqual(near.utf8) }
      }
      diagnostics.append(
        .unknownKey(
          "top-level key", entry.key, of: .root, in: tree, known: known,
          help: isJob
            ? "keys that begin with \"x-\" are yours to use"
            : "is this file a manifest? \"manifests\" in jobc.yaml says which are; keys of your own begin with \"x-\"",
          pointer: pointer))
    }
  }

  /// Whether all that the document means to declare can be read: no key of declarations is misspelt or of another
  /// shape, of which something is said at its own place.
  func declaresWholly(in tree: borrowing Tree) -> Bool {
    if meant.contains(where: \.declares) { return false }
    for kind in Declaration.Kind.allCases {
      if let entry = self[kind.topLevelKey], tree[entry.value].kind != .mapping { return false }
    }
    return true
  }

  private mutating func checkVersion(_ id: NodeID, in tree: borrowing Tree, diagnostics: inout [Diagnostic]) {
    let version = LanguageVersion(id, in: tree)
    if version == .known { return }
    isUnreadable = true
    let isLater = version == .later
    diagnostics.append(
      Diagnostic(
        rule: "language-version",
        message: isLater
          ? "this file is written for version \(tree.shortText(of: id)) of the manifest language; this jobc knows version 1"
          : "\"jobc\" is the language version, a number such as 1, not \(tree.describe(id))",
        at: tree.span(of: id), pointer: "/jobc",
        help: isLater ? "use a newer jobc, or write `jobc: 1`" : "write `jobc: 1`"))
  }
}
