import SourceText

/// Reads an open file line by line, each as soon as it is there.
struct LineReader {
  private let descriptor: FileDescriptor
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var pending: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// The next line without its line break; nil at the end.
  ///
  /// - Throws: that the file cannot be read, or that a line is longer than a source may be.
  mutating func next() throws(CommandFailure) -> [UInt8]? {
    var searched = start
    while true {
      if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(pending[start..<end])
      }
      if isAtEnd {
        defer { start = pending.count }
        return start < pending.count ? Array(pending[start...]) : nil
      }
      pending.removeFirst(start)
      start = 0
      searched = pending.count
      guard pending.count <= SourceFile.maximumCount else {
        throw CommandFailure(.usage, "a line of standard input is longer than 64 MiB")
      }
      let count: Int
      do throws(SystemError) { count = try descriptor.read(into: &chunk) } catch {
        throw CommandFailure(.noSuchInput, "cannot read standard input: \(error.phrase)")
      }
      if count == 0 { isAtEnd = true } else { pending += chunk[..<count] }
    }
  }
}
