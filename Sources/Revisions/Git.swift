import Manifest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The `git` of `PATH`, asked in ways that change nothing: no lock is taken, no index refreshed, nothing fetched.
struct Git: Sendable {
  /// What a command came to.
  struct Answer {
    let status: Int32
    let output: [UInt8]
    /// Without the line break at the end.
    let errors: String

    /// The output's lines.
    var lines: [String] {
      output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The output without its last line break.
    var line: String { String(decoding: output.last == 0x0A ? output.dropLast() : output[...], as: UTF8.self) }
  }

  private let environment: [String]
  private let options: [String]

  /// - Parameters:
  ///   - folder: where it is run.
  ///   - environment: our own variables, `NAME=value` each.
  init(in folder: AbsolutePath, environment: [String]) {
    options = ["-C", folder.string, "--no-optional-locks", "--no-pager"]
    // Its words are quoted in ours, which are English; a partial clone is not to be completed behind our back.
    let own = ["LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0"]
    self.environment = environment.filter { !Self.sets(["LC_ALL", "LANGUAGE"], $0) } + own
  }

  /// The variables by which git tells a hook where its repository is.
  private static let places = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"]

  /// Git as it looks for a repository by itself; nil where nothing told it where to look, or everything.
  ///
  /// In a hook `GIT_DIR` is set, mostly relative, and takes the working folder for the root of the work tree. A hook that
  /// has changed its folder means the repository of that folder, and one that has not means the same either way.
  static func discovering(in folder: AbsolutePath, environment: [String]) -> Git? {
    guard environment.contains(where: { sets(["GIT_DIR"], $0) }),
      !environment.contains(where: { sets(["GIT_WORK_TREE"], $0) })
    else { return nil }
    return Git(in: folder, environment: environment.filter { !sets(places, $0) })
  }

  private static func sets(_ names: [String], _ entry: String) -> Bool {
    names.contains { entry.utf8.starts(with: $0.utf8) && entry.utf8.dropFirst($0.utf8.count).first == 0x3D }
  }

  /// Runs a command to its end.
  func run(_ arguments: [String]) throws(RevisionError) -> Answer {
    var process = try start(arguments, keepsErrors: true)
    let (status, output, errors) = process.finish()
    let words = errors.last == 0x0A ? errors.dropLast() : errors[...]
    return Answer(status: status, output: output, errors: String(decoding: words, as: UTF8.self))
  }

  /// Runs a command that must do.
  func output(of arguments: [String]) throws(RevisionError) -> [UInt8] {
    let answer = try run(arguments)
    guard answer.status == 0 else { throw .failed(command: arguments[0], words: Self.words(answer.errors)) }
    return answer.output
  }

  /// Starts a command that answers as it is asked.
  func start(_ arguments: [String], keepsErrors: Bool) throws(RevisionError) -> ChildProcess {
    do throws(ChildProcess.Failure) {
      return try ChildProcess(
        "git", options + arguments, environment: environment, keepsErrors: keepsErrors)
    } catch {
      let words = unsafe String(cString: strerror(error.number))
      throw .noGit(reason: words.prefix(1).lowercased() + words.dropFirst())
    }
  }

  /// The first line of what git says without its `fatal: ` or `error: `.
  static func words(_ errors: String) -> String {
    let line = errors.utf8.split(separator: 0x0A).first.map { String(Substring($0)) } ?? "it does not say why"
    for prefix in ["fatal: ", "error: "] where line.utf8.starts(with: prefix.utf8) {
      return String(Substring(line.utf8.dropFirst(prefix.utf8.count)))
    }
    return line
  }
}
