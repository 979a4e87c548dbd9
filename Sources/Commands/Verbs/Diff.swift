import Compiler
import Manifest
import Reporters
import Review
import Revisions

/// `diff`: what changed in the requests between two revisions, or a revision and the work tree.
struct Diff: Verb {
  enum Format: String, Choice {
    case text, json, markdown

    static let noun = "format"
  }

  var range: RevisionRange
  /// What was typed after the first word: perhaps a second revision, then paths.
  var words: [String]
  var paths: [String]
  var input = InputOptions()
  var format = Format.text
  var color = ColorChoice.auto
  var failsOnChanges = false
  var isQuiet = false

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let repository = try session.repository()
    let (range, paths) = try sort(words, in: repository, session)
    let base: Revision
    let head: Revision?
    do throws(RevisionError) {
      (base, head) = try Self.revisions(range, in: repository)
    } catch {
      // A path alone is compared with nothing.
      if case .unknownRevision(let text, _, nil, _) = error, text == range.base,
        case .file = FileKind(at: AbsolutePath(text, in: session.workingFolder).string)
      {
        throw CommandFailure(
          .usage, "\"\(text)\" is a file and no revision", help: "did you mean \"jobc diff HEAD \(text)\"?")
      }
      throw CommandFailure(error)
    }
    var options = try input.options(.requests, in: session)
    options.paths = try (paths + self.paths).map { path throws(CommandFailure) in
      try Self.inside(path, repository, session)
    }
    options.excludedFolders = base.submodules + (head?.submodules ?? [])
    let changes = try session.revisions { () throws(RevisionError) in
      if let head { return base.changes(to: head) }
      return try repository.changes(since: base)
    }
    let comparison = RevisionComparison(
      base: .init(side: .init(name: base.name, commit: base.commit), files: base.files),
      head: .init(side: .init(name: head?.name ?? "the work tree", commit: head?.commit), files: head?.files),
      changes: changes, options: options)
    let diff: RequestDiff
    do throws(CompilationError) { diff = try comparison.run() } catch { throw CommandFailure(error) }
    switch format {
    case .text:
      let isColored = color.isColored(session.output.descriptor, session.environment)
      session.output.write(DiffText.bytes(diff, isColored: isColored))
    case .json: session.output.write(DiffJSON.bytes(diff, version: Version.current))
    case .markdown: session.output.write(DiffMarkdown.bytes(diff))
    }
    if !isQuiet { session.errors.write(diff.line + "\n") }
    return diff.hasErrors || failsOnChanges && !diff.isEmpty ? .findings : .success
  }

  /// Tells a second revision from paths, as git does.
  private func sort(
    _ words: [String], in repository: Repository, _ session: Session
  ) throws(CommandFailure) -> (RevisionRange, [String]) {
    var range = range
    guard let second = words.first else { return (range, []) }
    var isPath = true
    // Where there is no work tree, git's own files are no paths.
    if !repository.hasWorkTree { isPath = false }
    if case .missing = FileKind(at: AbsolutePath(second, in: session.workingFolder).string) { isPath = false }
    if range.isWhole {
      guard isPath || words.count > 1 else {
        throw CommandFailure(
          .usage, "there is neither a revision nor a file to take \"\(second)\" for: both sides are named already")
      }
      return (range, words)
    }
    let isRevision = (try? repository.commit(second)) != nil
    switch (isRevision, isPath) {
    case (true, true):
      throw CommandFailure(
        .usage, "\"\(second)\" is both a revision and a path", help: "write \"--\" between revisions and paths")
    case (false, true): return (range, words)
    // A path that only one of the revisions has stands behind `--`, so this is a mistake in a revision's name.
    case (false, false): _ = try session.revisions { () throws(RevisionError) in try repository.commit(second) }
    case (true, false): break
    }
    range.head = .revision(second)
    return (range, Array(words.dropFirst()))
  }

  /// Looks up and reads both; the head is nil for the work tree.
  private static func revisions(
    _ range: RevisionRange, in repository: Repository
  ) throws(RevisionError) -> (base: Revision, head: Revision?) {
    var head: Revision?
    var headName = "HEAD"
    switch range.head {
    case .revision(let name):
      headName = name
      head = try repository.revision(name, commit: try repository.commit(name))
    case .workTree:
      guard repository.hasWorkTree else { throw .noWorkTree }
    }
    guard range.isFromMergeBase else {
      return (try repository.revision(range.base, commit: try repository.commit(range.base)), head)
    }
    let commit = try repository.mergeBase(range.base, headName)
    return (try repository.revision("\(range.base)...\(head == nil ? "" : headName)", commit: commit), head)
  }

  /// A path that is read from revisions: where it leads out of the repository by its text, its real place may not.
  private static func inside(
    _ path: String, _ repository: Repository, _ session: Session
  ) throws(CommandFailure) -> String {
    let absolute = AbsolutePath(path, in: session.workingFolder)
    if absolute.isWithin(repository.root) { return path }
    if let real = absolute.real, real.isWithin(repository.root) { return real.string }
    throw CommandFailure(
      .usage, "\"\(path)\" is outside of the repository", help: "its root is \(repository.root.string)")
  }
}
