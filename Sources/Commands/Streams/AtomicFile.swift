#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is replaced as a whole: a reader, or an interruption, finds the old content or the new.
struct AtomicFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// Writes a temporary file beside it, brings that to the disk and renames it.
  ///
  /// - Throws: `cannotWrite`; nothing is left behind then.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    let problem = Signals.withoutInterruption { replace(bytes) }
    if let problem { throw .cannotWrite(path, SystemError.phrase(of: problem)) }
  }

  /// Writes it unless it already holds just that.
  ///
  /// - Returns: whether it was written.
  func update(_ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    if content?.elementsEqual(bytes) ?? false { return false }
    try write(bytes)
    return true
  }

  /// What the file holds; nil where there is no file that can be read.
  var content: [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return try? FileDescriptor(descriptor).readAll(limit: .max)
  }

  private func replace(_ bytes: [UInt8]) -> Int32? {
    let temporary = "\(folder).\(name).\(getpid()).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    var problem = FileDescriptor(descriptor).write(bytes)
    if problem == nil, fsync(descriptor) != 0 { problem = errno }
    if close(descriptor) != 0, problem == nil { problem = errno }
    if problem == nil, unsafe rename(temporary, path) != 0 { problem = errno }
    if problem != nil { unsafe unlink(temporary) }
    return problem
  }

  private var nameStart: String.Index {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
  }

  private var folder: String { String(path[..<nameStart]) }

  private var name: String { String(path[nameStart...]) }

  /// Makes a folder and those above it.
  ///
  /// - Throws: `cannotWrite`.
  static func makeFolder(_ path: String) throws(CommandFailure) {
    var end = path.startIndex
    while end < path.endIndex {
      let next = path.utf8[path.utf8.index(after: end)...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
      let part = String(path[..<next])
      end = next
      if unsafe mkdir(part, 0o777) == 0 || errno == EEXIST || errno == EISDIR { continue }
      throw .cannotWrite(part, SystemError.phrase(of: errno))
    }
  }
}
