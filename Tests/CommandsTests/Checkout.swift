import Executables
import Foundation
import Golden
import Testing

/// A scratch git repository with a project in it, and `jobc` to run there. Authors and times are the same on every run,
/// so that commits are, too.
final class Checkout {
  let jobc: Jobc

  /// Whether there is a git to test with.
  static let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

  /// `specs/project` without what must come of it.
  static let project: [String: String] = {
    var files: [String: String] = [:]
    let root = Golden.root.appending(path: "specs/project")
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? [] {
      guard ["jobc.yaml", "jobs/", "library/", "policy/"].contains(where: path.hasPrefix) else { continue }
      files[path] = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    return files
  }()

  /// Makes the repository and commits `files` on the branch `main`.
  init(_ files: [String: String] = Checkout.project) throws {
    jobc = try Jobc(files: files)
    try git("init", "-q", "-b", "main")
    try commit("first")
  }

  /// Runs git.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = arguments
    process.currentDirectoryURL = jobc.folder
    let date = "2024-12-01T00:00:00Z"
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": jobc.folder.path, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com", "GIT_COMMITTER_DATE": date,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments.joined(separator: " "))")
    return String(decoding: data, as: UTF8.self)
  }

  func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", message)
  }

  /// Replaces a text in a file, which must hold it.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try jobc.read(path)
    #expect(text.contains(old), "\(path) holds \(old)")
    try jobc.write(path, text.replacingOccurrences(of: old, with: new))
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: jobc.folder.appendingPathComponent(path))
  }

  /// What `jobc` says to command lines, as a terminal would show it; words are set apart by spaces.
  func transcript(_ lines: [String], in folder: String = ".") throws -> String {
    var text = ""
    for line in lines {
      let outcome = try jobc.shell("cd \(folder) && \"$JOBC\" \(line) 2>.err; echo \"($?)\"; cat .err; rm .err")
      text += "$ jobc \(line)\n" + outcome.output + "\n"
    }
    return text.replacingOccurrences(of: jobc.folder.path, with: "FOLDER")
  }

  /// Everything in the repository that git keeps of it: nothing of that may change.
  func state() throws -> [String] {
    try jobc.files().filter { !$0.hasPrefix(".git/objects") }.map { path in
      "\(path) \(try jobc.identity(of: path)) \(try Data(contentsOf: jobc.folder.appendingPathComponent(path)).count)"
    }
  }
}
