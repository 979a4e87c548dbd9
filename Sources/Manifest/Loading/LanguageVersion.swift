import DocumentModel

/// What the value of `jobc` says: the version of the language that a file is written in.
enum LanguageVersion {
  /// 1, the only one there is.
  case known
  /// A greater one.
  case later
  /// No version.
  case none

  /// Reads the node `id`.
  init(_ id: NodeID, in tree: borrowing Tree) {
    let text = tree.string(of: id).utf8
    let digits = text.drop { $0 == UInt8(ascii: "0") }
    guard tree.nodes[id.index].kind == .integer, let first = digits.first, text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else {
      self = .none
      return
    }
    self = digits.count == 1 && first == UInt8(ascii: "1") ? .known : .later
  }
}
