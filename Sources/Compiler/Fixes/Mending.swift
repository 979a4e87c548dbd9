import Diagnostics
import Manifest
import SourceText

/// What came of making fixes, in memory: no file is written here.
package struct Mending: Sendable {
  /// A file that is not as it was.
  package struct File: Sendable {
    /// Where it lies, with symbolic links followed; nil for standard input.
    package let path: AbsolutePath?
    package let source: EditedSource
  }

  /// A fix that was not made because it would do harm or not help.
  package struct Dropped: Sendable {
    package let finding: Diagnostic
    package let fix: Fix
    /// Why: a phrase without a full stop.
    package let reason: String
  }

  /// The findings before any fix.
  package let before: Compilation
  /// The findings that are left.
  package internal(set) var after: Compilation
  /// In the order of the paths that findings show.
  package internal(set) var files: [File] = []
  /// How many findings were mended.
  package internal(set) var count = 0
  package internal(set) var dropped: [Dropped] = []
  /// The text of standard input as it is now; nil where it is not read.
  package internal(set) var standardInput: [UInt8]?
}

/// Makes the fixes of all findings and checks the project again until there is nothing left to mend.
///
/// Fixes whose edits do not touch are made together. What was made stays only where its finding is gone and no error
/// has come; else the fix is dropped. A round follows a round, because a fix may make room for another.
///
/// - Parameters:
///   - options: the goal is taken for `check`. With standard input only that text is changed, else files of the
///     project that are named or reported on.
///   - includesUnsafe: whether fixes are made that are guesses.
/// - Throws: what `compile` throws.
package func mend(_ options: CompilationOptions, includesUnsafe: Bool) throws(CompilationError) -> Mending {
  var run = try MendingRun(options, includesUnsafe: includesUnsafe)
  try run.run()
  return run.result
}
