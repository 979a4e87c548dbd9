import DocumentModel
import SourceText

/// A JSON value whose numbers keep their digits and whose keys keep their order.
indirect enum JSONValue {
  case null
  case boolean(Bool)
  /// The number's text.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member {
    var key: String
    var value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// - Precondition: `text` is JSON.
  init(parsing text: String) throws {
    let tree = try JSONReader.read(SourceFile(path: "value.json", content: text.utf8))
    self.init(.root, of: tree)
  }

  private init(_ id: NodeID, of tree: Tree) {
    switch tree[id].kind {
    case .null: self = .null
    case .boolean: self = .boolean(tree.text(of: id, equals: "true"))
    case .integer, .float: self = .number(tree.string(of: id))
    case .string: self = .string(tree.string(of: id))
    case .sequence: self = .array(tree.items(of: id).map { JSONValue($0, of: tree) })
    case .mapping:
      self = .object(tree.entries(of: id).map { Member(tree.string(of: $0.key), JSONValue($0.value, of: tree)) })
    }
  }

  /// The value as JSON text on one line.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): Self.quoted(text)
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: Places

  /// The number of places: this value and all below it.
  var placeCount: Int {
    switch self {
    case .array(let items): items.reduce(1) { $0 + $1.placeCount }
    case .object(let members): members.reduce(1) { $0 + $1.value.placeCount }
    default: 1
    }
  }

  /// The value with the place of a number, counted in preorder from 0, changed by `change`; nil leaves it out.
  func changing(place: Int, _ change: (JSONValue) -> JSONValue?) -> JSONValue? {
    guard place > 0 else { return change(self) }
    var rest = place - 1
    switch self {
    case .array(var items):
      for index in items.indices {
        let count = items[index].placeCount
        guard rest >= count else {
          if let changed = items[index].changing(place: rest, change) {
            items[index] = changed
          } else {
            items.remove(at: index)
          }
          return .array(items)
        }
        rest -= count
      }
    case .object(var members):
      for index in members.indices {
        let count = members[index].value.placeCount
        guard rest >= count else {
          if let changed = members[index].value.changing(place: rest, change) {
            members[index].value = changed
          } else {
            members.remove(at: index)
          }
          return .object(members)
        }
        rest -= count
      }
    default: break
    }
    return self
  }
}
