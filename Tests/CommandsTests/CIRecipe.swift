import DocumentModel
import Executables
import Foundation
import Golden

/// A file of `specs/ci`, and a machine that runs its commands as the service that it is for would.
struct CIRecipe {
  /// The file as JSON, read by `jobc` itself.
  let document: JSONValue
  /// The work tree: `specs/project`, with a home folder and an archive of `jobc` beside it.
  let machine: Jobc
  private let home: Jobc

  init(_ name: String) throws {
    machine = try Jobc()
    home = try Jobc()
    let file = Golden.root.appending(path: "specs/ci/\(name)").path
    document = try JSONValue(json: Array(machine("debug", "json", file).output.utf8))
    let project = Golden.root.appending(path: "specs/project").path
    let archive = home.folder.appending(path: "archive").path
    let made = try machine.run(
      URL(fileURLWithPath: "/bin/sh"),
      [
        "-euc",
        """
        cp -R "$0/." . && mkdir -p "$1/jobc/bin" && cp "$2" "$2-service" "$1/jobc/bin/"
        tar -czf "$1/jobc.tar.gz" -C "$1" jobc
        # The service is an emulator, and what would comment on a pull request keeps what it is told.
        sed -i.before 's,https://modelarts.eu-de.otc.t-systems.com,emulator,' jobc.yaml && rm jobc.yaml.before
        printf '#!/bin/sh\\necho "$*" > "$HOME/comment"\\n' > "$1/gh" && chmod +x "$1/gh"
        """, project, archive, Executables.jobc.path,
      ])
    guard made.status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// The steps of a job of GitHub Actions, with `bash -e -o pipefail` as there; the folders that one adds to the path
  /// are on it for the next. Stops at the first that fails. Steps that use an action of others are left out.
  func runGitHubJob(_ name: String) throws -> [Jobc.Outcome] {
    var outcomes: [Jobc.Outcome] = []
    for step in document["jobs"]?[name]?["steps"]?.items ?? [] {
      guard let script = step["run"]?.string else { continue }
      let added = (try? home.read("github-path")) ?? ""
      let path = added.split(separator: "\n").reversed().joined(separator: ":")
      let environment = [
        "GITHUB_WORKSPACE": machine.folder.path, "GITHUB_PATH": home.folder.appending(path: "github-path").path,
        "GITHUB_ACTIONS": "true", "PULL_REQUEST": "7",
      ]
      outcomes.append(try run(script, ["-e", "-o", "pipefail", "-c"], path: path, environment))
      if outcomes.last?.status != 0 { break }
    }
    return outcomes
  }

  /// The script of a job of GitLab CI, in one shell with what it extends.
  func runGitLabJob(_ name: String) throws -> Jobc.Outcome {
    let job = document[name]
    let base = job?["extends"]?.string.flatMap { document[$0] }
    let lines = (job?["before_script"] ?? base?["before_script"])?.items ?? []
    let script = (lines + (job?["script"]?.items ?? [])).compactMap(\.string).joined(separator: "\n")
    return try run(
      script, ["-e", "-o", "pipefail", "-c"], path: "",
      ["CI_PROJECT_DIR": machine.folder.path, "GITLAB_CI": "true"])
  }

  /// What the program that comments was told; empty where it was not run.
  var comment: String { (try? home.read("comment")) ?? "" }

  private func run(
    _ script: String, _ options: [String], path: String, _ variables: [String: String]
  ) throws -> Jobc.Outcome {
    let archive = home.folder.appending(path: "archive/jobc.tar.gz")
    var environment = variables.merging([
      "CI": "true", "WANDB_API_KEY": "only-here", "HOME": home.folder.path, "JOBC_URL": archive.absoluteString,
    ]) {
      $1
    }
    environment["PATH"] =
      (path.isEmpty ? "" : path + ":") + home.folder.appending(path: "archive").path + ":/usr/bin:/bin"
    return try machine.run(URL(fileURLWithPath: "/bin/bash"), options + [script], environment: environment)
  }
}
