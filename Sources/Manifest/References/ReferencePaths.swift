import DocumentModel

/// Paths of references that were read, for whoever reads the next text: jobs of a project name the same few things.
struct ReferencePaths {
  /// By the hash of their texts; a later path takes the place of an earlier one.
  private var slots: [ReferencePath?] = []
  private static let count = 128

  /// The path of a text, a namespace, a dot and a name; nil for one that is not known.
  subscript(text: Span<UInt8>) -> ReferencePath? {
    guard !slots.isEmpty, let known = slots[Self.slot(text)] else { return nil }
    let own = known.text
    return areSame(own.span, text) ? known : nil
  }

  mutating func add(_ path: ReferencePath) {
    if slots.isEmpty { slots = Array(repeating: nil, count: Self.count) }
    let text = path.text
    slots[Self.slot(text.span)] = path
  }

  private static func slot(_ text: Span<UInt8>) -> Int { Int(TextHash.hash(text)) & (count - 1) }
}
