import Synchronization

/// The bytes of one source as read, and the name under which people know it.
///
/// A source is immutable, so whoever points into it may keep it: an excerpt printed at the end of a run shows the text
/// that was checked, not what stands on disk by then. Not every source is a file: a `--var` argument or an environment
/// variable is one too, so that findings in it have a place.
package final class SourceFile: Sendable {
  /// What a finding prints: relative to the working folder with `/`, or a name such as `<stdin>` or `<--var 2>`.
  package let path: String

  /// Whether the source is a file, and not an argument, an environment variable or standard input without a name.
  package var isFile: Bool { path.utf8.first != UInt8(ascii: "<") || path.utf8.last != UInt8(ascii: ">") }

  /// Whether somebody can edit the text: a file, or standard input that `check --fix` prints mended.
  package var isEditable: Bool { isFile || path.utf8.elementsEqual(Self.standardInput.utf8) }

  /// The path of standard input without a name.
  package static let standardInput = "<stdin>"

  /// The content followed by one NUL, which `count` leaves out: C readers may look one byte past the end.
  package let bytes: [UInt8]

  /// Whether the content must never be shown: it is, or holds, a secret.
  package let isConfidential: Bool

  private let concealed = Mutex<[ByteRange]>([])

  /// - Parameter bytes: the content without a final NUL of ours; 64 MiB at most.
  package convenience init(path: String, content: some Collection<UInt8>, isConfidential: Bool = false) {
    var bytes = [UInt8]()
    bytes.reserveCapacity(content.count + 1)
    bytes.append(contentsOf: content)
    bytes.append(0)
    self.init(path: path, terminatedBytes: bytes, isConfidential: isConfidential)
  }

  /// - Parameter terminatedBytes: the content and one final NUL, kept as they are.
  package init(path: String, terminatedBytes: [UInt8], isConfidential: Bool = false) {
    precondition(terminatedBytes.last == 0, "a source's bytes end in a NUL of ours")
    self.path = path
    self.bytes = terminatedBytes
    self.isConfidential = isConfidential
  }

  /// Keeps the bytes of `range` out of every excerpt: a secret's value is written there.
  package func conceal(_ range: ByteRange) {
    concealed.withLock { if !$0.contains(range) { $0.append(range) } }
  }

  /// The ranges that must never be shown.
  package var concealedRanges: [ByteRange] { concealed.withLock { $0 } }

  /// The number of bytes of content.
  package var count: Int { bytes.count - 1 }

  /// The text of `range`, invalid UTF-8 replaced by U+FFFD.
  package func text(in range: ByteRange) -> String {
    let clamped = range.indices.clamped(to: 0..<count)
    return String(decoding: bytes[clamped], as: UTF8.self)
  }
}
