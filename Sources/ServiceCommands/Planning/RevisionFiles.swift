import Commands
import Manifest

#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#else
  @unsafe @preconcurrency import Darwin
#endif

/// The files of a project as a revision of git holds them, in a folder of their own that goes with `remove`; the work tree
/// is not touched.
struct RevisionFiles {
  let folder: AbsolutePath

  /// - Parameter root: of the project.
  /// - Throws: `noSuchInput` for a revision that is none, and where there is no git repository.
  init(_ revision: String, of root: AbsolutePath) throws(CommandFailure) {
    guard revision.utf8.first != UInt8(ascii: "-"), !revision.isEmpty else {
      throw CommandFailure(.usage, "\"\(revision)\" cannot be a revision")
    }
    let template = (unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp") + "/jobc-XXXXXX"
    var path = Array(template.utf8CString)
    guard unsafe mkdtemp(&path) != nil else {
      throw .cannotWrite(template, SystemError.phrase(of: errno))
    }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let made = AbsolutePath(absolute: name)
    folder = made.real ?? made
    // In a folder git archives what is below it.
    let script = """
      cd "$1" && git rev-parse --verify --quiet "$2^{commit}" >/dev/null || exit 3
      git archive --format=tar --output="$3/.files.tar" "$2" && tar -xf "$3/.files.tar" -C "$3" && rm "$3/.files.tar"
      """
    let status = Self.run(["/bin/sh", "-c", script, "sh", root.string, revision, folder.string])
    guard status == 0 else {
      remove()
      throw CommandFailure(
        .noSuchInput,
        status == 3
          ? "git knows no revision \"\(revision)\" at \"\(root.string)\""
          : "git cannot give the files of \"\(revision)\"",
        help: "name a commit, branch or tag that this clone has, as in main~1")
    }
  }

  /// Deletes the folder.
  func remove() { _ = Self.run(["/bin/rm", "-rf", "--", folder.string]) }

  /// Runs a program to its end; its exit status, or 127 where it cannot be run.
  private static func run(_ arguments: [String]) -> Int32 {
    var list = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe list.indices { unsafe free(list[index]) } }
    var process = pid_t()
    guard unsafe posix_spawn(&process, arguments[0], nil, nil, &list, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 { if errno != EINTR { return 127 } }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 127
  }
}
