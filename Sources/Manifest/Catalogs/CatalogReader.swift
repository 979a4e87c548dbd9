import Diagnostics
import DocumentModel
import JobAPI
import SourceText

/// Reads a catalogue lock: one JSON object whose entries are as the service returns them (manifest language §11).
///
/// Fields that nobody here looks at may be anything. An entry without a sound id is left out.
package struct CatalogReader {
  private let tree: Tree
  private var catalog: Catalog
  private var diagnostics: [Diagnostic] = []

  /// The catalogue that `source` holds, nil where it cannot be used, and what is wrong with it.
  package static func read(_ source: SourceFile) -> (catalog: Catalog?, diagnostics: [Diagnostic]) {
    let tree: Tree
    do throws(JSONSyntaxError) {
      tree = try JSONReader.read(source)
    } catch {
      let place = SourceSpan(source: source, range: error.range)
      return (nil, [Diagnostic(rule: rule, message: error.message(in: source), at: place, help: error.help)])
    }
    var reader = CatalogReader(tree: tree, catalog: Catalog(tree: tree))
    return (reader.read() ? reader.catalog : nil, reader.diagnostics)
  }

  private init(tree: Tree, catalog: Catalog) {
    self.tree = tree
    self.catalog = catalog
  }

  private static let rule = "catalog-file"
  private static let keys = ["jobc", "endpoint", "region", "project_id", "pulled_at", "specs", "engines", "models"]

  /// False where the file is none that this version can read.
  private mutating func read() -> Bool {
    guard tree[.root].kind == .mapping else {
      report("a catalogue lock is an object with \"specs\", \"engines\" and \"models\"", at: .root)
      return false
    }
    if let version = tree.value("jobc", of: .root), !tree.text(of: version, equals: "1") {
      report(
        "this catalogue lock is of version \(tree.shortText(of: version)); this jobc knows version 1", at: version,
        help: "use a newer jobc, or pull the catalogue again")
      return false
    }
    for entry in tree.entries(of: .root) {
      let name = tree.string(of: entry.key)
      if Self.keys.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { continue }
      let absent = Self.keys.filter { tree.entry(named: $0, of: .root) == nil }
      var unknown = Diagnostic.unknownName(
        "key", name, at: tree.span(of: entry.key), rule: Self.rule, known: absent, help: "nothing looks at it",
        in: " in a catalogue lock", isReplaceable: false)
      unknown.severity = .warning
      diagnostics.append(unknown)
    }
    for key in ["endpoint", "region", "project_id"] as [StaticString] {
      guard let value = catalog.value(key), tree[value].kind != .string else { continue }
      report("\"\(key)\" is a text, not \(tree.describe(value))", at: value)
    }
    readTime()
    for list in Catalog.List.allCases { read(list) }
    return true
  }

  private mutating func readTime() {
    guard let value = tree.value("pulled_at", of: .root) else {
      let brace = tree.span(of: .root)
      let place = ByteRange(start: brace.range.start, end: brace.range.start + 1)
      diagnostics.append(
        Diagnostic(
          rule: Self.rule, severity: .warning, message: "the catalogue lock does not say when it was pulled",
          at: SourceSpan(source: brace.source, range: place),
          help: "give \"pulled_at\", as in \"2024-11-23T08:00:00Z\"; its age cannot be told without"))
      return
    }
    guard tree[value].kind == .string, let time = Timestamp(tree.string(of: value)) else {
      return report(
        "\"pulled_at\" is a date and time, not \(tree.describe(value))", at: value,
        help: "write it as in \"2024-11-23T08:00:00Z\"")
    }
    catalog.pulledAt = (value, time)
  }

  // MARK: Entries

  private mutating func read(_ list: Catalog.List) {
    guard let items = tree.value(list.key, of: .root) else { return }
    guard tree[items].kind == .sequence else {
      return report("\"\(list.key)\" is a list of entries, not \(tree.describe(items))", at: items)
    }
    catalog.add(list)
    if tree[items].childCount > 0 { catalog.wholeLists.insert(list) }
    var first: [NameKey: NodeID] = [:]
    for item in tree.items(of: items) {
      guard tree[item].kind == .mapping else {
        report("an entry of \"\(list.key)\" is an object, not \(tree.describe(item))", at: item)
        catalog.wholeLists.remove(list)
        continue
      }
      guard let id = tree.value(list.field, of: item) else {
        report(
          "an entry of \"\(list.key)\" has no \"\(list.field)\"", at: item,
          help: "entries are written as the service returns them")
        catalog.wholeLists.remove(list)
        continue
      }
      guard tree[id].kind == .integer, let canonical = Catalog.canonical(id, in: tree) else {
        report("\"\(list.field)\" is an integer, not \(tree.describe(id))", at: id)
        catalog.wholeLists.remove(list)
        continue
      }
      if let other = first.updateValue(id, forKey: NameKey(canonical)) {
        first[NameKey(canonical)] = other
        diagnostics.append(
          Diagnostic(
            rule: Self.rule, message: "the \(list.phrase) \(canonical) is listed twice", at: tree.span(of: id),
            pointer: nil, related: [Label(tree.span(of: other), "first listed here")],
            help: "pull the catalogue again, or remove one of the two"))
        continue
      }
      checkFields(of: item, in: list)
      var entry = Catalog.Entry(node: item, id: canonical, name: name(of: item, in: list))
      if list == .models { entry.parameters = parameters(of: item) }
      catalog.add(entry, to: list)
    }
  }

  /// What a field that somebody looks at may hold, besides null.
  private enum Form {
    case text, integer, boolean
    /// The service writes it as text; a number says the same.
    case amount

    func allows(_ kind: NodeKind) -> Bool {
      switch self {
      case .text: kind == .string
      case .integer: kind == .integer
      case .boolean: kind == .boolean
      case .amount: kind == .string || kind.isNumber
      }
    }

    var phrase: String {
      switch self {
      case .text: "a text"
      case .integer: "an integer"
      case .boolean: "true or false"
      case .amount: "a text or a number"
      }
    }
  }

  private static func fields(of list: Catalog.List) -> [(StaticString, Form)] {
    switch list {
    case .specs:
      [
        ("spec_code", .text), ("core", .amount), ("cpu", .amount), ("gpu_num", .integer), ("gpu_type", .text),
        ("max_num", .integer), ("no_resource", .boolean),
      ]
    case .engines: [("engine_name", .text), ("engine_version", .text), ("engine_type", .integer)]
    case .models:
      [
        ("model_name", .text), ("model_usage", .integer), ("engine_id", .integer), ("engine_name", .text),
        ("engine_version", .text),
      ]
    }
  }

  private mutating func checkFields(of item: NodeID, in list: Catalog.List) {
    for (key, form) in Self.fields(of: list) {
      guard let value = catalog.value(key, of: item), !form.allows(tree[value].kind) else { continue }
      report("\"\(key)\" is \(form.phrase), not \(tree.describe(value))", at: value)
    }
  }

  private func name(of item: NodeID, in list: Catalog.List) -> String? {
    switch list {
    case .specs: return catalog.text("spec_code", of: item)
    case .engines:
      guard let name = catalog.text("engine_name", of: item), let version = catalog.text("engine_version", of: item)
      else { return nil }
      return "\(name)/\(version)"
    case .models: return catalog.text("model_name", of: item)
    }
  }

  private mutating func parameters(of item: NodeID) -> [CatalogParameter]? {
    guard let value = catalog.value("parameter", of: item) else { return nil }
    let parameters = CatalogParameter.read(value, in: tree)
    if parameters == nil {
      diagnostics.append(
        Diagnostic(
          rule: Self.rule, severity: .warning,
          message: "\"parameter\" holds no list of parameters, so those of jobs are not checked",
          at: tree.span(of: value), help: "the service returns it as JSON text: [{\"label\", \"value\", \"required\"}]")
      )
    }
    return parameters
  }

  private mutating func report(_ message: String, at id: NodeID, help: String? = nil) {
    diagnostics.append(Diagnostic(rule: Self.rule, message: message, at: tree.span(of: id), help: help))
  }
}
