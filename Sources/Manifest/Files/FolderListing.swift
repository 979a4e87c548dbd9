#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(Darwin)
  private typealias FolderStream = UnsafeMutablePointer<DIR>
#else
  private typealias FolderStream = OpaquePointer
#endif

/// The entries of one folder that a walk goes on with, in the order of their names' bytes.
struct FolderListing {
  struct Entry {
    /// Where the name lies in `names`; a folder's ends in a slash, so that sorting names sorts paths.
    let name: Range<Int>
    let isFolder: Bool
    let isLink: Bool
    /// The first eight bytes of the name, missing ones 0, the first in the highest place: most names differ in them.
    let prefix: UInt64
  }

  private(set) var names: [UInt8] = []
  private(set) var entries: [Entry] = []
  /// Whether a `jobc.yaml` lies here.
  private(set) var holdsProjectFile = false

  /// Reads the folder open at `descriptor`, and closes it.
  ///
  /// - Parameter accepts: whether to keep a file of that name. Folders are kept, but not `.` and `..`.
  /// - Returns: nil where the system will not read it; `errno` says why.
  init?(closing descriptor: Int32, accepts: (Span<UInt8>) -> Bool) {
    guard let stream = unsafe fdopendir(descriptor) else {
      close(descriptor)
      return nil
    }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let start = names.count
      unsafe appendName(of: entry)
      let type = unsafe Int(entry.pointee.d_type)
      let kind = unsafe Self.kind(type, of: entry, in: descriptor)
      add(kind, from: start, isLink: type == Int(DT_LNK), accepts)
    }
    sort()
  }

  /// The same for a folder of a snapshot.
  ///
  /// - Parameters:
  ///   - folder: relative to the snapshot's root, real, empty or with its final slash.
  ///   - first: the number of the first path in it.
  init(of folder: [UInt8], first: Int, in snapshot: FileSnapshot, accepts: (Span<UInt8>) -> Bool) {
    snapshot.forEachName(in: folder, first: first) { name, kind, isLink in
      let start = names.count
      names.append(contentsOf: name)
      add(kind, from: start, isLink: isLink, accepts)
    }
    sort()
  }

  /// Makes an entry of the name at the end of `names`, or takes it back.
  private mutating func add(_ kind: FileKind, from start: Int, isLink: Bool, _ accepts: (Span<UInt8>) -> Bool) {
    if kind == .file, isProjectFile(start) { holdsProjectFile = true }
    guard keeps(kind, start, accepts) else {
      names.removeSubrange(start...)
      return
    }
    if kind == .folder { names.append(UInt8(ascii: "/")) }
    entries.append(
      Entry(name: start..<names.count, isFolder: kind == .folder, isLink: isLink, prefix: prefix(from: start)))
  }

  private func keeps(_ kind: FileKind, _ start: Int, _ accepts: (Span<UInt8>) -> Bool) -> Bool {
    let name = names.span.extracting(start..<names.count)
    switch kind {
    case .folder: return !Self.isDots(name)
    case .file, .missing: return accepts(name)
    case .other: return false
    }
  }

  private func prefix(from start: Int) -> UInt64 {
    var prefix: UInt64 = 0
    for i in start..<start + 8 { prefix = prefix << 8 | UInt64(i < names.count ? names[i] : 0) }
    return prefix
  }

  private mutating func sort() {
    let names = self.names
    entries.sort { a, b in
      if a.prefix != b.prefix { return a.prefix < b.prefix }
      var (i, j) = (a.name.lowerBound + 8, b.name.lowerBound + 8)
      while i < a.name.upperBound, j < b.name.upperBound {
        let (x, y) = (names[i], names[j])
        if x != y { return x < y }
        i += 1
        j += 1
      }
      return a.name.count < b.name.count
    }
  }

  private func isProjectFile(_ start: Int) -> Bool {
    let name: StaticString = "jobc.yaml"
    guard names.count - start == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { wanted in
      for i in 0..<wanted.count where unsafe names[start + i] != wanted[i] { return false }
      return true
    }
  }

  private static func isDots(_ name: Span<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    return name[0] == dot && (name.count == 1 || (name.count == 2 && name[1] == dot))
  }

  private mutating func appendName(of entry: UnsafeMutablePointer<dirent>) {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
      unsafe field.withMemoryRebound(to: UInt8.self, capacity: 1) { text in
        var count = 0
        while unsafe text[count] != 0 { count += 1 }
        unsafe names.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
      }
    }
  }

  /// What an entry is; only links and what the file system does not tell cost a call.
  private static func kind(_ type: Int, of entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> FileKind {
    switch type {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK), Int(DT_UNKNOWN):
      var status = stat()
      let found = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe fstatat(folder, $0, &status, 0) }
      }
      return found == 0 ? FileKind(mode: status.st_mode) : .missing(error: errno)
    default: return .other
    }
  }
}
