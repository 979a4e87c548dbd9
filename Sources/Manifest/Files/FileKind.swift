#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path once symbolic links are followed.
package enum FileKind: Sendable, Equatable {
  case file
  case folder
  /// A pipe, a socket, a device.
  case other
  /// Nothing, or nothing that can be reached; the system's error number, since most who ask want no words.
  case missing(error: Int32)

  /// Looks at `path`, which is absolute or relative to the working folder.
  package init(at path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      self = .missing(error: errno)
      return
    }
    self.init(mode: status.st_mode)
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }

  /// The system's words for an error number: `no such file or directory`.
  package static func phrase(of number: Int32) -> String {
    let message = unsafe String(cString: strerror(number))
    return message.prefix(1).lowercased() + message.dropFirst()
  }
}
