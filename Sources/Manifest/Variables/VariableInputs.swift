import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

/// The values that a run gives to variables from outside the project (manifest language §4).
package struct VariableInputs: Sendable {
  /// A `--var name=value`, in the order given; its source is the argument itself.
  package private(set) var arguments: [(name: String, value: String, source: SourceFile)] = []
  /// The entries of the `--var-file`s, in order.
  package private(set) var fileEntries: [(name: String, key: DocumentNode, value: DocumentNode)] = []
  /// `JOBC_VAR_<name>` without the prefix.
  package private(set) var prefixed: [(name: String, value: String, source: SourceFile)] = []
  /// The process environment, `NAME=value` each, for `from`. As it comes: few runs ask for a variable, and a table of all
  /// takes longer than checking a small file.
  private var process: [String] = []

  package init() {}

  /// - Parameters:
  ///   - argument: `name=value`.
  ///   - number: the argument's place among the `--var`s, from 1.
  /// - Returns: false where there is no `=` or no name.
  package mutating func add(argument: String, number: Int) -> Bool {
    guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")), equals != argument.startIndex else {
      return false
    }
    let source = SourceFile(path: "<--var \(number)>", content: Array(argument.utf8))
    arguments.append((String(argument[..<equals]), String(argument[argument.utf8.index(after: equals)...]), source))
    return true
  }

  /// - Parameter processEnvironment: `NAME=value` each.
  package mutating func add(processEnvironment: [String]) {
    process += processEnvironment
    for variable in processEnvironment
    where variable.utf8.first == UInt8(ascii: "J") && variable.utf8.starts(with: "JOBC_VAR_".utf8) {
      guard let equals = variable.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(variable[..<equals])
      let value = String(variable[variable.utf8.index(after: equals)...])
      guard name.utf8.count > 9 else { continue }
      prefixed.append(
        (
          String(Substring(name.utf8.dropFirst(9))), value,
          SourceFile(path: "<\(name)>", content: Array(value.utf8))
        ))
    }
    prefixed.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Reads a `--var-file`: a map from name to scalar.
  package mutating func add(file source: SourceFile, diagnostics: inout [Diagnostic]) {
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    guard case .document = reader.next(into: &tree, diagnostics: &diagnostics) else { return }
    var second = Tree(source: source)
    if case .document = reader.next(into: &second, diagnostics: &diagnostics) {
      diagnostics.append(
        Diagnostic(
          rule: "variable-file", message: "a variable file holds one document; another begins here",
          at: second.span(of: .root), help: "put all names into one map, or write another file"))
    }
    if tree[.root].kind == .null { return }
    guard tree[.root].kind == .mapping else {
      // The text itself may be a secret.
      let what = tree[.root].kind == .sequence ? "a list" : "a single value"
      diagnostics.append(
        Diagnostic(
          rule: "variable-file", message: "a variable file is a map from name to value, not \(what)",
          at: tree.span(of: .root), help: "write `name: value`, a line each"))
      return
    }
    let document = Document(tree: tree, index: 0, traits: [])
    for entry in tree.entries(of: .root) {
      guard !tree[entry.value].kind.isCollection, tree[entry.value].kind != .null else {
        diagnostics.append(
          Diagnostic(
            rule: "variable-file",
            message:
              "the variable \"\(tree.string(of: entry.key))\" is \(tree.describe(entry.value)); a variable holds a scalar",
            at: tree.span(of: entry.value)))
        continue
      }
      fileEntries.append(
        (
          tree.string(of: entry.key), DocumentNode(document: document, id: entry.key),
          DocumentNode(document: document, id: entry.value)
        ))
    }
  }

  /// The value of a variable of the process environment; nil where it is not set.
  func processValue(_ name: String) -> String? {
    let prefix = name + "="
    guard let entry = process.last(where: { $0.utf8.starts(with: prefix.utf8) }) else { return nil }
    return String(Substring(entry.utf8.dropFirst(prefix.utf8.count)))
  }

  /// What the inputs give to `name`, the highest in rank; nil where they give nothing.
  func value(of name: String) -> Given? {
    if let argument = arguments.last(where: { TextOrder.areEqual($0.name, name) }) {
      let start = argument.name.utf8.count + 1
      let range = ByteRange(start..<argument.source.count)
      return .text(argument.value, SourceSpan(source: argument.source, range: range))
    }
    if let variable = prefixed.last(where: { TextOrder.areEqual($0.name, name) }) {
      return .text(variable.value, SourceSpan(source: variable.source, range: ByteRange(0..<variable.source.count)))
    }
    if let entry = fileEntries.last(where: { TextOrder.areEqual($0.name, name) }) { return .scalar(entry.value) }
    return nil
  }

  /// A value from outside: text to be read as the declared type, or a scalar that has a type.
  enum Given {
    case text(String, SourceSpan)
    case scalar(DocumentNode)
  }
}
