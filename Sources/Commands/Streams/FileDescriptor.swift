#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file of the process; it is not closed with the value.
package struct FileDescriptor {
  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// Writes all of `bytes`.
  ///
  /// - Returns: the error number where that fails.
  package func write(_ bytes: [UInt8]) -> Int32? {
    unsafe bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        #if canImport(Glibc)
          let n = unsafe Glibc.write(number, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let n = unsafe Musl.write(number, rest.baseAddress, rest.count)
        #else
          let n = unsafe Darwin.write(number, rest.baseAddress, rest.count)
        #endif
        if n < 0 {
          if errno == EINTR { continue }
          return errno
        }
        offset += n
      }
      return nil
    }
  }

  /// Reads to the end, or one byte more than `limit`.
  ///
  /// - Throws: `SystemError`.
  package func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = try read(into: &chunk)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Reads what is there into `chunk`, and waits for it where there is nothing yet.
  ///
  /// - Returns: the number of bytes; 0 at the end.
  /// - Throws: `SystemError`.
  package func read(into chunk: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          unsafe Musl.read(number, buffer.baseAddress, buffer.count)
        #else
          unsafe Darwin.read(number, buffer.baseAddress, buffer.count)
        #endif
      }
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError(number: errno) }
    }
  }

  /// Whether a person is looking.
  package var isTerminal: Bool { isatty(number) == 1 }

  /// The columns of the terminal; nil where it is none, or does not say.
  package var terminalWidth: Int? {
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// An error number of the system.
package struct SystemError: Error, Equatable {
  package let number: Int32

  /// The system's words in lower case: `no such file or directory`.
  package var phrase: String { Self.phrase(of: number) }

  package static func phrase(of number: Int32) -> String {
    let message = unsafe String(cString: strerror(number))
    return message.prefix(1).lowercased() + message.dropFirst()
  }
}
