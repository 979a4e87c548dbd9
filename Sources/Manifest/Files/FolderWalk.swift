import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the files below a folder that patterns match, in the order of their paths' bytes.
///
/// Each folder is read once, under its own path where the walk comes by there, else under the first symbolic link that
/// leads to it. Pipes, sockets and devices are passed over; a link that leads nowhere counts as a file, so that reading
/// it says what is wrong. A folder with a `jobc.yaml` of its own, below the one where the walk begins, is another project
/// and not entered.
package struct FolderWalk: ~Copyable {
  /// A folder that could not be read.
  package struct Unreadable: Sendable, Equatable {
    /// Relative to the root.
    package let folder: String
    /// The system's words in lower case.
    package let reason: String
  }

  /// The files found, relative to the root with `/`.
  package private(set) var files = PathList()
  /// The folders of other projects, relative to the root, in the order met.
  package private(set) var projects: [String] = []
  /// The folders that could not be read, in the order met.
  package private(set) var unreadable: [Unreadable] = []

  private let root: Int32
  /// What is walked instead of the disk, and its root's path in it.
  private let snapshot: FileSnapshot?
  private var snapshotRoot: AbsolutePath?
  /// Few, so that a list is faster than a set, whose type alone costs the runtime 200,000 instructions.
  private let excluded: [[UInt8]]
  /// Ascending.
  private var visited: [FileIdentity] = []
  /// Links that lead to folders, each with its final slash: they wait until the folders proper are done.
  private var links: [(path: [UInt8], state: GlobState)] = []
  /// The length of the path of the folder where the walk begins.
  private var startCount = 0
  /// The path of the folder being read, empty or with its final slash.
  private var path: [UInt8] = []

  /// Walks.
  ///
  /// - Parameters:
  ///   - root: what patterns and results are relative to.
  ///   - folder: where to begin, the root or a folder below it.
  ///   - patterns: what to find, relative to the root; nil for every `*.yaml` and `*.yml`, hidden ones aside.
  ///   - excluded: paths relative to the root that are left out.
  ///   - snapshot: where to look instead of on disk.
  package init(
    root: AbsolutePath, from folder: AbsolutePath? = nil, patterns: [GlobPattern]? = nil,
    excluding excluded: [String] = [], in snapshot: FileSnapshot? = nil
  ) {
    self.excluded = excluded.map { Array($0.utf8) }
    self.snapshot = snapshot.flatMap { $0.covers(root) ? $0 : nil }
    if self.snapshot != nil { snapshotRoot = root }
    self.root = self.snapshot == nil ? unsafe open(root.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
    guard self.root >= 0 || self.snapshot != nil else {
      unreadable.append(Unreadable(folder: ".", reason: FileKind.phrase(of: errno)))
      return
    }
    var state = GlobState(patterns: patterns ?? [.manifests])
    if let folder, folder != root {
      for name in folder.relative(to: root).utf8.split(separator: UInt8(ascii: "/")) {
        let name = Array(name)
        // Whoever names a hidden folder means it.
        if patterns != nil { state = state.entering(name.span) }
        path += name + [UInt8(ascii: "/")]
      }
    }
    startCount = path.count
    walk(state)
    guard !links.isEmpty else { return }
    var next = 0
    while next < links.count {
      path = links[next].path
      walk(links[next].state)
      next += 1
    }
    files.sort()
  }

  deinit {
    if root >= 0 { close(root) }
  }

  private mutating func walk(_ state: GlobState) {
    guard !state.isDead else { return }
    guard let listing = snapshot == nil ? list(state) : listSnapshot(state) else { return }
    let pathCount = path.count
    if listing.holdsProjectFile, pathCount > startCount {
      projects.append(String(decoding: path.dropLast(), as: UTF8.self))
      return
    }
    for entry in listing.entries {
      path.append(contentsOf: listing.names[entry.name])
      if entry.isFolder {
        let name = listing.names.span.extracting(entry.name.lowerBound..<entry.name.upperBound - 1)
        let inside = state.entering(name)
        if entry.isLink { links.append((path, inside)) } else { walk(inside) }
      } else if excluded.isEmpty || !excluded.contains(path) {
        files.append(path)
      }
      path.removeSubrange(pathCount...)
    }
  }

  /// The entries of the folder at `path`; nil where it was read already or cannot be.
  private mutating func list(_ state: GlobState) -> FolderListing? {
    let descriptor = openFolder()
    guard descriptor >= 0 else {
      noteUnreadable()
      return nil
    }
    guard isFirstVisit(descriptor) else {
      close(descriptor)
      return nil
    }
    guard let listing = FolderListing(closing: descriptor, accepts: { state.accepts($0) }) else {
      noteUnreadable()
      return nil
    }
    return listing
  }

  /// The same in the snapshot.
  private mutating func listSnapshot(_ state: GlobState) -> FolderListing? {
    guard let snapshot, let snapshotRoot else { return nil }
    let folder = AbsolutePath(String(decoding: path, as: UTF8.self), in: snapshotRoot)
    guard let (real, place) = snapshot.resolve(folder), case .folder(let first) = place else {
      errno = ENOENT
      noteUnreadable()
      return nil
    }
    let prefix = real.isEmpty ? [] : real + [UInt8(ascii: "/")]
    guard isFirstVisit(snapshot.identity(ofFolder: prefix, first: first)) else { return nil }
    return FolderListing(of: prefix, first: first, in: snapshot, accepts: { state.accepts($0) })
  }

  /// Opens the folder at `path`; negative where that fails.
  private func openFolder() -> Int32 {
    let name = path.isEmpty ? [UInt8(ascii: "."), 0] : path + [0]
    return unsafe name.withUnsafeBytes { bytes in
      unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress.map {
        unsafe openat(root, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      } ?? -1
    }
  }

  private mutating func noteUnreadable() {
    let reason = FileKind.phrase(of: errno)
    let folder = path.isEmpty ? "." : String(decoding: path.dropLast(), as: UTF8.self)
    unreadable.append(Unreadable(folder: folder, reason: reason))
  }

  private mutating func isFirstVisit(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return false }
    return isFirstVisit(
      FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino)))
  }

  private mutating func isFirstVisit(_ identity: FileIdentity) -> Bool {
    var low = 0
    var high = visited.count
    while low < high {
      let middle = (low + high) / 2
      let other = visited[middle]
      if other == identity { return false }
      if (other.device, other.inode) < (identity.device, identity.inode) { low = middle + 1 } else { high = middle }
    }
    visited.insert(identity, at: low)
    return true
  }
}
