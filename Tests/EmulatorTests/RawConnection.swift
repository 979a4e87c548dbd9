#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One TCP connection to loopback, raw bytes both ways, each step bounded in time.
final class RawConnection {
  enum Failure: Error, Equatable {
    case system(String)
    /// The peer reset the connection.
    case reset
  }

  private let descriptor: Int32

  init(port: UInt16, timeout: Int = 30) throws(Failure) {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Self.failure() }
    var limit = timeval(tv_sec: timeout, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // All is initialized by now, so that `deinit` closes the socket where this throws.
    guard result == 0 else { throw Self.failure() }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { buffer in
        unsafe sendBytes(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { throw Self.failure() }
      sent += count
    }
  }

  /// The next bytes; none at the end of the connection.
  func receive() throws(Failure) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Self.failure() }
    return Array(buffer[..<count])
  }

  private static func failure() -> Failure {
    errno == ECONNRESET ? .reset : .system(unsafe String(cString: strerror(errno)))
  }
}

private func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    unsafe send(descriptor, bytes, count, Int32(MSG_NOSIGNAL))
  #else
    unsafe send(descriptor, bytes, count, 0)
  #endif
}
