import DocumentModel
import Executables
import Foundation
import Golden

/// A file of `specs/ci`, and a machine that runs its commands as the service that it is for would.
struct CIRecipe {
  /// The file as JSON, read by `jobc` itself.
  let document: JSONValue
  /// The work tree: `specs/project` as a pull request merged into main, with a home folder and an archive of `jobc`
  /// beside it.
  let machine: Jobc
  private let home: Jobc
  private let host: CommentHost

  /// - Parameter comments: what others have written on the pull request before.
  init(_ name: String, comments: [String] = []) throws {
    machine = try Jobc()
    home = try Jobc()
    host = try CommentHost(comments: comments)
    document = try Self.document(name)
    let project = Golden.root.appending(path: "specs/project").path
    let made = try machine.run(
      URL(fileURLWithPath: "/bin/sh"),
      [
        "-euc",
        """
        mkdir -p "$1/archive/jobc/bin" "$1/bin" && ln -s "$2" "$2-service" "$1/archive/jobc/bin/"
        tar -czf "$1/archive/jobc.tar.gz" -C "$1/archive" jobc
        # What would install packages keeps what it is told.
        printf '#!/bin/sh\\necho "$*" >> "$HOME/packages"\\n' > "$1/bin/apt-get"
        printf '#!/bin/sh\\nexec "$@"\\n' > "$1/bin/sudo"
        chmod +x "$1/bin/apt-get" "$1/bin/sudo"
        # The service is an emulator. Main, and a pull request that trains longer, merged into it.
        cp -R "$0/." .
        sed -i.before 's,https://modelarts.eu-de.otc.t-systems.com,emulator,' jobc.yaml && rm jobc.yaml.before
        git init -q -b main . && git add -A && git commit -q -m main
        git checkout -q -b topic && sed -i.before 's/epochs: 90/epochs: 60/' jobs/vision/resnet50.yaml
        rm jobs/vision/resnet50.yaml.before
        "$2" compile --quiet --env dev --env prod -o requests && git add -A && git commit -q -m topic
        git checkout -q main && git merge -q --no-ff -m merge topic
        """, project, home.folder.path, Executables.jobc.path,
      ], environment: Self.author)
    guard made.status == 0 else { throw Failure(description: made.errors) }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let author = [
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
  ]

  /// A file of `specs/ci` as JSON.
  static func document(_ name: String) throws -> JSONValue {
    let jobc = try Jobc()
    let file = Golden.root.appending(path: "specs/ci/\(name)").path
    return try JSONValue(json: Array(jobc("debug", "json", file).output.utf8))
  }

  /// What the comments on the pull request say.
  var comments: [String] { host.comments }
  /// Method and path of each request that comments.
  var calls: [String] { host.calls }
  /// What is shown on the page of the run on GitHub.
  var summary: String { (try? home.read("summary")) ?? "" }
  /// The packages that were installed.
  var packages: Set<String> {
    let words = ((try? home.read("packages")) ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    return Set(words.filter { !$0.hasPrefix("-") && $0 != "update" && $0 != "install" })
  }

  // MARK: GitHub

  /// What became of a job's steps.
  struct GitHubRun {
    /// Those with commands.
    var outcomes: [Jobc.Outcome] = []
    /// The actions of others that were used; none of them is run.
    var actions: [String] = []

    var statuses: [Int32] { outcomes.map(\.status) }
  }

  /// The steps of a job, with `bash -e -o pipefail` as there; the folders that one adds to the path are on it for the next.
  ///
  /// - Parameter variables: what stands before the recipe's own.
  func runGitHubJob(
    _ name: String, on event: CIEvent, _ variables: [String: String] = [:]
  ) throws -> GitHubRun {
    var contexts: JSONValue = ["github": event.gitHub(job: name, api: host.url), "steps": [:], "secrets": [:]]
    contexts["secrets"] = ["WANDB_API_KEY": "only-here"]
    let job = document["jobs"]?[name] ?? [:]
    var run = GitHubRun()
    for step in job["steps"]?.items ?? [] {
      let hasFailed = run.statuses.contains { $0 != 0 }
      var outcome = "skipped"
      if try CIJobs.runs(step, contexts, afterFailure: hasFailed) {
        outcome = "success"
        if let action = step["uses"]?.string {
          run.actions.append(action)
        } else if let script = step["run"]?.string {
          var environment = try self.environment([document, job, step], contexts)
          environment.merge(gitHubVariables) { $1 }
          environment.merge(variables) { $1 }
          let added = ((try? home.read("path")) ?? "").split(separator: "\n").reversed().map { $0 + ":" }.joined()
          run.outcomes.append(try shell(script, path: added, environment))
          if run.statuses.last != 0 { outcome = "failure" }
        }
      }
      if let id = step["id"]?.string { contexts["steps"]?[id] = ["outcome": .string(outcome)] }
    }
    return run
  }

  private var gitHubVariables: [String: String] {
    func file(_ name: String) -> String { home.folder.appending(path: name).path }
    return [
      "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": machine.folder.path, "RUNNER_TEMP": home.folder.path,
      "GITHUB_PATH": file("path"), "GITHUB_STEP_SUMMARY": file("summary"),
    ].merging(archive) { $1 }
  }

  /// The variables of all levels, the last one's first, with what they refer to.
  private func environment(_ levels: [JSONValue], _ contexts: JSONValue) throws -> [String: String] {
    var environment: [String: String] = [:]
    for level in levels {
      for member in level["env"]?.members ?? [] {
        let text = member.value.string ?? String(decoding: member.value.json, as: UTF8.self)
        environment[member.name] = try CICondition.interpolate(text) { CIJobs.lookUp($0, in: contexts) }
      }
    }
    return environment
  }

  // MARK: GitLab

  /// The script of a job, in one shell with what it extends.
  ///
  /// - Parameter variables: what the project sets, before the recipe's own.
  func runGitLabJob(
    _ name: String, on event: CIEvent, _ variables: [String: String] = ["JOBC_COMMENT_TOKEN": "secret-token"]
  ) throws -> Jobc.Outcome {
    let job = document[name] ?? [:]
    let base = job["extends"]?.string.flatMap { document[$0] }
    let lines = ((job["before_script"] ?? base?["before_script"])?.items ?? []) + (job["script"]?.items ?? [])
    var environment = event.gitLab.merging([
      "CI_PROJECT_DIR": machine.folder.path, "GITLAB_CI": "true", "CI_JOB_NAME": name, "CI_API_V4_URL": host.url,
      "WANDB_API_KEY": "only-here",
    ]) { $1 }
    environment.merge(archive) { $1 }
    environment.merge(variables) { $1 }
    environment["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = "HEAD^1"
    return try shell(lines.compactMap(\.string).joined(separator: "\n"), path: "", environment)
  }

  // MARK: Both

  /// Where the archive lies, and its checksum.
  private var archive: [String: String] {
    let archive = home.folder.appending(path: "archive/jobc.tar.gz")
    let sum = try? home.run(URL(fileURLWithPath: "/usr/bin/sha256sum"), [archive.path]).output
    return ["JOBC_URL": archive.absoluteString, "JOBC_SHA256": String(sum?.prefix { $0 != " " } ?? "")]
  }

  private func shell(_ script: String, path: String, _ variables: [String: String]) throws -> Jobc.Outcome {
    var environment = variables.merging(["CI": "true", "HOME": home.folder.path]) { $1 }
    environment["PATH"] = path + home.folder.appending(path: "bin").path + ":/usr/bin:/bin"
    return try machine.run(
      URL(fileURLWithPath: "/bin/bash"), ["-e", "-o", "pipefail", "-c", script], environment: environment)
  }
}
