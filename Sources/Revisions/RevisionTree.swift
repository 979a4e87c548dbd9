import Manifest

/// What `git ls-tree -r -z` lists: files and symbolic links by path, each with the object that holds its content.
struct RevisionTree: Sendable {
  /// Ascending by bytes.
  private(set) var paths = PathList()
  /// The numbers of the paths that are symbolic links.
  private(set) var links: [Int] = []
  private(set) var submodules: [String] = []
  private let listing: [UInt8]
  /// Where in the listing each path's entry begins: its mode.
  private var starts: [Int] = []

  /// - Parameter listing: `<mode> SP <type> SP <object> TAB <file> NUL` each (git-ls-tree(1), OUTPUT FORMAT).
  init(_ listing: [UInt8]) {
    self.listing = listing
    var start = 0
    while let end = listing[start...].firstIndex(of: 0), let tab = listing[start..<end].firstIndex(of: 0x09) {
      let path = listing[(tab + 1)..<end]
      if listing[start...].starts(with: Self.submoduleMode) {
        submodules.append(String(decoding: path, as: UTF8.self))
      } else {
        if listing[start...].starts(with: Self.linkMode) { links.append(starts.count) }
        paths.append(path)
        starts.append(start)
      }
      start = end + 1
    }
  }

  private static let linkMode = Array("120000".utf8)
  private static let submoduleMode = Array("160000".utf8)

  /// The mode, type and object of a path.
  private func entry(_ number: Int) -> ArraySlice<UInt8> {
    let start = starts[number]
    return listing[start...].prefix { $0 != 0x09 }
  }

  /// The object that holds a path's content, in hexadecimal digits.
  func object(_ number: Int) -> ArraySlice<UInt8> {
    let entry = entry(number)
    return entry[((entry.lastIndex(of: 0x20) ?? entry.startIndex) + 1)...]
  }

  /// The paths that only one of the trees has, or that have another content; nil where one of them is a symbolic link.
  func differences(from other: RevisionTree) -> [String]? {
    var found: [String] = []
    var hasLinks = false
    func note(_ tree: RevisionTree, _ number: Int) {
      found.append(tree.paths[number])
      if tree.entry(number).starts(with: Self.linkMode) { hasLinks = true }
    }
    var (i, j) = (0, 0)
    while i < paths.count || j < other.paths.count {
      if j == other.paths.count {
        note(self, i)
        i += 1
      } else if i == paths.count {
        note(other, j)
        j += 1
      } else {
        let (one, two) = (paths.bytes(at: i), other.paths.bytes(at: j))
        if one.elementsEqual(two) {
          if !entry(i).elementsEqual(other.entry(j)) {
            note(self, i)
            if other.entry(j).starts(with: Self.linkMode) { hasLinks = true }
          }
          i += 1
          j += 1
        } else if one.lexicographicallyPrecedes(two) {
          note(self, i)
          i += 1
        } else {
          note(other, j)
          j += 1
        }
      }
    }
    return hasLinks ? nil : found
  }
}
