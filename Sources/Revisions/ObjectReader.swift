import SourceText
import Synchronization

/// Reads blobs: one `git cat-file --batch` for all of them, which ends with the value.
final class ObjectReader: Sendable {
  private struct Connection: ~Copyable {
    var process: ChildProcess?
    /// What was read and not yet used.
    var pending: [UInt8] = []
  }

  private let git: Git
  private let connection = Mutex(Connection())

  init(_ git: Git) { self.git = git }

  /// The content of a blob.
  ///
  /// - Parameter object: its name in hexadecimal digits.
  func content(of object: ArraySlice<UInt8>) -> Result<[UInt8], FileReadingError> {
    connection.withLock { connection in
      if connection.process == nil {
        guard let process = try? git.start(["cat-file", "--batch"], keepsErrors: false) else { return .failure(.lost) }
        connection.process = consume process
      }
      return Self.ask(&connection, object)
    }
  }

  private static func ask(
    _ connection: inout Connection, _ object: ArraySlice<UInt8>
  ) -> Result<[UInt8], FileReadingError> {
    // gitformat: `<oid> SP <type> SP <size> LF <contents> LF`, or `<oid> SP missing LF` (git-cat-file(1), BATCH OUTPUT).
    guard connection.process?.write(Array(object) + [0x0A]) ?? false, let head = line(&connection) else {
      return .failure(.lost)
    }
    let words = head.split(separator: 0x20)
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else {
      return .failure(.system(number: 0, message: "git does not have its content here, as in a partial clone"))
    }
    while connection.pending.count < size + 1 {
      guard (connection.process?.read(into: &connection.pending) ?? 0) > 0 else { return .failure(.lost) }
    }
    let content = Array(connection.pending[..<size])
    connection.pending.removeFirst(size + 1)
    return .success(content)
  }

  private static func line(_ connection: inout Connection) -> [UInt8]? {
    var searched = 0
    while true {
      if let end = connection.pending[searched...].firstIndex(of: 0x0A) {
        let line = Array(connection.pending[..<end])
        connection.pending.removeFirst(end + 1)
        return line
      }
      searched = connection.pending.count
      guard (connection.process?.read(into: &connection.pending) ?? 0) > 0 else { return nil }
    }
  }
}

extension FileReadingError {
  /// Git ended before it answered.
  fileprivate static let lost = FileReadingError.system(number: 0, message: "git ended unexpectedly")
}
