import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of a run: those on disk, or of a snapshot, and texts that stand in for some of them, such as what an editor
/// has not saved or what a fix is about to write.
///
/// Every file of a run is looked for and read through it. A text belongs to a file, whatever the path that leads there.
package struct SourceOverlay: Sendable {
  /// By real path where there is a file, else by the path itself.
  private var texts: [AbsolutePath: [UInt8]] = [:]
  /// Told of every file that is read, with its absolute path, from the thread that reads it; the same file may come more
  /// than once.
  package var observe: (@Sendable (_ path: String, _ source: SourceFile) -> Void)?

  /// What there is instead of what lies on disk below its root.
  package let snapshot: FileSnapshot?

  package init(over snapshot: FileSnapshot? = nil) { self.snapshot = snapshot }

  package var isEmpty: Bool { texts.isEmpty }

  /// The text that stands in for the file at `path`; nil where the file is read as it is.
  package subscript(path: AbsolutePath) -> [UInt8]? {
    get { texts[real(path) ?? path] }
    set { texts[real(path) ?? path] = newValue }
  }

  /// The path with every symbolic link followed; nil where nothing is there.
  package func real(_ path: AbsolutePath) -> AbsolutePath? {
    if let snapshot, snapshot.covers(path) { return snapshot.real(path) }
    return path.real
  }

  /// What stands at `path`; texts without a file are not looked for.
  package func kind(at path: AbsolutePath) -> FileKind {
    if let snapshot, snapshot.covers(path) { return snapshot.kind(at: path) }
    return FileKind(at: path.string)
  }

  /// Whether a symbolic link on disk stands at `path`, wherever it leads.
  package func isLink(_ path: AbsolutePath) -> Bool {
    if let snapshot, snapshot.covers(path) { return false }
    var status = stat()
    return unsafe lstat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether `folder` is the root of a git work tree.
  package func isWorkTree(_ folder: AbsolutePath) -> Bool {
    if let snapshot, snapshot.covers(folder) { return folder == snapshot.root }
    return unsafe access(AbsolutePath(".git", in: folder).string, F_OK) == 0
  }

  /// Reads a file, or the text that stands in for it.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - displayPath: what findings print.
  package func read(
    _ path: String, displayPath: String
  ) throws(FileReadingError) -> (source: SourceFile, identity: FileIdentity) {
    if let observe {
      let read = try find(path, displayPath: displayPath)
      observe(path, read.source)
      return read
    }
    return try find(path, displayPath: displayPath)
  }

  /// Reads a file that another one names. Only what a user names may be a pipe: it would wait for its writer.
  ///
  /// - Parameter displayPath: what findings print.
  package func readNamed(
    _ path: AbsolutePath, displayPath: String
  ) throws(FileReadingError) -> (source: SourceFile, identity: FileIdentity) {
    if case .other = kind(at: path) { throw .isNoFile }
    return try read(path.string, displayPath: displayPath)
  }

  private func find(
    _ path: String, displayPath: String
  ) throws(FileReadingError) -> (source: SourceFile, identity: FileIdentity) {
    // The usual case, without so much as a look at the path.
    if texts.isEmpty, snapshot == nil { return try SourceFile.read(path, displayPath: displayPath) }
    let absolute = AbsolutePath(absolute: path)
    guard let text = self[absolute] else {
      if let snapshot, snapshot.covers(absolute) { return try snapshot.read(absolute, displayPath: displayPath) }
      return try SourceFile.read(path, displayPath: displayPath)
    }
    guard text.count <= SourceFile.maximumCount else { throw .tooLarge(count: text.count) }
    let source = SourceFile(path: displayPath, content: text)
    guard let identity = FileIdentity(ofFileAt: path) else { return (source, identity(ofAbsent: absolute)) }
    return (source, identity)
  }

  /// What tells a file that is not on disk yet from all others: no device has the number.
  private func identity(ofAbsent path: AbsolutePath) -> FileIdentity {
    let place = texts.keys.count { $0.string.utf8.lexicographicallyPrecedes(path.string.utf8) }
    return FileIdentity(device: .max, inode: UInt64(place))
  }
}
