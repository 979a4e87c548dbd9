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
    // The last byte is the terminator that readers need.
    let digest = "sha256:" + SHA256.hexadecimalDigest(of: Array(source.bytes.dropLast()))
    digests.withLock { $0[path] = digest }
  }

  /// The files by their paths from a folder, in the order of bytes.
  func inputs(from folder: AbsolutePath) -> [PlanInput] {
    digests.withLock { digests in
      digests.map { PlanInput(path: AbsolutePath(absolute: $0.key).relative(to: folder), digest: $0.value) }
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
