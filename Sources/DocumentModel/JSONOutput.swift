/// Writes JSON member by member, in the order in which it is told: what reports and answers of `jobc` are made with.
///
///     var output = JSONOutput(.pretty)
///     output.object { output in
///       output.member("name", "jobc")
///       output.array("files") { output in
///         for file in files { output.string(file) }
///       }
///     }
package struct JSONOutput: Sendable {
  package enum Layout: Sendable {
    /// No white space at all.
    case compact
    /// A line a member, indented by two spaces; empty collections are `{}` and `[]`.
    case pretty
  }

  /// The JSON text so far, without a final newline.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// Whether the innermost collection has a child already.
  private var hasChild = false
  /// Whether a key has just been written, so that its value follows on the same line.
  private var isAfterKey = false

  package init(_ layout: Layout = .compact) { self.layout = layout }

  /// The JSON text so far as a string.
  package var description: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object whose members `body` writes.
  package mutating func object(_ body: (inout JSONOutput) -> Void) {
    collection(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array whose items `body` writes.
  package mutating func array(_ body: (inout JSONOutput) -> Void) {
    collection(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes a member's name; its value must be written next.
  package mutating func key(_ name: String) {
    prepareValue()
    appendString(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(0x20) }
    isAfterKey = true
  }

  package mutating func string(_ value: String) {
    prepareValue()
    appendString(value)
  }

  /// Writes a string, or `null` where there is none.
  package mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  package mutating func integer(_ value: Int) {
    prepareValue()
    bytes.append(contentsOf: value.description.utf8)
  }

  package mutating func boolean(_ value: Bool) {
    prepareValue()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    prepareValue()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a value that is JSON already, without looking at it.
  package mutating func value(json: [UInt8]) {
    prepareValue()
    bytes.append(contentsOf: json)
  }

  /// Writes a value of a tree in canonical form, whatever the layout.
  ///
  /// - Throws: where a number has no JSON form; nothing is written then but the comma before.
  package mutating func value(_ id: NodeID = .root, of tree: Tree) throws(CanonicalizationError) {
    prepareValue()
    var writer = CanonicalJSONWriter()
    try writer.append(id, of: tree, to: &bytes)
  }

  /// Writes bytes that are one JSON value already.
  package mutating func rawValue(_ json: some Collection<UInt8>) {
    prepareValue()
    bytes.append(contentsOf: json)
  }

  private mutating func collection(_ opening: UInt8, _ closing: UInt8, _ body: (inout JSONOutput) -> Void) {
    prepareValue()
    bytes.append(opening)
    depth += 1
    hasChild = false
    body(&self)
    depth -= 1
    if hasChild { breakLine() }
    bytes.append(closing)
    hasChild = true
  }

  private mutating func prepareValue() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if hasChild { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    hasChild = true
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(0x0A)
    for _ in 0..<2 * depth { bytes.append(0x20) }
  }

  private mutating func appendString(_ value: String) {
    var value = value
    value.makeContiguousUTF8()
    let text = value.utf8.span
    bytes.append(addingCapacity: JSONStrings.capacity(text.count)) { JSONStrings.append(text, to: &$0) }
  }
}

// Members in one call.
extension JSONOutput {
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  package mutating func object(_ name: String, _ body: (inout JSONOutput) -> Void) {
    key(name)
    object(body)
  }

  package mutating func array(_ name: String, _ body: (inout JSONOutput) -> Void) {
    key(name)
    array(body)
  }

  /// Writes a member that is a list of strings.
  package mutating func array(_ name: String, of values: [String]) {
    array(name) { output in
      for value in values { output.string(value) }
    }
  }
}
