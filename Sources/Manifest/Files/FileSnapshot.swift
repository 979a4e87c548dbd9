import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files below a folder as they were at some time, with nothing of them on disk: what a revision holds.
///
/// Paths are those that the files would have in the folder, so that findings name the same places. Symbolic links are
/// followed as the system would; one that leads out of the folder leads nowhere.
package final class FileSnapshot: Sendable {
  /// What stands at a path once links are followed.
  enum Place: Equatable {
    /// By its number in `paths`.
    case file(Int)
    /// By the number of the first path below it.
    case folder(first: Int)
  }

  /// The folder, absolute and without symbolic links.
  package let root: AbsolutePath
  /// The files and links, relative to the root, ascending by their bytes.
  package let paths: PathList
  /// The numbers of the paths that are symbolic links, ascending; their content is where they lead.
  private let links: [Int]
  private let content: @Sendable (Int) -> Result<[UInt8], FileReadingError>

  /// - Parameters:
  ///   - paths: of files and symbolic links, ascending by their bytes, each once.
  ///   - links: the numbers of the links, ascending.
  ///   - content: the bytes of the file with a number; any thread may ask.
  package init(
    root: AbsolutePath, paths: PathList, links: [Int],
    content: @escaping @Sendable (Int) -> Result<[UInt8], FileReadingError>
  ) {
    self.root = root
    self.paths = paths
    self.links = links
    self.content = content
  }

  /// Whether a path lies in the folder, so that the snapshot and not the disk says what is there.
  package func covers(_ path: AbsolutePath) -> Bool { path.isWithin(root) }

  /// What stands at `path`.
  package func kind(at path: AbsolutePath) -> FileKind {
    switch resolve(path)?.place {
    case .file: .file
    case .folder: .folder
    case nil: .missing(error: ENOENT)
    }
  }

  /// The path with every symbolic link followed; nil where nothing is there.
  package func real(_ path: AbsolutePath) -> AbsolutePath? {
    resolve(path).map { AbsolutePath(String(decoding: $0.path, as: UTF8.self), in: root) }
  }

  /// Reads a file.
  package func read(
    _ path: AbsolutePath, displayPath: String
  ) throws(FileReadingError) -> (source: SourceFile, identity: FileIdentity) {
    switch resolve(path)?.place {
    case nil: throw .system(number: ENOENT, message: unsafe String(cString: strerror(ENOENT)))
    case .folder: throw .isFolder
    case .file(let number):
      let bytes = try content(number).get()
      guard bytes.count <= SourceFile.maximumCount else { throw .tooLarge(count: bytes.count) }
      // No device has the number.
      let identity = FileIdentity(device: .max - 1, inode: UInt64(number))
      return (SourceFile(path: displayPath, content: bytes), identity)
    }
  }

  // MARK: Folders

  /// What tells a folder from all others.
  func identity(ofFolder path: [UInt8], first: Int) -> FileIdentity {
    // A folder and one in it may begin with the same file, but their paths differ in length.
    FileIdentity(device: .max - 2, inode: UInt64(first) << 32 | UInt64(path.count))
  }

  /// Calls `body` with each name right in a folder, links followed, in no order.
  ///
  /// - Parameter folder: relative to the root, real, empty or with its final slash.
  func forEachName(in folder: [UInt8], first: Int, _ body: (ArraySlice<UInt8>, FileKind, _ isLink: Bool) -> Void) {
    var index = first
    while index < paths.count {
      let path = paths.bytes(at: index)
      guard path.starts(with: folder) else { return }
      let rest = path.dropFirst(folder.count)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        let isLink = self.isLink(index)
        body(rest, isLink ? kind(at: AbsolutePath(String(decoding: path, as: UTF8.self), in: root)) : .file, isLink)
        index += 1
        continue
      }
      body(rest[..<slash], .folder, false)
      // The byte after a slash is 0.
      index = lowerBound(Array(path[..<slash]) + [UInt8(ascii: "/") + 1], from: index)
    }
  }

  // MARK: Looking up

  private func isLink(_ number: Int) -> Bool {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < links.count && links[low] == number
  }

  /// The first path that is not before `wanted`.
  private func lowerBound(_ wanted: [UInt8], from start: Int = 0) -> Int {
    var low = start
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths.bytes(at: middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What stands at a path without links, relative to the root, without a final slash.
  private func find(_ path: [UInt8]) -> Place? {
    if path.isEmpty { return .folder(first: 0) }
    let number = lowerBound(path)
    if number < paths.count, paths.bytes(at: number).elementsEqual(path) { return .file(number) }
    let folder = path + [UInt8(ascii: "/")]
    let first = lowerBound(folder, from: number)
    return first < paths.count && paths.bytes(at: first).starts(with: folder) ? .folder(first: first) : nil
  }

  /// The most links of one path, as Linux has it.
  private static let maximumLinkCount = 40

  /// Follows the links of a path; gives what is there and where, relative to the root.
  func resolve(_ path: AbsolutePath) -> (path: [UInt8], place: Place)? {
    guard covers(path) else { return nil }
    let relative = path == root ? [] : Array(path.relative(to: root).utf8)
    if links.isEmpty { return find(relative).map { (relative, $0) } }
    var waiting = Array(Self.names(relative).reversed())
    var current: [UInt8] = []
    var followed = 0
    while let name = waiting.popLast() {
      if name.elementsEqual("..".utf8) {
        guard !current.isEmpty else { return nil }
        current = Array(current[..<(current.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
        continue
      }
      let next = current + (current.isEmpty ? [] : [UInt8(ascii: "/")]) + name
      guard let place = find(next) else { return nil }
      if case .file(let number) = place {
        if isLink(number) {
          followed += 1
          guard followed <= Self.maximumLinkCount, let target = try? content(number).get() else { return nil }
          if target.first == UInt8(ascii: "/") {
            let absolute = AbsolutePath(absolute: String(decoding: target, as: UTF8.self))
            guard covers(absolute) else { return nil }
            current = []
            if absolute != root { waiting += Self.names(Array(absolute.relative(to: root).utf8)).reversed() }
          } else {
            waiting += Self.names(target).reversed()
          }
          continue
        }
        guard waiting.isEmpty else { return nil }
      }
      current = next
    }
    return find(current).map { (current, $0) }
  }

  private static func names(_ path: [UInt8]) -> [[UInt8]] {
    path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }.map(Array.init)
  }
}
