import Foundation
import Golden

/// The repository that pages name where pre-commit is to find our hooks, with the release that they name.
enum HookRepository {
  /// What stands in the pages.
  static let url = "https://git.example.com/ml/jobc"

  /// Makes it, and has git take it for the one at `url`.
  ///
  /// - Parameters:
  ///   - folder: where it is made.
  ///   - home: the reader's home folder, whose configuration of git tells of it.
  static func make(at folder: URL, home: URL, environment: [String: String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-euc",
      """
      git init --quiet "$0" && cp "$1/.pre-commit-hooks.yaml" "$0" && cd "$0"
      git add --all && git commit --quiet --message hooks && git tag v0.1.0
      git config --global "url.file://$0.insteadOf" "$2"
      """, folder.path, Golden.root.path, url,
    ]
    process.environment = environment.merging(["HOME": home.path]) { $1 }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
