import Diagnostics
import Manifest
import Revisions

extension CommandFailure {
  /// Why a revision cannot be read, in words for whoever typed it.
  init(_ error: RevisionError) {
    switch error {
    case .noGit(let reason):
      self.init(.noSuchInput, "cannot run git: \(reason)", help: "revisions are read by the git on PATH")
    case .noRepository(let folder):
      self.init(
        .noSuchInput, "no git repository holds \"\(folder)\"", help: "run it in a folder of the project's repository")
    case .refused(let words):
      let lines = words.utf8.split(separator: 0x0A).map { String(Substring($0)) }
      let rest = lines.dropFirst().map { $0.drop { $0 == "\t" || $0 == " " } }.filter { !$0.isEmpty }
      self.init(
        .noSuchInput, "git refuses to read the repository: \(Self.withoutPrefix(lines.first ?? ""))",
        help: rest.isEmpty ? nil : rest.joined(separator: " "))
    case .noWorkTree:
      self.init(
        .usage, "the repository has no work tree here",
        help: "name both revisions, as in \"jobc diff main~1 main\"")
    case .unknownRevision(let text, let words, let suggestion, let isShallow):
      var help = suggestion.map { "did you mean \"\($0)\"?" }
      if help == nil, isShallow {
        help = "the clone is shallow: fetch it first, as with \"git fetch --depth 1 origin \(text)\""
      }
      // What git says of a name that it cannot find says no more than we do.
      let isPlain = words.utf8.starts(with: "Needed a single revision".utf8)
      self.init(
        .usage, isPlain || text.isEmpty ? "unknown revision \"\(text)\"" : "unknown revision \"\(text)\": \(words)",
        help: help ?? "a revision is a branch, a tag or a commit, such as \"HEAD~1\"")
    case .noMergeBase(let one, let other, let isShallow):
      self.init(
        .usage, "\"\(one)\" and \"\(other)\" have no common ancestor\(isShallow ? " in this clone" : "")",
        help: isShallow
          ? "the clone is shallow: fetch its history, as with \"git fetch --unshallow\"" : "compare them directly")
    case .failed(let command, let words):
      self.init(.noSuchInput, "git \(command) failed: \(words)")
    }
  }

  private static func withoutPrefix(_ line: String) -> String {
    line.utf8.starts(with: "fatal: ".utf8) ? String(Substring(line.utf8.dropFirst(7))) : line
  }
}

extension Session {
  /// The repository that holds a folder, the working folder where none is named.
  package func repository(holding folder: AbsolutePath? = nil) throws(CommandFailure) -> Repository {
    try revisions { () throws(RevisionError) in
      try Repository(holding: folder ?? workingFolder, environment: environment.entries)
    }
  }

  /// Does something with revisions; what goes wrong is said to whoever typed them.
  package func revisions<Result>(_ body: () throws(RevisionError) -> Result) throws(CommandFailure) -> Result {
    do throws(RevisionError) { return try body() } catch { throw CommandFailure(error) }
  }
}
