#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#else
  @unsafe @preconcurrency import Darwin
#endif
import Manifest

/// `jobc-service`, the executable that talks to services: `jobc` becomes it for those verbs, as git does for its own.
///
/// Arguments, environment, streams and terminal stay as they are, so that signals and the exit status need nobody in
/// between. It is not linked into `jobc` because networking would double the time that `jobc check` takes.
package enum Companion {
  package static let name = "jobc-service"

  /// The environment variable that tells the companion which version of `jobc` runs it.
  package static let versionVariable = "JOBC_RUN_BY"

  /// Whether the arguments are `catalog pull`; `catalog show` reads a file and needs no companion.
  package static func pulls(_ arguments: [String]) -> Bool {
    arguments.first?.utf8.elementsEqual("catalog".utf8) ?? false
      && arguments.contains { $0.utf8.elementsEqual("pull".utf8) }
  }

  /// Whether the companion knows the answer better where there is one: it has the options of all verbs.
  static func tells(_ arguments: [String]) -> Bool {
    guard let first = arguments.first?.utf8 else { return false }
    if first.elementsEqual("---completion".utf8) { return arguments.count > 1 && CompanionVerbs.isVerb(arguments[1]) }
    return first.elementsEqual("completions".utf8) || first.elementsEqual("man".utf8)
  }

  /// Becomes the companion: the one beside this executable, else the one on `PATH`.
  ///
  /// - Returns: only where that cannot be done, why.
  static func run(_ arguments: [String]) -> CommandFailure {
    let verb = arguments.first ?? ""
    let beside = executableFolder.map { AbsolutePath(name, in: $0) }
    let missing = SystemLibraries.missing(for: beside.flatMap { $0.real }?.string ?? name)
    if !missing.isEmpty { return SystemLibraries.failure(lacking: missing, of: verb) }
    unsafe setenv(versionVariable, Version.current, 1)
    var problem = ENOENT
    if let beside { problem = execute(beside.string, arguments) }
    if problem == ENOENT || problem == ENOTDIR { problem = execute(name, arguments) }
    unsafe unsetenv(versionVariable)
    guard problem == ENOENT || problem == ENOTDIR else {
      return CommandFailure(
        .unavailable, "cannot run \(name), which carries out \"\(verb)\": \(SystemError.phrase(of: problem))")
    }
    return absence(of: verb)
  }

  /// That the companion, which carries out `verb`, is nowhere.
  static func absence(of verb: String) -> CommandFailure {
    let place = executableFolder.map { "neither in \"\($0.string)\", beside jobc, nor on PATH" } ?? "not on PATH"
    return CommandFailure(
      .unavailable, "\"\(verb)\" is carried out by \(name), which is \(place)",
      help: "put both executables of the release into one folder, or build it with \"swift build --product \(name)\"")
  }

  /// - Parameter path: searched for on `PATH` where it has no slash.
  /// - Returns: only where that fails, the error number.
  private static func execute(_ path: String, _ arguments: [String]) -> Int32 {
    var list = unsafe ([JobcCommand.name] + arguments).map { unsafe strdup($0) } + [nil]
    unsafe execvp(path, &list)
    let problem = errno
    for index in unsafe list.indices { unsafe free(list[index]) }
    return problem
  }

  /// The folder that holds the running executable, symbolic links followed; nil where the system does not say.
  private static var executableFolder: AbsolutePath? {
    #if os(Linux)
      return AbsolutePath(absolute: "/proc/self/exe").real?.parent
    #else
      var count: UInt32 = 0
      _ = unsafe _NSGetExecutablePath(nil, &count)
      var path = [CChar](repeating: 0, count: Int(count))
      guard unsafe _NSGetExecutablePath(&path, &count) == 0 else { return nil }
      return AbsolutePath(unsafe String(cString: path), in: .workingFolder ?? .root).real?.parent
    #endif
  }
}
