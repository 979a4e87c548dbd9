#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Compiler

/// Files on disk whose mended texts are to be written.
struct MendedFiles {
  private let files: [(path: String, shown: String, before: ArraySlice<UInt8>, after: [UInt8])]

  init(_ files: [Mending.File]) {
    self.files = files.compactMap { file in
      let original = file.source.original
      return file.path.map { ($0.string, original.path, original.bytes[..<original.count], file.source.bytes) }
    }
  }

  /// Writes all of them, each as a whole, with its permissions.
  ///
  /// Nothing is written where one of them cannot be, or has changed since it was read.
  ///
  /// - Throws: `cannotWrite`.
  func write() throws(CommandFailure) {
    for file in files {
      if let problem = Self.problem(of: file.path) { throw .cannotWrite(file.shown, problem) }
      try requireUnchanged(file.path, file.shown, file.before)
    }
    for file in files {
      // Again, because writing the others took its time.
      try requireUnchanged(file.path, file.shown, file.before)
      try AtomicFile(file.path).write(file.after)
    }
  }

  private func requireUnchanged(_ path: String, _ shown: String, _ before: ArraySlice<UInt8>) throws(CommandFailure) {
    guard let now = AtomicFile(path).content, now.elementsEqual(before) else {
      throw .cannotWrite(shown, "it has changed since it was read")
    }
  }

  /// Why a file must not be replaced, by its permissions; nil where it may be. Root is held to them as well.
  private static func problem(of path: String) -> String? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return SystemError.phrase(of: errno) }
    guard status.st_mode & 0o222 != 0 else { return "it is read-only" }
    return unsafe access(path, W_OK) == 0 ? nil : SystemError.phrase(of: errno)
  }
}
