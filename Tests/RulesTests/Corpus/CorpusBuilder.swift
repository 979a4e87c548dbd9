import Diagnostics
import DocumentModel

/// Makes the mutations of one sound manifest.
struct CorpusBuilder {
  let base: CorpusText
  private(set) var mutations: [CorpusMutation] = []

  init(_ base: CorpusText) { self.base = base }

  // MARK: One mistake

  /// Another value.
  mutating func value(
    _ pointer: String, _ text: String, _ rule: String, _ severity: Severity = .error, name: String? = nil
  ) {
    let edit = base.replacing(pointer, text)
    add(name ?? "\(pointer) is \(text)", edit, rule, severity, .edit(0..<text.utf8.count))
  }

  /// Another value in which the mistake is a part, or which makes a mistake elsewhere.
  mutating func value(
    _ pointer: String, _ text: String, _ rule: String, at part: String, _ severity: Severity = .error
  ) {
    let edit = base.replacing(pointer, text)
    add("\(pointer) is \(text)", edit, rule, severity, .edit(Self.range(of: part, in: text)))
  }

  /// Another value that makes a mistake at another place of the sound text.
  mutating func value(
    _ pointer: String, _ text: String, _ rule: String, _ severity: Severity = .error, atBase range: Range<Int>
  ) {
    add("\(pointer) is \(text)", base.replacing(pointer, text), rule, severity, .base(range))
  }

  /// A misspelt key, which hides what stands under it.
  mutating func key(_ pointer: String, _ key: String, _ rule: String = "unknown-key") {
    let value = base.range(of: base.value(at: pointer))
    add("\(pointer) is called \(key)", base.renaming(pointer, key), rule, .error, .edit(0..<key.utf8.count), value)
  }

  /// A field that is not there; the finding stands at the mapping's key.
  mutating func drop(_ pointer: String, _ rule: String, _ severity: Severity = .error) {
    let (parent, key) = CorpusText.split(pointer)
    add(
      "no \(pointer)", base.dropping(pointer), rule, severity, .base(base.lack(at: parent, without: key)))
  }

  /// A field that is not there, which is said at another place.
  mutating func drop(_ pointer: String, _ rule: String, atKey other: String, _ severity: Severity = .error) {
    add("no \(pointer)", base.dropping(pointer), rule, severity, .base(base.keyRange(at: other)))
  }

  /// A field more; the findings stand at parts of it.
  mutating func extra(
    _ entry: String, in pointer: String, _ findings: [(rule: String, severity: Severity, part: String)]
  ) {
    mutations.append(
      CorpusMutation(
        name: "\(pointer) with \(entry)", edit: base.adding(entry, to: pointer),
        expected: findings.map {
          .init(rule: $0.rule, severity: $0.severity, place: .edit(Self.range(of: $0.part, in: entry)))
        }))
  }

  mutating func extra(
    _ entry: String, in pointer: String, _ rule: String, at part: String, _ severity: Severity = .error
  ) {
    extra(entry, in: pointer, [(rule, severity, part)])
  }

  /// A field more that makes a mistake of another one's key.
  mutating func extra(
    _ entry: String, in pointer: String, _ rule: String, atKey other: String, _ severity: Severity = .error
  ) {
    add("\(pointer) with \(entry)", base.adding(entry, to: pointer), rule, severity, .base(base.keyRange(at: other)))
  }

  private mutating func add(
    _ name: String, _ edit: CorpusEdit, _ rule: String, _ severity: Severity, _ place: CorpusMutation.Place,
    _ hidden: Range<Int>? = nil
  ) {
    mutations.append(
      CorpusMutation(
        name: name, edit: edit, expected: [.init(rule: rule, severity: severity, place: place)], hidden: hidden))
  }

  /// The bytes of `part` in `text`.
  static func range(of part: String, in text: String) -> Range<Int> {
    let (part, text) = (Array(part.utf8), Array(text.utf8))
    for start in 0...max(0, text.count - part.count) where text[start...].starts(with: part) {
      return start..<start + part.count
    }
    preconditionFailure("nothing like that in the text")
  }

  // MARK: What holds for every field

  /// Every value of another type, every value null, every key misspelt, an unknown key in every map.
  mutating func ordinaryMistakes() {
    visit(.root, "")
  }

  private mutating func visit(_ node: NodeID, _ pointer: String) {
    let tree = base.tree
    if node != .root { values(node, pointer) }
    switch tree[node].kind {
    case .sequence:
      for (index, item) in tree.items(of: node).enumerated() { visit(item, "\(pointer)/\(index)") }
    case .mapping:
      let isJSON = tree[node].style == .flow && base.text.hasPrefix("{")
      let entry = isJSON ? "\"unheard_of\": 1" : "unheard_of: 1"
      extra(entry, in: pointer, "unknown-key", at: isJSON ? "\"unheard_of\"" : "unheard_of")
      for entry in tree.entries(of: node) {
        let key = tree.string(of: entry.key)
        self.key("\(pointer)/\(key)", isJSON ? "\"\(key)x\"" : key + "x")
        visit(entry.value, "\(pointer)/\(key)")
      }
    default: break
    }
  }

  private mutating func values(_ node: NodeID, _ pointer: String) {
    value(pointer, "null", "null-value")
    mutations[mutations.count - 1].isPaired = false
    switch base.tree[node].kind {
    case .string:
      value(pointer, "[]", pointer.hasSuffix("/type") ? "unknown-value" : "wrong-type")
      // Of a parameter the source text is sent, whatever it is.
      if pointer.contains("/parameter/") { break }
      value(pointer, "12", pointer.hasSuffix("/type") ? "unknown-value" : "wrong-type")
      mutations[mutations.count - 1].isPaired = false
    case .integer: value(pointer, "\"12\"", "wrong-type")
    case .boolean: value(pointer, "\"yes\"", "wrong-type")
    default: value(pointer, "\"text\"", "wrong-type")
    }
  }
}
