import Diagnostics
import Manifest
import Rules
import SourceText
import Synchronization

/// The suppressions of all files of a run, by the files' paths.
///
/// Files are compiled side by side and share included ones, so anybody may ask; nearly all files have none.
final class SuppressionIndex: Sendable {
  private struct State {
    var files: [NameKey: FileSuppressions] = [:]
    /// Paths of files that were looked at and have none.
    var plain: Set<NameKey> = []
  }

  private let state = Mutex(State())

  /// Looks at a file that is read anyway.
  func add(_ source: SourceFile) {
    guard let suppressions = FileSuppressions(source) else { return }
    state.withLock { $0.files[NameKey(source.path)] = suppressions }
  }

  /// Whether a finding is silenced. A file that nobody has added is looked at now.
  func covers(_ diagnostic: Diagnostic) -> Bool {
    let source = diagnostic.span.source
    let path = NameKey(source.path)
    let known: FileSuppressions?? = state.withLock { state in
      if let file = state.files[path] { return file }
      return state.plain.contains(path) ? .some(nil) : nil
    }
    if let known { return known?.entry(covering: diagnostic) != nil }
    let found = FileSuppressions(source)
    state.withLock { state in
      if let found { state.files[path] = found } else { state.plain.insert(path) }
    }
    return found?.entry(covering: diagnostic) != nil
  }

  /// Whether an error keeps a job from being compiled: it does unless a request can be made all the same and the
  /// author says so.
  func isFatal(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .error && !(diagnostic.allowsRequest && covers(diagnostic))
  }

  /// The files that have suppressions or were meant to, in no order.
  var files: [NameKey: FileSuppressions] { state.withLock { $0.files } }
}
