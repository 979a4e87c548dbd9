import Digests
import Manifest
import Planner
import SourceText
import Synchronization

/// The digests of the files that a compilation reads, taken while it reads them.
final class InputDigests: Sendable {
  private let digests = Mutex<[String: String]>([:])

  /// Takes the digest of a file; the same file may come more than once.
  ///
  /// - Parameter path: absolute.
  func add(_ path: String, _ source: SourceFile) {
    if digests.withLock({ $0[path] != nil }) { return }
    let digest = Self.digest(of: source)
    digests.withLock { $0[path] = digest }
  }

  /// `sha256:` and 64 hexadecimal digits.
  static func digest(of source: SourceFile) -> String {
    // The last byte is the terminator that readers need.
    "sha256:" + SHA256.hexadecimalDigest(of: Array(source.bytes.dropLast()))
  }

  /// The files by their paths from a folder, in the order of bytes.
  func inputs(from folder: AbsolutePath) -> [PlanInput] {
    digests.withLock { digests in
      digests.map { PlanInput(path: AbsolutePath(absolute: $0.key).relative(to: folder), digest: $0.value) }
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
