import Diagnostics
import Manifest
import SourceText

/// What one manifest file came to.
struct FileOutcome: Sendable {
  var diagnostics: [Diagnostic] = []
  var jobs: [JobRecord] = []
  var requests: [PendingRequest] = []
  var jobCount = 0
  /// Whether all of the file and of what it includes could be read, so that what it uses is known.
  var isComplete = true
  /// Whether the file only declares.
  var isLibrary = false
  /// Whether its findings are reported.
  var isReported = false
  /// The path as findings print it.
  var path = ""
  /// The paths of the files that it includes, directly or not.
  var includedPaths: Set<[UInt8]> = []
  /// The variables that the file declares, and all of its scope that it uses; keys are places.
  var declaredVariables: [DeclaredVariable] = []
  var usedVariables: [VariablePlace] = []

  /// A variable and where it is declared.
  struct DeclaredVariable: Sendable {
    let name: String
    let span: SourceSpan
  }
}

/// The place of a variable's declaration, which tells variables of the same name apart.
struct VariablePlace: Hashable, Sendable {
  let path: [UInt8]
  let offset: UInt32

  init(_ span: SourceSpan) {
    path = Array(span.source.path.utf8)
    offset = span.range.start
  }
}

/// A request whose fate may still depend on other files: a name used twice, an included file that is broken.
struct PendingRequest: Sendable {
  let request: CompiledRequest
  /// The number of its record among the file's jobs.
  let record: Int
  /// The files that the job was made from, besides its own.
  let includedSources: [SourceFile]
}
