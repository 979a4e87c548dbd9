/// Relative paths in one block of memory, in the order of their bytes.
package struct PathList: Sendable {
  private var bytes: [UInt8] = []
  /// The offset after each path.
  private var ends: [UInt32] = []

  package init() {}

  /// Adds a path at the end.
  package mutating func append(_ path: some Collection<UInt8>) {
    bytes.append(contentsOf: path)
    ends.append(UInt32(bytes.count))
  }

  /// Puts the paths in the order of their bytes.
  mutating func sort() {
    let paths = indices.map { bytes[range(of: $0)] }.sorted { $0.lexicographicallyPrecedes($1) }
    self = PathList()
    for path in paths { append(path) }
  }

  /// The path at an index as bytes.
  package func bytes(at index: Int) -> ArraySlice<UInt8> { bytes[range(of: index)] }

  private func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }
}

extension PathList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  /// The path at an index, bytes that are no UTF-8 replaced by U+FFFD.
  package subscript(index: Int) -> String {
    String(decoding: bytes[range(of: index)], as: UTF8.self)
  }
}
