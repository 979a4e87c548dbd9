#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is replaced as a whole: a reader, or an interruption, finds the old content or the new.
///
/// A symbolic link stays one: the file that it leads to is replaced. Owner and permissions of a file stay. What is no
/// file, such as a pipe or `/dev/stderr`, is written to as it is.
package struct AtomicFile {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Writes a temporary file beside it, brings that to the disk and renames it.
  ///
  /// - Parameters:
  ///   - isPrivate: whether nobody but its owner may read or write the file afterwards.
  ///   - isDerived: whether it can be made again: it is left to the system when it comes to the disk, so that a power
  ///     failure may leave it empty. To wait for the disk takes longer than all else, for each of thousands of files.
  /// - Throws: `cannotWrite`; nothing is left behind then.
  package func write(
    _ bytes: [UInt8], isPrivate: Bool = false, isDerived: Bool = false
  ) throws(CommandFailure) {
    let problem = Signals.withoutInterruption { replace(bytes, isPrivate, isDerived) }
    if let problem { throw .cannotWrite(path, SystemError.phrase(of: problem)) }
  }

  /// Writes what can be made again unless the file already holds just that.
  ///
  /// - Returns: whether it was written.
  package func update(_ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    if content?.elementsEqual(bytes) ?? false { return false }
    try write(bytes, isDerived: true)
    return true
  }

  /// What the file holds; nil where there is no file that can be read. A device is none: it may never end.
  package var content: [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, ![S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT) else {
      return nil
    }
    return try? FileDescriptor(descriptor).readAll(limit: .max)
  }

  private func replace(_ bytes: [UInt8], _ isPrivate: Bool, _ isDerived: Bool) -> Int32? {
    var before = stat()
    guard unsafe stat(path, &before) == 0 else { return replace(bytes, isPrivate, isDerived, before: nil) }
    guard before.st_mode & S_IFMT == S_IFREG else { return overwrite(bytes) }
    return AtomicFile(target).replace(bytes, isPrivate, isDerived, before: before)
  }

  /// What the path leads to once symbolic links are followed.
  private var target: String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private func overwrite(_ bytes: [UInt8]) -> Int32? {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    let problem = FileDescriptor(descriptor).write(bytes)
    return close(descriptor) != 0 && problem == nil ? errno : problem
  }

  /// - Parameter before: the file that is replaced; nil where there is none.
  private func replace(_ bytes: [UInt8], _ isPrivate: Bool, _ isDerived: Bool, before: stat?) -> Int32? {
    let temporary = "\(folder).\(name).\(getpid()).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { return errno }
    var problem = FileDescriptor(descriptor).write(bytes)
    if problem == nil, let before {
      // Only root can give a file away; where that fails it belongs to who replaced it.
      _ = fchown(descriptor, before.st_uid, before.st_gid)
      if fchmod(descriptor, before.st_mode & (isPrivate ? 0o600 : 0o7777)) != 0 { problem = errno }
    }
    if problem == nil, !isDerived, fsync(descriptor) != 0 { problem = errno }
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
  package static func makeFolder(_ path: String) throws(CommandFailure) {
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
