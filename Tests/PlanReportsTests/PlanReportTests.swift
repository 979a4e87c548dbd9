import DocumentModel
import Golden
import JobAPI
import PlanReports
import Planner
import Reporters
import Testing

/// Plans and applies in words, held to accepted output.
struct PlanReportTests {
  private static func expect(_ text: String, _ name: String) throws {
    try Golden.expect(text, at: Golden.root.appending(path: "Tests/PlanReportsTests/Goldens/\(name)"))
  }

  @Test func aPlanOfEveryKind() throws {
    let plan = PlanSamples.everyKind
    try Self.expect(PlanText.text(of: plan, isColored: false), "every-kind.txt")
    try Self.expect(PlanText.text(of: plan, isColored: true), "every-kind.ansi.txt")
    try Self.expect(PlanMarkdown.text(of: plan), "every-kind.md")
    try Self.expect(String(decoding: PlanJSON.bytes(of: plan, madeBy: "1.2.3"), as: UTF8.self), "every-kind.json")
  }

  /// The same change of 150 jobs is one entry, with all their names.
  @Test func twoHundredJobs() throws {
    let plan = PlanSamples.twoHundred
    let text = PlanText.text(of: plan, isColored: false)
    try Self.expect(text, "two-hundred.txt")
    try Self.expect(PlanMarkdown.text(of: plan), "two-hundred.md")
    for step in plan.steps where step.action != .none { #expect(text.contains(step.job.name)) }
    #expect(text.split(separator: "\n").count < 60)
    #expect(text.hasSuffix("\nPlan: 20 create, 150 version, 30 unchanged.\n"))
  }

  /// A comment is never longer than a host takes; it says how much it leaves out, and where all of it is.
  @Test func commentsHaveALimit() throws {
    for (name, plan) in PlanSamples.tooLong {
      let text = PlanMarkdown.text(of: plan)
      #expect(text.utf8.count <= MarkdownText.commentLimit, "\(name)")
      #expect(text.utf8.count > MarkdownText.commentLimit / 3, "\(name): \(text.utf8.count)")
      #expect(text.hasPrefix("### jobc plan: \(plan.counts.words)\n"))
      #expect(text.contains("… and "), "\(name)")
      #expect(text.hasSuffix(".\n") && text.contains("\nPlan: \(plan.counts.words)"), "\(name)")
      #expect(text.matches(of: /<details>/).count == text.matches(of: /<\/details>/).count, "\(name)")
      #expect(text.split(separator: "\n").count { $0.hasPrefix("```") }.isMultiple(of: 2), "\(name)")
    }
  }

  /// What cannot be taken back stands first where not all has room; what is left out is counted exactly.
  @Test func whatIsLeftOutOfAComment() throws {
    let plan = try #require(PlanSamples.tooLong.first { $0.name == "changes of their own" }).plan
    let text = PlanMarkdown.text(of: plan)
    let blocked = try #require(text.firstRange(of: "\n**replace** `moved`"))
    let delete = try #require(text.firstRange(of: "\n**delete** `former`"))
    let version = try #require(text.firstRange(of: "\n**version** `sweep-seed0`"))
    #expect(blocked.lowerBound < delete.lowerBound && delete.lowerBound < version.lowerBound)
    let shown = text.matches(of: /\n\*\*version\*\*/).count
    #expect(text.contains("\n**… and \(5_000 - shown) more jobs**: `jobc plan --env prod` shows all.\n"))
    let list = PlanMarkdown.text(of: PlanSamples.tooLong[0].plan)
    let names = list.matches(of: /\n- `sweep-seed/).count
    #expect(names > 500 && list.contains("\n- … and \(5_000 - names) more\n"))
  }

  /// The cell stands where the name does not say it all.
  @Test func cellsOfAMatrix() {
    var plan = PlanSamples.sweep(remainingJobs: nil)
    let text = PlanText.text(of: plan, isColored: false)
    #expect(
      text.contains(
        "    jobs/a.yaml: 4 jobs\n"
          + "      sweep-0-adam (lr=0.1, optimiser=adam), sweep-0-sgd (lr=0.1, optimiser=sgd),\n"
          + "      sweep-1-adam (lr=1e-3, optimiser=adam), sweep-1-sgd (lr=1e-3, optimiser=sgd)\n"), "\(text)")
    #expect(PlanMarkdown.text(of: plan).contains("\n- `sweep-0-adam` (`lr=0.1, optimiser=adam`) in `jobs/a.yaml`\n"))
    plan.steps[0].job.name = "sweep-lr0.1-adam"
    #expect(PlanText.text(of: plan, isColored: false).contains("\n      sweep-lr0.1-adam, sweep-0-sgd (lr=0.1,"))
    plan.steps = [plan.steps[1]]
    #expect(
      PlanText.text(of: plan, isColored: false).contains(
        "+ create sweep-0-sgd  jobs/a.yaml (lr=0.1, optimiser=sgd)\n"))
    #expect(PlanMarkdown.text(of: plan).contains("**create** `sweep-0-sgd` (`lr=0.1, optimiser=sgd`): "))
  }

  /// A quota is worth a line where it is near, and a warning says so where it is too small.
  @Test(
    arguments: [
      (nil, nil), (3, nil), (4, "workspace 0 allows 4 more jobs, none after this plan"),
      (13, "workspace 0 allows 13 more jobs, 9 after this plan"), (14, nil), (10_000, nil),
    ] as [(Int?, String?)])
  func quotasThatAreNear(remaining: Int?, line: String?) {
    let plan = PlanSamples.sweep(remainingJobs: remaining)
    let lines = PlanText.text(of: plan, isColored: false).split(separator: "\n").filter { $0.hasPrefix("quota: ") }
    #expect(lines == (line.map { ["quota: \($0)"] } ?? []))
    #expect(PlanMarkdown.text(of: plan).contains("Quota: ") == (line != nil))
  }

  /// What steers a terminal, and what is markup, shows as it is.
  @Test func nothingInAPlanIsObeyed() {
    var plan = PlanSamples.everyKind
    plan.steps[0].job.name = "\u{1B}[31m</details>|`x`\n# head"
    plan.steps[0].reason = "\u{202E}<script>"
    plan.target.endpoint = "\u{1B}]0;x\u{7}"
    let text = PlanText.text(of: plan, isColored: false) + PlanMarkdown.text(of: plan)
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
    #expect(!PlanMarkdown.text(of: plan).contains("\n# head"))
  }

  @Test func whatIsNoChangeIsOneLine() {
    var plan = PlanSamples.twoHundred
    plan.steps = plan.steps.filter { $0.action == .none }
    let text = PlanText.text(of: plan, isColored: false)
    #expect(text.hasSuffix("\n\nNo changes: 30 jobs are as declared.\n"))
    #expect(text.split(separator: "\n").count == 3)
  }

  @Test func linesOfLongValues() {
    let plan = PlanSamples.changing(from: "a\nb\nc\nd\ne\nf\ng\nh", to: "a\nb\nc\nd\nE\nf\ng\nh\ni")
    let text = PlanText.text(of: plan, isColored: false)
    #expect(
      text.contains(
        """
              … 2 lines as before
              c
              d
            - e
            + E
              f
              g
              h
            + i
        """.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")), "\(text)")
  }

  @Test func anApply() throws {
    let report = PlanSamples.report
    try Self.expect(ApplyText.text(of: report), "apply.txt")
    var events: [ApplyEvent] = [.started(report.target, steps: report.steps.count)]
    for (index, step) in report.steps.enumerated() {
      events.append(.stepStarted(index: step.index, job: step.job, action: step.action))
      events.append(.stepFinished(step, done: index + 1, steps: report.steps.count))
    }
    events.insert(.looking(index: 1, job: report.steps[1].job, attempt: 2), at: 4)
    events.insert(.awaitingName(index: 1, job: report.steps[1].job), at: 5)
    events.append(.finished(report))
    let lines = events.map { ApplyEventLine.json(of: $0) }
    try Self.expect(String(decoding: lines.joined(), as: UTF8.self), "apply.jsonl")
    for line in lines {
      #expect(line.filter { $0 == 0x0A }.count == 1)
      #expect(try JSONValue(json: line)["schema_version"] == 1)
    }
  }
}
