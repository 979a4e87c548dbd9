import Executables
import Foundation
import Golden
import Testing

/// `diff`, as a user sees it in a repository.
@Suite(.timeLimit(.minutes(10)), .enabled(if: Checkout.hasGit, "git is not installed"))
struct DiffTests {
  private static let folder = Golden.root.appending(path: "Tests/CommandsTests/Diff")

  private func expect(_ text: String, _ name: String) throws {
    try Golden.expect(text, at: Self.folder.appending(path: name + ".txt"))
  }

  // MARK: What changed

  @Test func aSharedValueARenamedJobAndALongText() throws {
    let checkout = try Checkout()
    try checkout.edit("library/training.yaml", "image_size: 224", "image_size: 256")
    try checkout.edit("jobs/nightly.yaml", "nightly-classifier", "night-flowers")
    try checkout.edit("jobs/text/bert.yaml", "bash -x", "bash")
    try checkout.edit("jobs/text/bert.yaml", "corpus-b", "corpus|`c`<d>")
    try expect(
      checkout.transcript(["diff HEAD", "diff HEAD --format markdown", "diff HEAD --format json"]), "values")
  }

  @Test func aValueThatAllJobsHave() throws {
    let checkout = try Checkout()
    try checkout.edit("jobc.yaml", "bucket: /ml-dev", "bucket: /ml-test")
    try expect(checkout.transcript(["diff HEAD", "diff HEAD --env prod"]), "project")
  }

  @Test func jobsThatComeAndGo() throws {
    let checkout = try Checkout()
    try checkout.remove("jobs/nightly.yaml")
    try checkout.edit("jobs/vision/sweep.yaml", "seed: [1, 2]", "seed: [1, 3]")
    try checkout.edit("jobs/vision/resnet50.yaml", "job_name: resnet50-baseline", "job_name: resnet50-reference")
    try checkout.edit("jobs/vision/resnet50.yaml", "epochs: 90", "epochs: 30, warmup: 5, $remove: [optimizer]")
    try checkout.jobc.write("jobs/new.yaml", plainJob("new"))
    try expect(checkout.transcript(["diff HEAD", "diff HEAD -- jobs/new.yaml", "diff HEAD --format markdown"]), "jobs")
  }

  @Test func whatDoesNotCompile() throws {
    let checkout = try Checkout()
    try checkout.edit("jobs/vision/resnet50.yaml", "epochs: 90", "epochs: 91")
    try checkout.edit("jobs/vision/sweep.yaml", "use: [pytorch, stored]", "use: [pytorch, stored]\nwhat: 1")
    try checkout.commit("second")
    try checkout.edit("jobs/vision/sweep.yaml", "what: 1\n", "")
    try checkout.remove("library/storage.yaml")
    try checkout.jobc.write("jobs/text/bert.yaml", "job_name: [\n")
    let lines = ["diff HEAD~1 HEAD", "diff HEAD", "diff HEAD --format markdown", "diff HEAD --format json"]
    try expect(checkout.transcript(lines), "errors")
  }

  /// A comment is never longer than GitHub takes; what is left out is counted.
  @Test func commentsHaveALimit() throws {
    let values = (0..<500).map(String.init).joined(separator: ", ")
    let files = (0..<10).map { number in
      let job = plainJob("job-\(number)-${{ matrix.i }}", "parameter: { p: \"${{ matrix.i }} of \(number)\" }")
      return ("\(number).yaml", "matrix: { i: [\(values)] }\n" + job)
    }
    let checkout = try Checkout(Dictionary(uniqueKeysWithValues: files))
    for number in 0..<5 { try checkout.edit("\(number).yaml", "job_name: job-", "job_name: run-") }
    for number in 5..<10 { try checkout.edit("\(number).yaml", "}} of", "}} in") }
    try checkout.edit("0.yaml", "worker_server_num: 1", "worker_server_num: 2")
    let text = try checkout.jobc("diff", "HEAD", "--format", "markdown").output
    #expect(text.utf8.count <= 60_000 && text.utf8.count > 50_000, "\(text.utf8.count)")
    #expect(text.contains("\n**2500 jobs renamed, 3000 changed**\n"), "\(text.prefix(300))")
    let renamed = text.matches(of: /\n\| renamed \|/).count
    #expect(text.contains("| … and \(2_500 - renamed) more jobs | | | |\n"))
    #expect(text.contains("#### 500 jobs\n"))
    let groups = text.matches(of: /\n#{4}\x20/).count
    #expect(text.contains("\n**… and \(2_501 - groups) more groups of changes**: `jobc diff HEAD` shows all.\n"))
    #expect(text.matches(of: /<details>/).count == text.matches(of: /<\/details>/).count)
  }

  @Test func aBrokenProjectFile() throws {
    let checkout = try Checkout()
    try checkout.edit("jobc.yaml", "default_environment: dev", "default_enviroment: dev")
    try expect(checkout.transcript(["diff HEAD"]), "project-error")
  }

  @Test func environmentsThatComeAndGo() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a"), "jobc.yaml": "environments: { dev: {}, old: {} }\n"])
    try checkout.jobc.write("jobc.yaml", "environments: { new: {}, dev: {} }\n")
    try expect(
      checkout.transcript(["diff HEAD", "diff HEAD --env new", "diff HEAD --env old", "diff HEAD --env neu"]),
      "environments")
  }

  @Test func secretsAreNotShown() throws {
    let checkout = try Checkout([
      "a.yaml": "variables: { key: hunter2 }\n" + plainJob("a", "parameter: { key: \"${{ var.key }}\" }")
    ])
    try checkout.edit("a.yaml", "{ key: hunter2 }", "{ key: { type: string, secret: true, default: hunter3 } }")
    let text = try checkout.transcript(["diff HEAD", "diff HEAD --format json", "diff HEAD --format markdown"])
    #expect(!text.contains("hunter"))
    try expect(text, "secrets")
  }

  @Test func colours() throws {
    let checkout = try Checkout()
    try checkout.edit("library/training.yaml", "image_size: 224", "image_size: 256")
    let outcome = try checkout.jobc("diff", "HEAD", "--color", "always", "-q", "jobs/vision/resnet50.yaml")
    #expect(
      outcome.output.hasPrefix(
        "\u{1B}[1mresnet50-baseline\u{1B}[0m in dev, prod\n  \u{1B}[36m~ config.parameter.image_size\u{1B}[0m: \"224\"")
    )
    #expect(outcome.errors == "")
  }

  // MARK: Which revisions

  @Test func rangesAreGits() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a"), "b.yaml": plainJob("b")])
    try checkout.git("checkout", "-q", "-b", "topic")
    try checkout.jobc.write("c.yaml", plainJob("c"))
    try checkout.commit("on topic")
    try checkout.git("checkout", "-q", "main")
    try checkout.remove("b.yaml")
    try checkout.commit("on main")
    try checkout.jobc.write("untracked.yaml", plainJob("d"))
    try expect(
      checkout.transcript([
        "diff main", "diff main topic", "diff main..topic", "diff main...topic", "diff topic...", "diff ..topic",
        "diff --merge-base topic", "diff --merge-base main topic", "diff HEAD~1 HEAD b.yaml", "diff HEAD a.yaml",
        "diff HEAD -- topic", "diff HEAD topic --exit-code -q",
      ]), "ranges")
  }

  @Test func whatIsNoRevision() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a"), "main": "", "sub/b.yaml": plainJob("b")])
    try checkout.git("branch", "feature/login")
    try checkout.git("tag", "v1.0")
    try expect(
      checkout.transcript([
        "diff", "diff mian", "diff v1.1", "diff HEAD main", "diff HEAD -- main", "diff HEAD..main nothing",
        "diff nothing...", "diff HEAD /", "diff HEAD --format xml", "diff -x", "diff a.yaml", "diff HEAD --var x=1",
        "diff HEAD -- nothing.yaml", "diff HEAD --threads 0", "diff HEAD --project nothing.yaml", "diff ''",
      ]), "refused")
  }

  @Test func nothingIsTouched() throws {
    let checkout = try Checkout()
    try checkout.edit("library/training.yaml", "image_size: 224", "image_size: 256")
    try checkout.jobc.write("jobs/new.yaml", plainJob("new"))
    // The index no longer knows the time of this file, and must not learn it from us.
    try checkout.edit("jobs/nightly.yaml", "spec_id: 5", "spec_id: 5")
    let before = try checkout.state()
    for arguments in [["HEAD"], ["HEAD", "HEAD"], ["HEAD...", "--format", "markdown"], ["HEAD", "--format", "json"]] {
      #expect(try checkout.jobc.run(["diff"] + arguments).status == 0)
    }
    #expect(try checkout.state() == before)
  }

  // MARK: Kinds of repositories

  @Test func belowTheRootOfTheRepository() throws {
    let checkout = try Checkout(Dictionary(uniqueKeysWithValues: Checkout.project.map { ("ml/\($0)", $1) }))
    try checkout.edit("ml/library/training.yaml", "image_size: 224", "image_size: 256")
    try expect(
      checkout.transcript(["diff HEAD", "diff HEAD vision/sweep.yaml", "diff HEAD ../library"], in: "ml/jobs"),
      "folder")
    #expect(try checkout.jobc("diff", "HEAD", "-q").output.contains("ml/library/training.yaml:10:17"))
  }

  @Test func bareRepositories() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a")])
    try checkout.edit("a.yaml", "spec_id: 1", "spec_id: 2")
    try checkout.commit("second")
    try checkout.git("clone", "-q", "--bare", ".", "bare.git")
    try expect(checkout.transcript(["diff HEAD~1 HEAD", "diff HEAD"], in: "bare.git"), "bare")
  }

  @Test func shallowClones() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a")])
    try checkout.git("checkout", "-q", "-b", "topic")
    try checkout.commit("second")
    let url = "file://" + checkout.jobc.folder.path
    try checkout.git("clone", "-q", "--depth", "1", "--no-single-branch", url, "shallow")
    try expect(
      checkout.transcript(["diff HEAD~1", "diff origin/main...", "diff origin/main"], in: "shallow"), "shallow")
  }

  @Test func hooksThatChangeTheirFolder() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a"), "sub/b.yaml": plainJob("b")])
    try checkout.edit("sub/b.yaml", "spec_id: 1", "spec_id: 2")
    let hook = ["GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": ""]
    #expect(try checkout.jobc.run(["diff", "HEAD", "-q"], environment: hook).output.contains("config.spec_id: 1 → 2"))
    let below = try checkout.jobc.shell("cd sub && GIT_DIR=.git GIT_INDEX_FILE=.git/index \"$JOBC\" diff HEAD")
    #expect(below.output.contains("b.yaml:4:12"))
    // Both are set by whoever keeps the two apart.
    try checkout.git("init", "-q", "other")
    let apart = try checkout.jobc.shell(
      "cd other && GIT_DIR=../.git GIT_WORK_TREE=.. \"$JOBC\" diff HEAD -q ../sub")
    #expect(apart.output.contains("../sub/b.yaml:4:12"))
  }

  @Test func whereGitIsNotThereOrRefuses() throws {
    let checkout = try Checkout(["a.yaml": plainJob("a")])
    let absent = try checkout.jobc.run(["diff", "HEAD"], environment: ["PATH": "/nonexistent"])
    #expect(
      absent
        == .init(
          status: 66, output: "",
          errors: "error: cannot run git: no such file or directory\nhelp: revisions are read by the git on PATH\n"))
    let refusing = try checkout.jobc.run(
      ["diff", "HEAD"], environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "HOME": checkout.jobc.folder.path])
    #expect(refusing.status == 66)
    #expect(
      refusing.errors.hasPrefix(
        "error: git refuses to read the repository: detected dubious ownership in repository at"))
    #expect(refusing.errors.contains("git config --global --add safe.directory"))
    let outside = try Jobc(files: ["a.yaml": plainJob("a")]).run(["diff", "HEAD"])
    #expect(outside.status == 66)
    #expect(outside.errors.hasPrefix("error: no git repository holds \""))
  }

  @Test func namesThatGitQuotes() throws {
    let checkout = try Checkout(["jobs/ä \"b\"\u{9}c\n.yaml": plainJob("a"), "x.yaml": plainJob("b")])
    try checkout.edit("jobs/ä \"b\"\u{9}c\n.yaml", "spec_id: 1", "spec_id: 2")
    #expect(
      try checkout.jobc("diff", "HEAD", "-q").output
        == "a\n  ~ config.spec_id: 1 → 2\n      jobs/ä \"b\"␉c␊.yaml:4:12\n")
    try checkout.commit("second")
    #expect(try checkout.jobc("diff", "HEAD~1", "HEAD", "-q").output.hasPrefix("a\n  ~ config.spec_id: 1 → 2\n"))
  }

  @Test func submodulesAreAnothersBusiness() throws {
    let other = try Checkout(["m.yaml": plainJob("theirs")])
    let checkout = try Checkout(["a.yaml": plainJob("a")])
    try checkout.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.jobc.folder.path, "sub")
    try checkout.commit("with a submodule")
    #expect(try checkout.jobc.read("sub/m.yaml").contains("theirs"))
    let nothing = "main → the work tree: no request has changed\n"
    #expect(try checkout.jobc("diff", "main") == .init(status: 0, output: "", errors: nothing))
  }

  @Test func symbolicLinks() throws {
    let checkout = try Checkout(["lib/real.yaml": "variables: { n: 1 }\n", "jobs/x": ""])
    try checkout.jobc.write(
      "jobs/a.yaml",
      "include: [../linked/lib.yaml]\n" + plainJob("a").replacing("spec_id: 1", with: "spec_id: ${{ var.n }}"))
    try checkout.jobc.write("shared/b.yaml", plainJob("b"))
    let manager = FileManager.default
    func link(_ path: String, to target: String) throws {
      try manager.createSymbolicLink(
        atPath: checkout.jobc.folder.appendingPathComponent(path).path, withDestinationPath: target)
    }
    try link("linked", to: "lib")
    try link("lib/lib.yaml", to: "real.yaml")
    try link("jobs/more", to: "../shared")
    try checkout.jobc.write("jobc.yaml", "manifests: [\"jobs/**/*.yaml\"]\n")
    try checkout.commit("links")
    try checkout.edit("lib/real.yaml", "n: 1", "n: 2")
    try checkout.edit("shared/b.yaml", "spec_id: 1", "spec_id: 3")
    let both =
      "a\n  ~ config.spec_id: 1 → 2\n      linked/lib.yaml:1:17\n\nb\n  ~ config.spec_id: 1 → 3\n      jobs/more/b.yaml:4:12\n"
    let sources = "\nlinked/lib.yaml reaches 1 job in 1 manifest: a\n"
    #expect(try checkout.jobc("diff", "HEAD", "-q").output == both + sources)
    try checkout.commit("values")
    #expect(try checkout.jobc("diff", "HEAD~1", "HEAD", "-q").output == both + sources)
    // A link that leads elsewhere may change everything.
    try checkout.remove("linked")
    try link("linked", to: "other")
    try checkout.jobc.write("other/lib.yaml", "variables: { n: 7 }\n")
    #expect(try checkout.jobc("diff", "HEAD", "-q").output.hasPrefix("a\n  ~ config.spec_id: 2 → 7\n"))
  }

  private func plainJob(_ name: String, _ more: String = "") -> String {
    """
    job_name: \(name)
    config:
      worker_server_num: 1
      spec_id: 1
      model_id: 4
      data_url: /b/data/
      train_url: /b/out/
      \(more)

    """
  }
}
