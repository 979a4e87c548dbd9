import DocumentModel
import Executables
import Testing

/// `plan` and `apply` as they are typed, over the embedded emulator and real HTTP.
@Suite(.timeLimit(.minutes(10)))
struct PlanAndApplyTests {
  @Test func planAfterApplyIsEmpty() throws {
    let jobc = try LiveProject.make()
    let plan = try jobc("plan", "--quiet", "--detailed-exitcode")
    #expect(plan.status == 2)
    #expect(plan.output.hasPrefix("environment dev, endpoint emulator, project demo\ninputs sha256:"))
    #expect(plan.output.contains("(4 files)\n"))
    #expect(plan.output.hasSuffix("\nPlan: 2 create.\n"))
    #expect(plan.errors == "")
    let apply = try jobc("apply", "--yes")
    #expect(apply.status == 0)
    #expect(apply.output.hasSuffix("\nApply to dev (emulator, project demo): 2 applied.\n"))
    #expect(apply.errors.contains("[1/2] create "))
    #expect(apply.errors.contains("[2/2] create "))
    let again = try jobc("plan", "--quiet", "--detailed-exitcode")
    #expect(again.status == 0)
    #expect(again.output.hasSuffix("\nNo changes: 2 jobs are as declared.\n"))
    #expect(try jobc("apply", "--quiet").status == 0)
  }

  /// A changed value becomes a version, shown with its place; only what was named is touched.
  @Test func aChangeIsANewVersion() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    try jobc.write("a.yaml", LiveProject.job("first", parameters: "lr: 0.2, emulator_run_seconds: 0"))
    let plan = try jobc("plan", "--quiet")
    #expect(plan.output.contains("^ version first  a.yaml\n"))
    #expect(plan.output.contains("\n    config.parameter.lr  \"0.10\" → \"0.2\"  a.yaml:11:20\n"))
    #expect(plan.output.hasSuffix("\nPlan: 1 version, 1 unchanged.\n"))
    let apply = try jobc("apply", "--yes", "--quiet", "a.yaml")
    #expect(apply.status == 0)
    #expect(apply.output.hasPrefix("version first: applied (V0002, job "))
  }

  /// Nobody can be asked here, so nothing is done.
  @Test func withoutATerminal() throws {
    let jobc = try LiveProject.make()
    let outcome = try jobc("apply", "--quiet")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "error: there is no terminal to ask on\nhelp: say \"--yes\" to apply without asking, or save a plan with "
        + "\"jobc plan -o FILE\" and apply that\n")
    #expect(try jobc("status", "--all").output == "dev (emulator, project demo): no jobs\n")
  }

  @Test func aSavedPlanWorksOnce() throws {
    let jobc = try LiveProject.make()
    let saved = try jobc("plan", "-o", "a.plan")
    #expect(saved.errors.hasSuffix("saved the plan in a.plan; carry it out with: jobc apply a.plan\n"))
    #expect(try jobc("plan", "show", "a.plan") == .init(status: 0, output: saved.output, errors: ""))
    // What was planned is applied, whatever the manifests have become.
    try jobc.write("a.yaml", LiveProject.job("other"))
    let apply = try jobc("apply", "a.plan", "--quiet")
    #expect(apply.status == 0)
    #expect(apply.errors == "warning: a.yaml has changed since this plan was saved\n" + Self.plannedAnew)
    #expect(apply.output.contains("create first: applied (V0001, job "))
    #expect(apply.output.hasSuffix("2 applied.\n"))
    let again = try jobc("apply", "a.plan", "--quiet")
    #expect(again.status == 4)
    #expect(again.output.contains("create first: stale"))
    #expect(again.output.contains("2 stale.\nnext: the 2 steps that were stale: look at"))
  }

  private static let plannedAnew =
    "help: the plan is carried out as it was saved; for what the files say now, plan anew\n"

  /// A saved plan is applied as it is, and who changed its files since is told, in a sentence however many they are.
  @Test(arguments: [
    ("touch a.yaml b.yaml", ""),
    ("rm b.yaml", "warning: b.yaml is gone since this plan was saved\n" + plannedAnew),
    (
      "echo '# more' | tee -a a.yaml b.yaml",
      "warning: a.yaml and b.yaml have changed since this plan was saved\n" + plannedAnew
    ),
    (
      "echo '# more' | tee -a a.yaml jobc.yaml; rm b.yaml; mkdir -p lib.yaml.d; mv lib.yaml lib.yaml.d",
      "warning: a.yaml and jobc.yaml have changed since this plan was saved\n"
        + "warning: b.yaml and lib.yaml are gone since this plan was saved\n" + plannedAnew
    ),
    (
      "echo '# more' | tee -a *.yaml",
      "warning: a.yaml, b.yaml, jobc.yaml and 1 more file have changed since this plan was saved\n" + plannedAnew
    ),
  ])
  func aSavedPlanSaysWhatHasChangedSince(change: String, errors: String) throws {
    let jobc = try LiveProject.make()
    #expect(try jobc("plan", "-o", "a.plan", "--quiet").status == 0)
    #expect(try jobc.shell(change).status == 0)
    let apply = try jobc("apply", "a.plan", "--quiet")
    #expect(apply.status == 0)
    #expect(apply.output.hasSuffix("2 applied.\n"))
    #expect(apply.errors == errors)
  }

  /// Where only the plan was handed on, as from one job of a pipeline to the next, nothing is known of its files.
  @Test func aSavedPlanWithoutItsFiles() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc("plan", "-o", "a.plan", "--quiet").status == 0)
    let elsewhere = try Jobc(files: ["a.plan": try jobc.read("a.plan")])
    let apply = try elsewhere("apply", "a.plan", "--parallelism", "1")
    #expect(apply.status == 0)
    #expect(
      apply.errors.hasPrefix(
        "note: none of the 4 files that this plan was made from is here: whether they have changed since it was saved "
          + "is not known\n[1/2] create first: applied"))
    #expect(try elsewhere("apply", "a.plan", "--quiet").errors == "")
  }

  @Test func aSavedPlanDecidesAlone() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc("plan", "-o", "a.plan", "--quiet").status == 0)
    for arguments in [["--env", "prod"], ["--var", "bucket=/x"], ["--allow-replace"], ["b.yaml"]] {
      let outcome = try jobc.run(["apply", "a.plan"] + arguments)
      #expect(outcome.status == 64)
      #expect(outcome.errors.hasPrefix("error: \"a.plan\" is a saved plan, "))
    }
    try jobc.write("b.plan", #"{"jobc_plan": 1, "plan": {"#)
    let cut = try jobc("apply", "b.plan")
    #expect(cut.status == 66)
    #expect(
      cut.errors
        == "error: \"b.plan\" is a saved plan that ends in the middle\n"
        + "help: copy the file again, or plan anew with \"jobc plan -o FILE\"\n")
    #expect(try jobc("plan", "show", "none.plan").status == 66)
    // Nobody else reads it.
    #expect(try jobc.shell("ls -l a.plan | cut -c1-10").output == "-rw-------\n")
    #expect(try jobc("plan", "show", "a.yaml").errors.hasPrefix("error: \"a.yaml\" is no saved plan\n"))

    try jobc.write("c.plan", "")
    let empty = try jobc("apply", "--yes", "c.plan")
    #expect(empty.status == 66 && empty.output == "")
    #expect(empty.errors.hasPrefix("error: \"c.plan\" is empty: it is no saved plan and no manifest\n"))
    #expect(try jobc("plan", "show").status == 64)
  }

  @Test func aProtectedEnvironmentTakesASavedPlan() throws {
    let jobc = try LiveProject.make()
    let refused = try jobc("apply", "--env", "prod", "--yes", "--quiet")
    #expect(refused.status == 64)
    #expect(refused.output == "")
    #expect(
      refused.errors.hasPrefix("error: the environment \"prod\" is protected: apply takes a saved plan only\nhelp: "))
    #expect(try jobc("plan", "--env", "prod", "-o", "prod.plan", "--quiet").status == 0)
    #expect(
      try jobc("apply", "prod.plan", "--quiet").output.hasSuffix("Apply to prod (emulator, project live): 2 applied.\n")
    )
    #expect(try jobc("delete", "first", "--env", "prod", "--yes").status == 64)
  }

  /// A job with an error is not left out of a plan, where nobody would miss it.
  @Test func errorsAreInTheWay() throws {
    let jobc = try LiveProject.make(["c.yaml": "job_name: third\nconfig: { worker_servr_num: 1 }\n"])
    for verb in ["plan", "apply"] {
      let outcome = try jobc(verb)
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("c.yaml:2:11: error: unknown key \"worker_servr_num\""))
      #expect(outcome.errors.hasSuffix("error: nothing was planned, because of the findings above\n"))
    }
  }

  @Test func limitsAndEvents() throws {
    let jobc = try LiveProject.make()
    let limited = try jobc("apply", "--yes", "--quiet", "--max-changes", "1")
    #expect(limited.status == 1)
    #expect(limited.errors.hasPrefix("error: the plan changes 2 jobs (2 create), and --max-changes allows 1"))
    let events = try jobc("apply", "--yes", "--format", "json", "--parallelism", "1")
    #expect(events.status == 0)
    let lines = try events.output.split(separator: "\n").map { try JSONValue(json: Array($0.utf8)) }
    #expect(
      lines.map { $0["event"]?.string } == [
        "started", "step_started", "step_finished", "step_started", "step_finished", "finished",
      ])
    #expect(lines.last?["applied"] == 2)
  }

  /// Secrets are in no plan, and filled in where it is applied.
  @Test func secretsStayOutOfPlans() throws {
    let manifest =
      "variables: { key: { type: string, secret: true, from: { env: MY_KEY } } }\n"
      + LiveProject.job("third", parameters: "key: \"${{ var.key }}\"")
    let jobc = try LiveProject.make(["c.yaml": manifest])
    let environment = ["MY_KEY": "hush-hush"]
    let run = { (arguments: [String]) in try jobc.run(arguments, environment: environment) }
    #expect(try run(["plan", "-o", "a.plan", "--quiet", "c.yaml"]).status == 0)
    #expect(!(try jobc.read("a.plan")).contains("hush"))
    let missing = try jobc("apply", "a.plan", "--quiet")
    #expect(missing.status == 1)
    #expect(missing.errors == "error: the job \"third\" needs the value of secret.key: set MY_KEY\n")
    let apply = try run(["apply", "a.plan"])
    #expect(apply.status == 0)
    #expect(!(apply.output + apply.errors).contains("hush"))
    #expect(try run(["plan", "--quiet", "--detailed-exitcode", "c.yaml"]).status == 0)
    #expect(try jobc("import", "third", "--quiet").output.contains("key: hush-hush\n"))
  }

  @Test(arguments: [
    (["plan", "--prune"], "error: \"--prune\" needs to know which jobs were declared once\n"),
    (["plan", "--since", "HEAD"], "error: \"--since\" is for \"--prune\"\n"),
    (["apply", "--prune", "--since", "HEAD", "a.yaml"], "error: \"--prune\" looks at the whole project"),
    (["plan", "--env", "dev", "--env", "prod"], "error: \"--env\" names 2 environments; this verb acts on one"),
    (["plan", "--endpoint", "ftp://x"], "error: the endpoint \"ftp://x\" is neither \"emulator\" nor an https URL\n"),
    (["plan", "--endpoint", "http://example.com"], "error: plain http to \"example.com\""),
    (["plan", "--parallelism", "0"], "error: \"--parallelism\" takes a number from 1 to 64, not \"0\"\n"),
    (["apply", "--max-changes", "few"], "error: \"--max-changes\" takes a number from 0, not \"few\"\n"),
    (["plan", "--format", "mardown"], "error: unknown format \"mardown\" for \"--format\"\n"),
  ])
  func usageErrors(arguments: [String], errors: String) throws {
    let outcome = try LiveProject.make().run(arguments, environment: ["JOBC_TOKEN": "t"])
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(errors))
  }

  /// Credentials are asked for before anything else, and what is not answered is told.
  @Test func withoutCredentialsOrService() throws {
    let jobc = try LiveProject.make()
    let missing = try jobc("plan", "--quiet", "--endpoint", "https://example.com")
    #expect(missing.status == 77)
    #expect(missing.errors.hasPrefix("error: no credentials in the process environment\nhelp: set HUAWEICLOUD_SDK_AK"))
    let away = try jobc("status", "--quiet", "--endpoint", "http://127.0.0.1:1")
    #expect(away.status == 69)
    #expect(away.errors.hasPrefix("error: cannot list the jobs of dev (http://127.0.0.1:1, project demo): "))
  }
}
