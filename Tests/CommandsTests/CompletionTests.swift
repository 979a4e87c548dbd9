import Executables
import Foundation
import Golden
import Testing

/// The completion scripts, each in its shell.
@Suite(.timeLimit(.minutes(10)), .enabled(if: Checkout.hasGit, "git is not installed"))
struct CompletionTests {
  /// Lines as typed, and all that is offered.
  private static let cases: [(line: String, offers: [String])] = [
    ("jobc ch", ["check"]), ("jobc check --format ", ["text", "json", "sarif", "github", "gitlab", "junit"]),
    ("jobc check --env ", ["dev", "prod"]), ("jobc compile --env p", ["prod"]),
    ("jobc explain obj", ["object-path"]), ("jobc explain config.worker", ["config.worker_server_num"]),
    ("jobc schema ", ["request", "manifest", "project"]), ("jobc completions ", ["bash", "zsh", "fish"]),
    ("jobc check --fail-level w", ["warning"]), ("jobc man comple", ["completions"]),
    ("jobc diff --format m", ["markdown"]), ("jobc diff --color n", ["never"]), ("jobc diff --env p", ["prod"]),
    ("jobc catalog show --format j", ["json"]),
    // What git knows.
    ("jobc check --changed-since to", ["topic"]), ("jobc diff ma", ["main"]), ("jobc diff main b", ["b.yaml"]),
    // The companion's verbs.
    ("jobc status --env d", ["dev"]), ("jobc wait --format ", ["text", "json"]), ("jobc emul", ["emulator"]),
    ("jobc emulator --quirk numbers", ["numbers-as-text"]), ("jobc plan --since to", ["topic"]),
  ]

  static func path(of shell: String) -> String? {
    ["/usr/bin/", "/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + shell }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static let folder = Golden.root.appending(path: "Tests/CommandsTests/Shells").path

  /// A project in a repository with two branches, with the script in `name` and `jobc` in `bin`.
  private func project(_ shell: String, _ name: String) throws -> Jobc {
    let checkout = try Checkout(Project.files)
    try checkout.git("branch", "topic")
    let jobc = checkout.jobc
    try jobc.write("shell/\(name)", try jobc("completions", shell).output)
    try FileManager.default.createDirectory(
      at: jobc.folder.appending(path: "bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: jobc.folder.appending(path: "bin/jobc"), withDestinationURL: Executables.jobc)
    return jobc
  }

  private func run(_ jobc: Jobc, _ shell: String, _ arguments: [String], input: String = "") throws -> Set<String> {
    let path = try #require(Self.path(of: shell))
    let environment = [
      "PATH": "\(jobc.folder.appending(path: "bin").path):/usr/bin:/bin", "HOME": jobc.folder.path, "TERM": "dumb",
    ]
    let outcome = try jobc.run(
      URL(fileURLWithPath: path), arguments, input: input, environment: environment)
    return Set(outcome.output.split(whereSeparator: \.isNewline).map { String($0) })
  }

  private func expect(_ offers: Set<String>, _ one: (line: String, offers: [String])) {
    #expect(offers == Set(one.offers), "\(one.line)")
  }

  @Test(.enabled(if: path(of: "bash") != nil, "there is no bash"))
  func bash() throws {
    let jobc = try project("bash", "jobc.bash")
    for one in Self.cases {
      let words = one.line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      expect(try run(jobc, "bash", ["--norc", "\(Self.folder)/offers.bash", "shell/jobc.bash"] + words), one)
    }
  }

  @Test(.enabled(if: path(of: "zsh") != nil, "there is no zsh"))
  func zsh() throws {
    let jobc = try project("zsh", "_jobc")
    for one in Self.cases {
      expect(try run(jobc, "zsh", ["-f", "\(Self.folder)/offers.zsh", "\(jobc.folder.path)/shell", one.line]), one)
    }
  }

  /// fish completes in an interactive shell only, for which `script` makes a terminal.
  @Test(.enabled(if: path(of: "fish") != nil && path(of: "script") != nil, "there is no fish, or no script"))
  func fish() throws {
    let jobc = try project("fish", "jobc.fish")
    for one in Self.cases {
      let input = "source shell/jobc.fish\ncomplete -C '\(one.line)' > offers.txt\nexit\n"
      _ = try run(jobc, "script", ["-qec", "fish --no-config -i", "/dev/null"], input: input)
      let offers = try jobc.read("offers.txt").split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
      expect(Set(offers), one)
    }
  }
}
