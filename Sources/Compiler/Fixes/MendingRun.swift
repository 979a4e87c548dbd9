import Diagnostics
import Manifest
import Rules
import SourceText

/// The work of `mend`: rounds of choosing fixes, making them in memory, and checking what comes of it.
struct MendingRun {
  /// More rounds than any chain of fixes is long.
  private static let maximumRounds = 30
  /// How often a project is checked before those fixes are given up that are not settled by then.
  private static let maximumChecks = 200

  private(set) var result: Mending
  private let options: CompilationOptions
  private let includesUnsafe: Bool
  private let workingFolder: AbsolutePath
  private let roots: [AbsolutePath]
  /// The texts as they are now, by the path that findings show.
  private var sources: [[UInt8]: EditedSource] = [:]
  private var rejected: Set<Rejection> = []
  private var checks = 0

  /// What makes two attempts the same.
  private struct Rejection: Hashable {
    let texts: [[UInt8]]

    init(_ finding: Diagnostic, _ fix: Fix) {
      texts = [finding.span.source.path, finding.rule, finding.message, fix.title].map { Array($0.utf8) }
    }
  }

  init(_ options: CompilationOptions, includesUnsafe: Bool) throws(CompilationError) {
    var options = options
    options.goal = .check
    self.options = options
    self.includesUnsafe = includesUnsafe
    workingFolder = AbsolutePath(absolute: options.workingFolder)
    roots = try Selection(options).parts.map(\.location.root)
    let compilation = try compile(options)
    result = Mending(before: compilation, after: compilation)
  }

  mutating func run() throws(CompilationError) {
    for _ in 0..<Self.maximumRounds {
      let batch = nextBatch()
      guard !batch.isEmpty else { break }
      var round = Round(before: result.after, sources: sources)
      try settle(batch, &round)
      if round.accepted.isEmpty { continue }
      sources = round.acceptedSources
      result.after = round.acceptedResult ?? result.after
      result.count += round.accepted.reduce(0) { $0 + $1.findings.count }
    }
    if let input = options.standardInput {
      result.standardInput = sources[Array(input.path.utf8)]?.bytes ?? Array(input.bytes[..<input.count])
    }
    for (_, source) in sources.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where source.isChanged {
      let isInput = source.original.path.utf8.elementsEqual((options.standardInput?.path ?? "").utf8)
      let path = AbsolutePath(source.original.path, in: workingFolder)
      result.files.append(Mending.File(path: isInput ? nil : path.real ?? path, source: source))
    }
  }

  // MARK: Choosing

  /// The fixes to make next. Those of suppressions come first and alone: what is silenced then is not to be mended. Then
  /// those that let more be read: what is read then may be wrong, too.
  private func nextBatch() -> [ChosenFix] {
    var silencers = FixBatch()
    var openers = FixBatch()
    var others = FixBatch()
    for finding in result.after.diagnostics {
      guard let fix = fix(of: finding) else { continue }
      if Unsuppressible.keepsFromSuppressing(finding.rule) {
        silencers.add(fix, of: finding)
      } else if Regression.opens(finding) {
        openers.add(fix, of: finding)
      } else {
        others.add(fix, of: finding)
      }
    }
    if !silencers.fixes.isEmpty { return silencers.fixes }
    return openers.fixes.isEmpty ? others.fixes : openers.fixes
  }

  /// The finding's best fix that may be made.
  private func fix(of finding: Diagnostic) -> Fix? {
    let allowed = finding.fixes.filter { fix in
      (includesUnsafe || fix.applicability == .safe) && !fix.edits.isEmpty
        && fix.edits.allSatisfy { isEditable($0.span.source) } && !rejected.contains(Rejection(finding, fix))
    }
    return allowed.first { $0.applicability == .safe } ?? allowed.first
  }

  private func isEditable(_ source: SourceFile) -> Bool {
    if let input = options.standardInput { return source.path.utf8.elementsEqual(input.path.utf8) }
    guard source.isFile, !source.isConfidential else { return false }
    let path = AbsolutePath(source.path, in: workingFolder)
    return roots.contains { path.isWithin($0) }
  }

  // MARK: Making and checking

  /// A round: what it began with, and what of it is accepted.
  private struct Round {
    let before: Compilation
    let sources: [[UInt8]: EditedSource]
    var accepted: [ChosenFix] = []
    var acceptedSources: [[UInt8]: EditedSource] = [:]
    var acceptedResult: Compilation?
  }

  /// Accepts of `fixes` what does no harm: all at once where that goes, else part by part.
  private mutating func settle(_ fixes: [ChosenFix], _ round: inout Round) throws(CompilationError) {
    guard !fixes.isEmpty else { return }
    guard checks < Self.maximumChecks else {
      for fix in fixes { reject(fix, "too many fixes of this run did harm; run it again") }
      return
    }
    checks += 1
    let attempt = round.accepted + fixes
    var sources = round.sources
    var edits: [[UInt8]: [Edit]] = [:]
    for edit in attempt.flatMap(\.fix.edits) { edits[Array(edit.span.source.path.utf8), default: []].append(edit) }
    for (path, edits) in edits {
      let edits = edits.sorted { $0.span.range.start < $1.span.range.start }
      var source = sources[path] ?? EditedSource(edits[0].span.source)
      source.apply(edits.map { EditedSource.Change(range: $0.span.range, text: Array($0.text.utf8)) })
      sources[path] = source
    }
    let compilation = try compile(mendedOptions(sources))
    let regression = Regression(attempt, edits: edits, before: round.before, after: compilation)
    if regression.isEmpty {
      (round.accepted, round.acceptedSources, round.acceptedResult) = (attempt, sources, compilation)
    } else if fixes.count == 1 {
      reject(fixes[0], regression.reason)
    } else {
      let suspects = fixes.filter { regression.suspects($0) }
      if !suspects.isEmpty, suspects.count < fixes.count {
        try settle(fixes.filter { !regression.suspects($0) }, &round)
        try settle(suspects, &round)
      } else {
        try settle(Array(fixes[..<(fixes.count / 2)]), &round)
        try settle(Array(fixes[(fixes.count / 2)...]), &round)
      }
    }
  }

  private mutating func reject(_ chosen: ChosenFix, _ reason: String) {
    for finding in chosen.findings {
      rejected.insert(Rejection(finding, chosen.fix))
      result.dropped.append(Mending.Dropped(finding: finding, fix: chosen.fix, reason: reason))
    }
  }

  private func mendedOptions(_ sources: [[UInt8]: EditedSource]) -> CompilationOptions {
    var options = options
    for source in sources.values {
      if let input = options.standardInput, source.original.path.utf8.elementsEqual(input.path.utf8) {
        options.standardInput = SourceFile(path: input.path, content: source.bytes)
      } else {
        options.overlay[AbsolutePath(source.original.path, in: workingFolder)] = source.bytes
      }
    }
    return options
  }
}
