import Manifest
import SourceText

/// What a thread keeps from one file to the next: a reader with its memory.
final class FileWorker {
  private var reader: ManifestReader?

  /// A reader at the start of `source`, to be given back by `keep`.
  func reader(for source: SourceFile) -> ManifestReader {
    guard var kept = reader.take() else { return ManifestReader(source: source) }
    kept.open(source)
    return kept
  }

  /// Takes a reader back.
  func keep(_ reader: consuming ManifestReader) { self.reader = consume reader }
}
