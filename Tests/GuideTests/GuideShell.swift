import Conformance
import Executables
import Foundation
import Golden

/// Runs the commands of a page one after another in one shell, in a new folder, as its reader would.
struct GuideShell {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Seconds that the commands of one page may take together.
  private static let limit = 300.0

  /// What each command of the page printed, standard output and error as they came.
  ///
  /// - Parameter folders: what the reader finds in place, as paths in the checkout; emulators' states are left out.
  static func outputs(of page: GuidePage, with folders: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("jobc-guide-" + UUID().uuidString)
    let home = folder.appendingPathComponent("home"), work = folder.appendingPathComponent("work")
    for place in [home, work] { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in folders {
      let copy = work.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Golden.root.appendingPathComponent(path), to: copy)
      try? FileManager.default.removeItem(at: copy.appendingPathComponent(".jobc"))
    }
    let environment = environment(home: home)
    if page.files.contains(where: { $0.contains(HookRepository.url) }) {
      try HookRepository.make(at: folder.appendingPathComponent("hooks"), home: home, environment: environment)
    }
    let script = folder.appendingPathComponent("script"), log = folder.appendingPathComponent("log")
    try Data(Self.script(of: page).utf8).write(to: script)
    try Data().write(to: log)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [script.path]
    process.currentDirectoryURL = work
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let end = Date(timeIntervalSinceNow: limit)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    guard !process.isRunning else {
      process.terminate()
      throw Failure(description: "the page's commands took more than \(limit) s")
    }
    let parts = String(decoding: try Data(contentsOf: log), as: UTF8.self).components(separatedBy: "\u{1E}")
    guard parts.count == page.commands.count + 1 else {
      throw Failure(description: "the shell ended after \(parts.count - 1) of \(page.commands.count) commands")
    }
    return parts.dropLast().map { $0.isEmpty || $0.hasSuffix("\n") ? $0 : $0 + "\n" }
  }

  /// What the reader of the guide has in the shell: `jobc` and, where it is installed, pre-commit on the path, and an
  /// identity for git.
  private static func environment(home: URL) -> [String: String] {
    [
      "PATH": ([Executables.folder.path, Peers.folder?.path].compactMap(\.self) + ["/usr/local/bin:/usr/bin:/bin"])
        .joined(separator: ":"), "HOME": home.path,
      "LC_ALL": "C.UTF-8",
      "TZ": "UTC", "TERM": "dumb", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1",
      "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main", "GIT_AUTHOR_NAME": "reader",
      "GIT_AUTHOR_EMAIL": "reader@example.org", "GIT_COMMITTER_NAME": "reader",
      "GIT_COMMITTER_EMAIL": "reader@example.org", "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
      "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
    ]
  }

  /// Each command is evaluated by the same shell, with the status of the one before in `$?`, and ends with a record
  /// separator.
  private static func script(of page: GuidePage) -> String {
    var lines = ["status=0"]
    for block in page.blocks {
      switch block {
      case .prose: break
      case .file(let path, let text, let appends):
        if path.contains("/") { lines.append("mkdir -p \(quoted((path as NSString).deletingLastPathComponent))") }
        lines.append("printf %s \(quoted(text)) \(appends ? ">>" : ">") \(quoted(path))")
      case .command(let command):
        lines.append("(exit $status)")
        lines.append("eval \(quoted(command.line))")
        lines.append("status=$?")
        lines.append("printf '\\036'")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
