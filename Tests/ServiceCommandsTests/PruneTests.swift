import Executables
import Testing

/// `--prune --since`: what the manifests of a revision declared and no longer do.
@Suite(.timeLimit(.minutes(10)))
struct PruneTests {
  private static let git = "git -c user.name=t -c user.email=t@example.com"
  private static let noneDeleted =
    "warning: at HEAD~1 this project has no environment \"dev\": no job is deleted\n"

  /// Only what git says was declared is deleted.
  @Test func pruneDeletesWhatIsNoLongerDeclared() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc.shell("git init -q . && git add -A && \(Self.git) commit -qm one").status == 0)
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    #expect(try jobc.shell("rm b.yaml && \(Self.git) commit -qam two").status == 0)
    try jobc.write("c.yaml", LiveProject.job("foreign"))
    #expect(try jobc("apply", "--yes", "--quiet", "c.yaml").status == 0)
    #expect(try jobc.shell("rm c.yaml").status == 0)
    #expect(try jobc("plan", "--quiet", "--detailed-exitcode").status == 0)
    let plan = try jobc("plan", "--quiet", "--detailed-exitcode", "--prune", "--since", "HEAD~1")
    #expect(plan.status == 3)
    #expect(plan.output.contains("- delete second\n    declared at HEAD~1 and no longer"))
    #expect(plan.output.hasSuffix("\nPlan: 1 delete, 1 unchanged.\n"))
    let apply = try jobc("apply", "--yes", "--quiet", "--prune", "--since", "HEAD~1")
    #expect(apply.status == 0)
    #expect(apply.output.contains("delete second: applied"))
    let left = try jobc("status", "--all").output
    #expect(left.contains("first") && left.contains("foreign") && !left.contains("second"))
  }

  @Test func aRevisionThatThereIsNone() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc.shell("git init -q -b main . && git add -A && \(Self.git) commit -qm one").status == 0)
    let unknown = try jobc("plan", "--quiet", "--prune", "--since", "man")
    #expect(unknown.status == 64)
    #expect(unknown.errors == "error: unknown revision \"man\"\nhelp: did you mean \"main\"?\n")
    let option = try jobc("plan", "--quiet", "--prune", "--since=--help")
    #expect(option.status == 64)
    #expect(option.errors.hasPrefix("error: unknown revision \"--help\""))
    let nowhere = try LiveProject.make()("plan", "--quiet", "--prune", "--since", "main")
    #expect(nowhere.status == 66)
    #expect(nowhere.errors.hasPrefix("error: no git repository holds \""))
  }

  /// What another project declared, above or below, is not this project's to delete, though names and environments agree.
  @Test(arguments: ["", "a/"])
  func otherProjectsKeepTheirJobs(place: String) throws {
    let jobc = try LiveProject.make()
    // First there is the project at the root with one below it; then those two are gone and another one is there.
    let other = "environments: { dev: { endpoint: emulator, project_id: demo } }\n"
    let job = LiveProject.job("third").replacing("include: [lib.yaml]\n", with: "")
      .replacing("${{ var.bucket }}", with: "/b")
    try jobc.write("a/b/jobc.yaml", other)
    try jobc.write("a/b/third.yaml", job)
    #expect(try jobc.shell("git init -q . && git add -A && \(Self.git) commit -qm one").status == 0)
    #expect(try jobc.shell("git rm -rq . && mkdir -p a").status == 0)
    try jobc.write("\(place)jobc.yaml", other)
    try jobc.write("\(place)new.yaml", job.replacing("third", with: "new"))
    #expect(try jobc.shell("git add -A && \(Self.git) commit -qm two").status == 0)
    let plan = try jobc.shell(
      """
      cd ./\(place) || exit
      for name in first second third; do
        sed "s/new/$name/" new.yaml > $name.yaml && "$JOBC" apply --quiet --yes $name.yaml > /dev/null && rm $name.yaml
      done
      "$JOBC" plan --quiet --prune --since HEAD~1
      """)
    #expect(plan.status == 0)
    if place.isEmpty {
      // The project of the root is the same one still, whatever its files.
      #expect(plan.errors == "")
      #expect(plan.output.hasSuffix("\nPlan: 1 create, 2 delete.\n"))
      #expect(!plan.output.contains("third"))
    } else {
      #expect(plan.errors == Self.noneDeleted)
      #expect(plan.output.hasSuffix("\nPlan: 1 create.\n"))
    }
  }

  /// The repository is the one of the project, wherever the command is typed, and a variable's file is the one that is
  /// there.
  @Test func aProjectElsewhere() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc.shell("git init -q . && git add -A && \(Self.git) commit -qm one").status == 0)
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    #expect(try jobc.shell("rm b.yaml && mkdir elsewhere && echo 'bucket: /dev' > elsewhere/my.vars.yaml").status == 0)
    let plan = try jobc.shell(
      """
      cd elsewhere && git init -q . || exit
      "$JOBC" plan --quiet --project ../jobc.yaml --var-file my.vars.yaml --prune --since HEAD
      """)
    #expect(plan.status == 0, "\(plan.errors)")
    #expect(plan.output.hasSuffix("\nPlan: 1 delete, 1 unchanged.\n"), "\(plan.output)")
  }

  /// A job with an error then is not known to have been declared.
  @Test func errorsInTheRevision() throws {
    let jobc = try LiveProject.make(["c.yaml": "job_name: third\nconfig: { worker_servr_num: 1 }\n"])
    #expect(try jobc.shell("git init -q . && git add -A && \(Self.git) commit -qm one && rm c.yaml").status == 0)
    let plan = try jobc("plan", "--quiet", "--prune", "--since", "HEAD")
    #expect(plan.status == 0)
    #expect(
      plan.errors
        == "warning: the manifests at HEAD have 4 errors; jobs that did not compile there are not deleted\n")
  }
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}
