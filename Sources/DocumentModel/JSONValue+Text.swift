import SourceText

// From and to JSON text and trees.
extension JSONValue {
  /// Reads one JSON text (RFC 8259), as strictly as `JSONReader` does.
  ///
  /// - Throws: where and why the text is none.
  package init(json: [UInt8]) throws(JSONSyntaxError) {
    self.init(of: try JSONReader.read(SourceFile(path: "", content: json)))
  }

  /// The value of a node, and of all that is below it; numbers of YAML keep the text they are written as.
  package init(_ id: NodeID = .root, of tree: Tree) {
    switch tree[id].kind {
    case .null: self = .null
    case .boolean: self = .boolean(tree.string(of: id).utf8.first.map { $0 | 0x20 } == UInt8(ascii: "t"))
    case .integer, .float: self = .number(tree.string(of: id))
    case .string: self = .string(tree.string(of: id))
    case .sequence: self = .array(tree.items(of: id).map { JSONValue($0, of: tree) })
    case .mapping:
      self = .object(tree.entries(of: id).map { Member(tree.string(of: $0.key), JSONValue($0.value, of: tree)) })
    }
  }

  /// The JSON text without white space, members in their order.
  package var json: [UInt8] {
    var output = JSONOutput(.compact)
    output.value(self)
    return output.bytes
  }
}

extension JSONOutput {
  /// Writes a value, its members in their order.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let boolean): self.boolean(boolean)
    case .number(let text): rawValue(text.utf8)
    case .string(let text): string(text)
    case .array(let items):
      array { output in
        for item in items { output.value(item) }
      }
    case .object(let members):
      object { output in
        for member in members { output.member(member.name, member.value) }
      }
    }
  }

  /// Writes a member and its value.
  package mutating func member(_ name: String, _ value: JSONValue) {
    key(name)
    self.value(value)
  }
}
