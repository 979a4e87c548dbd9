import Diagnostics
import DocumentModel
import SourceText

/// The cells of a job's matrix (manifest language §8).
struct Matrix {
  let document: Document
  let context: JobContext
  private(set) var diagnostics: [Diagnostic] = []
  private var axes: [(name: String, values: [ScalarValue])] = []
  /// Whether a value holds a reference, so that it may be another one in other environments.
  private var holdsReferences = false

  /// The most cells that a matrix may have.
  static let maximumCount = 1_000
  /// The most cells before `exclude` that are looked at.
  private static let maximumProduct = 10_000

  private var tree: Tree { document.tree }

  init(document: Document, context: JobContext) {
    self.document = document
    self.context = context
  }

  /// The cells in order, the last axis moving fastest, included ones last; nil where the matrix has errors.
  mutating func cells(_ id: NodeID) -> [MatrixCell]? {
    guard tree[id].kind == .mapping else {
      report("\"matrix\" is a map from axis to list of values, not \(tree.describe(id))", at: id)
      return nil
    }
    readAxes(id)
    let included = combinations("include", of: id)
    let excluded = combinations("exclude", of: id)
    if axes.isEmpty { readAxes(ofIncluded: included) }
    if axes.isEmpty, diagnostics.isEmpty {
      report("\"matrix\" has no axes", at: id, help: "write an axis as a name and a list of values: `seed: [1, 2]`")
    }
    check(included, mustBeComplete: true)
    check(excluded, mustBeComplete: false)
    guard diagnostics.isEmpty else { return nil }
    let count = axes.contains { $0.values.isEmpty } ? 0 : axes.reduce(1) { min($0 * $1.values.count, 1 << 40) }
    guard count <= Self.maximumProduct else {
      report("the axes multiply to \(count) cells; 1,000 are the most", at: id)
      return nil
    }
    checkPresence(of: excluded)
    let names = axes.map(\.name)
    var cells = product().filter { cell in !excluded.contains { Self.matches($0, cell, names: names) } }
    guard cells.count + included.count <= Self.maximumCount else {
      report("the matrix has \(cells.count + included.count) cells; 1,000 are the most", at: id)
      return nil
    }
    cells += included.map { entry in names.compactMap { name in entry.first { $0.name == name }?.value } }
    if cells.isEmpty {
      report("the matrix excludes every cell", at: id)
      return nil
    }
    return cells.map { MatrixCell(axes: names, values: $0) }
  }

  private mutating func readAxes(_ id: NodeID) {
    for entry in tree.entries(of: id) {
      if tree.text(of: entry.key, equals: "include") || tree.text(of: entry.key, equals: "exclude") { continue }
      let name = tree.string(of: entry.key)
      guard checkName(name, at: entry.key) else { continue }
      guard tree[entry.value].kind == .sequence, tree[entry.value].childCount > 0 else {
        let what = tree[entry.value].kind == .sequence ? "an empty list" : tree.describe(entry.value)
        report("the axis \"\(name)\" is \(what); it must be a list of values", at: entry.value)
        continue
      }
      let values = tree.items(of: entry.value).compactMap { value($0) }
      checkDistinct(values, axis: name)
      axes.append((name, values))
    }
  }

  /// A value that an axis has twice would make the same job twice.
  private mutating func checkDistinct(_ values: [ScalarValue], axis: String) {
    var first: [NameKey: ScalarValue] = [:]
    for value in values {
      guard let other = first.updateValue(value, forKey: NameKey(value.text)), other.kind == value.kind else {
        continue
      }
      diagnostics.append(
        Diagnostic(
          rule: "matrix",
          message: "the axis \"\(axis)\" has the value \"\(String(decoding: value.text, as: UTF8.self))\" twice",
          at: value.span, related: [Label(other.span, "first here")], help: "remove one of the two"))
      return
    }
  }

  /// Some axes with a value each: an entry of `include` or `exclude`.
  private typealias Combination = [(name: String, key: NodeID, value: ScalarValue)]

  private mutating func combinations(_ key: StaticString, of id: NodeID) -> [Combination] {
    guard let list = tree.value(key, of: id) else { return [] }
    guard tree[list].kind == .sequence else {
      report("\"\(key)\" is a list of maps from axis to value, not \(tree.describe(list))", at: list)
      return []
    }
    var combinations: [Combination] = []
    for item in tree.items(of: list) {
      guard tree[item].kind == .mapping, tree[item].childCount > 0 else {
        let what = tree[item].kind == .mapping ? "an empty one" : tree.describe(item)
        report("an entry of \"\(key)\" is a map from axis to value, not \(what)", at: item)
        continue
      }
      var combination: Combination = []
      for entry in tree.entries(of: item) {
        if let value = value(entry.value) { combination.append((tree.string(of: entry.key), entry.key, value)) }
      }
      combinations.append(combination)
    }
    return combinations
  }

  /// The axes of a matrix that has nothing but `include`.
  private mutating func readAxes(ofIncluded combinations: [Combination]) {
    for (name, key, _) in combinations.joined() where !axes.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      if checkName(name, at: key) { axes.append((name, [])) }
    }
  }

  private mutating func checkName(_ name: String, at key: NodeID) -> Bool {
    if DeclarationReader.isVariableName(name) { return true }
    report(
      "\"\(name)\" cannot be the name of an axis", at: key,
      help: "a name is a letter or _, then letters, digits, _ or -")
    return false
  }

  private mutating func check(_ combinations: [Combination], mustBeComplete: Bool) {
    let names = axes.map(\.name)
    for combination in combinations {
      for (name, key, _) in combination
      where !names.isEmpty && !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
        diagnostics.append(
          .unknownName("matrix axis", name, at: tree.span(of: key), rule: "unknown-axis", known: names))
      }
      let missing = names.filter { name in !combination.contains { $0.name.utf8.elementsEqual(name.utf8) } }
      if mustBeComplete, let first = missing.first, let key = combination.first?.key, diagnostics.isEmpty {
        report("this included cell has no value for the axis \"\(first)\"", at: key)
      }
    }
  }

  /// Warns of a value that its axis does not have: what excludes no cell was meant to.
  private mutating func checkPresence(of excluded: [Combination]) {
    guard !holdsReferences else { return }
    for (name, _, value) in excluded.joined() {
      guard let axis = axes.first(where: { $0.name.utf8.elementsEqual(name.utf8) }),
        !axis.values.contains(where: { Self.isEqual($0, value) })
      else { continue }
      let known = axis.values.map { $0.kind == .string ? "\"\($0.string)\"" : $0.string }
      let text = value.kind == .string ? "\"\(value.string)\"" : value.string
      diagnostics.append(
        Diagnostic(
          rule: "matrix", severity: .warning, message: "no cell is excluded: the axis \"\(name)\" has no \(text)",
          at: value.span, help: "its values are \(known.prefix(12).joined(separator: ", "))"))
    }
  }

  private func product() -> [[ScalarValue]] {
    axes.reduce([[]]) { cells, axis in cells.flatMap { cell in axis.values.map { cell + [$0] } } }
      .filter { !$0.isEmpty }
  }

  private static func matches(_ combination: Combination, _ cell: [ScalarValue], names: [String]) -> Bool {
    combination.allSatisfy { name, _, value in
      guard let axis = names.firstIndex(of: name) else { return false }
      return isEqual(cell[axis], value)
    }
  }

  /// The same text of the same kind, or the same number.
  private static func isEqual(_ a: ScalarValue, _ b: ScalarValue) -> Bool {
    if a.kind.isNumber, b.kind.isNumber {
      return (try? NumberText.double(a.text.span)) == (try? NumberText.double(b.text.span))
    }
    return a.kind == b.kind && a.text == b.text
  }

  private mutating func value(_ id: NodeID) -> ScalarValue? {
    guard !tree[id].kind.isCollection, tree[id].kind != .null else {
      report("a value of an axis is \(tree.describe(id)); it must be a scalar", at: id)
      return nil
    }
    let node = DocumentNode(document: document, id: id)
    guard tree[id].flags.contains(.mayHoldReference) else { return ScalarValue(node) }
    holdsReferences = true
    if let forbidden = forbiddenNamespace(id) {
      report(
        "\"\(forbidden)\" cannot be used in a matrix", at: id, help: "values of a matrix may refer to var and env only")
      return nil
    }
    var resolver = ReferenceResolver(context: context)
    var scalar = Tree(source: tree.source)
    scalar.appendScalar(
      tree.string(of: id), kind: tree[id].kind, flags: .mayHoldReference, range: tree[id].range)
    resolver.resolve(&scalar)
    diagnostics += resolver.diagnostics
    if resolver.diagnostics.isEmpty, scalar[.root].flags.contains(.secret) {
      report("a value of a matrix cannot be a secret", at: id)
      return nil
    }
    return ScalarValue(
      text: Array(scalar.string(of: .root).utf8), kind: scalar[.root].kind, span: tree.span(of: id))
  }

  private func forbiddenNamespace(_ id: NodeID) -> String? {
    guard let template = try? Template(tree.text(of: id)) else { return nil }
    for case .reference(let path, _) in template.pieces where path.namespace == .job || path.namespace == .matrix {
      return path.description
    }
    return nil
  }

  private mutating func report(_ message: String, at id: NodeID, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        rule: "matrix", message: message, at: tree.span(of: id), pointer: JSONPointer(to: id, in: tree).description,
        help: help))
  }
}
