import Conformance
import Executables
import Foundation
import Golden

/// A git repository with a project in it, and beside it one that offers our hooks; pre-commit runs them against the `jobc`
/// that was built.
final class PreCommitRepository: Sendable {
  private let home: Jobc
  /// The work tree.
  private let repository: Jobc

  /// What pre-commit is told to fetch the hooks from.
  var hooks: String { home.folder.appending(path: "hooks").path }

  private var environment: [String: String] {
    let scratch = home.folder
    return [
      "PATH": "\(scratch.appending(path: "bin").path):\(Peers.folder?.path ?? ""):/usr/bin:/bin", "HOME": scratch.path,
      "PRE_COMMIT_HOME": scratch.appending(path: "cache").path, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1",
      "PRE_COMMIT_COLOR": "never", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
      "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
    ]
  }

  /// Makes both, with `files` committed.
  init(files: [String: String]) throws {
    home = try Jobc(files: [
      "hooks/.pre-commit-hooks.yaml": try String(
        contentsOf: Golden.root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    ])
    repository = try Jobc(files: files)
    let bin = home.folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: bin.appending(path: "jobc"), withDestinationURL: Executables.jobc)
    try expectSuccess(
      shell("cd \"$0\" && git init -q -b main . && git add -A && git commit -q -m hooks", hooks))
    try expectSuccess(shell("git init -q -b main . && git add -A && git commit -q -m begin"))
  }

  /// Has git run hooks before each commit.
  ///
  /// - Parameter hooks: their entries in `.pre-commit-config.yaml`, in flow style: `{ id: jobc-check-system }`.
  func install(_ hooks: [String]) throws {
    let revision = try shell("git -C \"$0\" rev-parse HEAD", self.hooks).output
    try write(
      ".pre-commit-config.yaml",
      "repos: [{ repo: '\(self.hooks)', rev: \(revision.dropLast()), hooks: [\(hooks.joined(separator: ", "))] }]\n")
    try expectSuccess(shell("git add -A && git commit -q -m hooks && pre-commit install"))
  }

  func write(_ path: String, _ text: String) throws { try repository.write(path, text) }

  func read(_ path: String) throws -> String { try repository.read(path) }

  /// Commits all that changed, as a user does: hooks say no or let it pass.
  func commit() throws -> Jobc.Outcome { try shell("git add -A && git commit -q -m change") }

  /// Runs a line of `sh` in the work tree.
  func shell(_ line: String, _ argument: String = "sh") throws -> Jobc.Outcome {
    try repository.run(URL(fileURLWithPath: "/bin/sh"), ["-c", line, argument], environment: environment)
  }

  private func expectSuccess(_ outcome: Jobc.Outcome) throws {
    guard outcome.status == 0 else { throw Failure(description: outcome.output + outcome.errors) }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
