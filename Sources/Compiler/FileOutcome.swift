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
  /// A hash of its content; 0 where the run has no parts.
  var digest: UInt64 = 0
  /// Whether its jobs are checked: not where another part of the run reports on them.
  var isChecked = false
  /// Whether its jobs were resolved. Where not, these are only those of its documents that need no resolution, and
  /// `names` tells what the others may be called.
  var isResolved = true
  var names: [PossibleName] = []
  /// The path as findings print it.
  var path = ""
  /// The numbers of the environments without a catalogue in which a job names something that one would list; perhaps
  /// more than once. (No set: the first of a type costs as much at run time as a small file.)
  var catalogUsers: [Int] = []
  /// What its includes bring; nil for a file without any need of it.
  var included: IncludedScope?
  /// The variables that the file declares, and what it uses: variables of its scope, and of its own declarations the
  /// others too.
  var declaredVariables: [DeclaredVariable] = []
  var usedVariables: [VariablePlace] = []

  /// What its jobs use of the declarations in scope; only where somebody asks.
  var uses: [DeclarationUse] = []

  /// The fragments, volumes and parameter sets of the file that its own jobs do not use.
  var unusedShares: [UnusedShare] = []

  /// Puts jobs and requests into the order of their documents; those that need no resolution were done first.
  mutating func sortByDocument() {
    guard zip(jobs, jobs.dropFirst()).contains(where: { $0.document > $1.document }) else { return }
    let order = jobs.indices.sorted { (jobs[$0].document, $0) < (jobs[$1].document, $1) }
    var places = Array(repeating: 0, count: jobs.count)
    for (place, old) in order.enumerated() { places[old] = place }
    jobs = order.map { jobs[$0] }
    for i in requests.indices { requests[i].record = places[requests[i].record] }
    let sorted = requests.indices.sorted { (requests[$0].record, $0) < (requests[$1].record, $1) }
    requests = sorted.map { requests[$0] }
  }

  /// A variable and where it is declared.
  struct DeclaredVariable: Sendable {
    let name: String
    let span: SourceSpan
    /// Also where the declaration cannot be read, so that it may be one.
    let isSecret: Bool

    init(_ declaration: Declaration) {
      name = declaration.name
      span = declaration.key.span
      isSecret = declaration.variable?.isSecret ?? true
    }
  }
}

/// The place of a declaration, which tells variables of the same name apart.
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
  var record: Int
  /// The files that the job was made from, besides its own.
  let includedSources: [SourceFile]
}
