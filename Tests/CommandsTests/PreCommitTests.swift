import Conformance
import Foundation
import Golden
import Testing

/// The hooks of `.pre-commit-hooks.yaml`, run by pre-commit.
@Suite(
  .timeLimit(.minutes(10)), .enabled(if: Peers.folder != nil, .init(rawValue: Peers.absence)))
struct PreCommitTests {
  /// A project whose files are not the only YAML in the repository.
  private static let files: [String: String] = Project.files.filter { $0.key != "jobc.yaml" }.merging(
    [
      "jobc.yaml": (Project.files["jobc.yaml"] ?? "") + "manifests: [\"[ab].yaml\"]\n",
      ".github/workflows/ci.yml": "on: push\njobs: {}\n", "docker-compose.yml": "services: { web: { image: nginx } }\n",
      "package.json": "{}\n",
    ]) { $1 }

  private static func broken(_ name: String) -> String {
    Project.job(name).replacingOccurrences(of: "worker_server_num: 1", with: "worker_server_num: 0")
  }

  @Test func tryRepo() throws {
    let repository = try PreCommitRepository(files: Self.files)
    for hook in ["jobc-check-system", "jobc-check-all-system", "jobc-fix-system"] {
      let outcome = try repository.shell("pre-commit try-repo \"$0\" \(hook) --all-files", repository.hooks)
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.output.contains("Passed"))
    }
    try repository.write("b.yaml", Self.broken("second"))
    let outcome = try repository.shell(
      "pre-commit try-repo \"$0\" jobc-check-system --files b.yaml docker-compose.yml", repository.hooks)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\nb.yaml:4:22: error: \"worker_server_num\" must be at least 1, but is 0"))
    #expect(outcome.output.contains("\n1 file, 1 job, 2 environments: 1 error"))
  }

  @Test func commits() throws {
    let repository = try PreCommitRepository(files: Self.files)
    try repository.install(["{ id: jobc-check-system }"])

    try repository.write("a.yaml", Project.job("first-again"))
    try repository.write("docker-compose.yml", "services: {}\n")
    let clean = try repository.commit()
    #expect(clean.status == 0, "\(clean)")

    try repository.write("b.yaml", Self.broken("second"))
    let broken = try repository.commit()
    #expect(broken.status == 1)
    #expect(broken.errors.contains("b.yaml:4:22: error: "), "\(broken)")
    try #expect(repository.shell("git status --porcelain").output == "M  b.yaml\n")
    try repository.write("b.yaml", Project.job("second"))

    // Nothing but the library changes: its users are reported.
    try repository.write("lib.yaml", "variables: { bucket: { type: string, pattern: \"^/prod\" } }\n")
    let shared = try repository.commit()
    #expect(shared.status == 1)
    #expect(shared.errors.contains("jobc.yaml:3:49: error: the value \"/dev\" of the variable \"bucket\""), "\(shared)")
    #expect(shared.errors.contains("2 files, 2 jobs, 2 environments"))
    try repository.write("lib.yaml", Self.files["lib.yaml"] ?? "")
    try #expect(repository.shell("git add -A && git status --porcelain").output == "")
  }

  /// pre-commit names no file that is gone: the hook that looks at all of them runs anyhow.
  @Test func deletedInclude() throws {
    let repository = try PreCommitRepository(files: Self.files)
    try repository.install(["{ id: jobc-check-system }", "{ id: jobc-check-all-system }"])
    let outcome = try repository.shell("git rm -q lib.yaml && git commit -q -m change")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("(no files to check)Skipped"), "\(outcome)")
    for file in ["a.yaml", "b.yaml"] {
      #expect(outcome.errors.contains("\(file):1:11: error: the included file \"lib.yaml\" does not exist"))
    }
  }

  @Test func verifiedRequests() throws {
    let repository = try PreCommitRepository(files: Self.files)
    try repository.install(["{ id: jobc-verify-system, args: [out, --env, dev, --env, prod] }"])
    #expect(try repository.commit().status == 1)
    let made = try repository.shell(
      "jobc compile -q --env dev --env prod -o out && git add -A && git commit -q -m change")
    #expect(made.status == 0, "\(made)")
    try repository.write("a.yaml", Self.files["a.yaml"]!.replacingOccurrences(of: "spec_id: 1", with: "spec_id: 2"))
    let stale = try repository.commit()
    #expect(stale.status == 1)
    #expect(stale.errors.contains("out/dev/first.json: differs\nout/prod/first.json: differs\n"), "\(stale)")
  }

  /// What is committed counts, not what lies in the work tree, which stays as it is.
  @Test func partlyStaged() throws {
    let repository = try PreCommitRepository(files: Self.files)
    try repository.install(["{ id: jobc-fix-system }", "{ id: jobc-check-all-system }"])
    try repository.write("a.yaml", Project.job("first-again"))
    _ = try repository.shell("git add -A")
    try repository.write("a.yaml", Self.broken("first-again"))
    let good = try repository.shell("git commit -q -m good")
    #expect(good.status == 0, "\(good)")
    #expect(try repository.read("a.yaml") == Self.broken("first-again"))
    _ = try repository.shell("git add -A")
    try repository.write("a.yaml", Project.job("first-again"))
    let bad = try repository.shell("git commit -q -m bad")
    #expect(bad.status == 1 && bad.errors.contains("a.yaml:4:22: error: "), "\(bad)")
    #expect(try repository.read("a.yaml") == Project.job("first-again"))
  }

  /// Projects in folders of their own, whose names are not only letters: all are checked, one is verified.
  @Test func severalProjects() throws {
    var files: [String: String] = [:]
    for (folder, name) in [("einß", "one"), ("zwei b", "two")] {
      files["\(folder)/jobc.yaml"] = Project.files["jobc.yaml"]
      files["\(folder)/lib.yaml"] = Project.files["lib.yaml"]
      files["\(folder)/jobs/ein job.yaml"] = Project.job(name).replacing("[lib.yaml]", with: "[../lib.yaml]")
    }
    let repository = try PreCommitRepository(files: files)
    try repository.install([
      "{ id: jobc-check-system }", "{ id: jobc-check-all-system, args: [--env, prod] }",
      "{ id: jobc-verify-system, args: [einß/requests, --env, prod, einß] }",
    ])
    let made = try repository.shell("jobc compile -q --env prod -o einß/requests einß")
    #expect(made.status == 0, "\(made)")
    let clean = try repository.commit()
    #expect(clean.status == 0, "\(clean)")
    let text = try repository.read("zwei b/jobs/ein job.yaml")
    try repository.write(
      "zwei b/jobs/ein job.yaml", text.replacing("worker_server_num: 1", with: "worker_server_num: 0"))
    let broken = try repository.commit()
    #expect(broken.status == 1)
    #expect(broken.errors.components(separatedBy: "\nzwei b/jobs/ein job.yaml:4:22: error: ").count == 3, "\(broken)")
    #expect(broken.errors.contains("\n1 file, 1 job, 2 environments: 1 error"))
    #expect(broken.errors.contains("\n4 files, 2 jobs, 1 environment: 1 error"))
  }

  @Test func fixes() throws {
    let repository = try PreCommitRepository(files: Self.files)
    try repository.install(["{ id: jobc-fix-system }"])
    let text = Project.job("second")
    try repository.write("b.yaml", text.replacingOccurrences(of: "worker_server_num: 1", with: "worker_servr_num: 1"))
    let outcome = try repository.commit()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("files were modified by this hook"), "\(outcome)")
    #expect(try repository.read("b.yaml") == text)
    try #expect(repository.shell("git add -A && git status --porcelain").output == "")
  }

  /// Each hook comes twice, the same but for who provides `jobc`.
  @Test func hooksComeInPairs() throws {
    let text = try String(contentsOf: Golden.root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    let hooks = text.components(separatedBy: "\n- id: ").dropFirst().map { "\($0)".trimmingCharacters(in: .newlines) }
    let (built, system) = (
      hooks.filter { $0.contains("language: swift") }, hooks.filter { $0.contains("language: system") }
    )
    #expect(built.count == 4 && system.count == 4)
    func asSystem(_ hook: String) -> String {
      let name = hook.prefix { $0 != "\n" }
      return name + "-system" + hook.dropFirst(name.count).replacing("language: swift", with: "language: system")
    }
    #expect(built.map(asSystem) == system)
  }
}
