#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Manifest

/// One of the standard streams: text is collected and written at the end, or by the mebibyte.
///
/// A reader that has gone away (`jobc … | head`) is no error: the rest is dropped.
package struct OutputStream {
  private static let limit = 1 << 20

  package let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isClosed = false
  private var failure: CommandFailure?

  package init(descriptor: Int32) { self.descriptor = descriptor }

  package mutating func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.limit { drain() }
  }

  package mutating func write(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { drain() }
  }

  /// Writes what is left.
  ///
  /// - Throws: that the stream could not be written, now or before: `cannotWrite`.
  package mutating func flush() throws(CommandFailure) {
    drain()
    if let failure { throw failure }
  }

  private mutating func drain() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard !buffer.isEmpty, !isClosed else { return }
    let problem = FileDescriptor(descriptor).write(buffer)
    guard let problem else { return }
    isClosed = true
    if problem != EPIPE {
      let name = descriptor == 1 ? "standard output" : "standard error"
      failure = CommandFailure(.cannotWrite, "cannot write to \(name): \(SystemError.phrase(of: problem))")
    }
  }
}
