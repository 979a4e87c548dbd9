#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which file a path leads to, whatever the path: two paths to one file have equal identities.
package struct FileIdentity: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64

  package init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }

  /// The identity of what `path` leads to; nil where nothing is there.
  package init?(ofFileAt path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  fileprivate init(_ status: stat) {
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

/// Why a file could not be read.
package enum FileReadingError: Error, Sendable, Equatable {
  /// The system's words for an error number: `No such file or directory`.
  case system(number: Int32, message: String)
  case isFolder
  /// A pipe, a socket or a device: reading it may never end.
  case isNoFile
  /// The file has more bytes than `SourceFile` takes.
  case tooLarge(count: Int)

  /// A phrase in lower case.
  package var phrase: String {
    switch self {
    case .system(_, let message): message.prefix(1).lowercased() + message.dropFirst()
    case .isFolder: "it is a folder"
    case .isNoFile: "it is a pipe, a socket or a device"
    case .tooLarge: "it is larger than 64 MiB"
    }
  }
}

extension SourceFile {
  /// The most bytes that a source may have: 64 MiB.
  package static let maximumCount = 64 << 20

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: where it lies, relative to the working folder or absolute.
  ///   - displayPath: what findings print.
  package static func read(
    _ path: String, displayPath: String
  ) throws(FileReadingError) -> (source: SourceFile, identity: FileIdentity) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError() }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw systemError() }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
    let identity = FileIdentity(status)
    // A pipe says size 0, a file may grow while it is read: the size is only where to begin.
    var capacity = max(Int(status.st_size), 0) + 1
    guard capacity <= maximumCount + 1 else { throw .tooLarge(count: capacity - 1) }
    var bytes = [UInt8]()
    var failure: FileReadingError?
    var isComplete = false
    while !isComplete {
      let had = bytes.count
      let room = capacity - had
      var read = 0
      let next = unsafe [UInt8](unsafeUninitializedCapacity: capacity + 1) { buffer, count in
        for i in 0..<had { unsafe buffer[i] = bytes[i] }
        while read < room {
          let n = unsafe Self.read(descriptor, into: buffer, at: had + read, count: room - read)
          if n < 0 { failure = systemError() }
          guard n > 0 else {
            isComplete = true
            break
          }
          read += n
        }
        count = had + read
      }
      bytes = next
      if let failure { throw failure }
      capacity *= 2
      if !isComplete, bytes.count > maximumCount { throw .tooLarge(count: bytes.count) }
    }
    bytes.append(0)
    return (SourceFile(path: displayPath, terminatedBytes: bytes), identity)
  }

  private static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int, count: Int
  ) -> Int {
    while true {
      #if canImport(Glibc)
        let n = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + offset }, count)
      #elseif canImport(Musl)
        let n = unsafe Musl.read(descriptor, buffer.baseAddress.map { unsafe $0 + offset }, count)
      #else
        let n = unsafe Darwin.read(descriptor, buffer.baseAddress.map { unsafe $0 + offset }, count)
      #endif
      if n >= 0 || errno != EINTR { return n }
    }
  }

  private static func systemError() -> FileReadingError {
    let number = errno
    return .system(number: number, message: unsafe String(cString: strerror(number)))
  }
}
