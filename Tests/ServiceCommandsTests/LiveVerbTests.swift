import DocumentModel
import Executables
import Testing

/// The verbs that look at and act on live jobs.
@Suite(.timeLimit(.minutes(10)))
struct LiveVerbTests {
  private func applied() throws -> Jobc {
    let jobc = try LiveProject.make()
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    return jobc
  }

  @Test func statusShowsWhatIsDeclared() throws {
    let jobc = try LiveProject.make()
    let before = try jobc("status")
    #expect(before.status == 0)
    #expect(before.output.contains("first   not submitted"))
    #expect(before.output.contains("a.yaml\n"))
    #expect(try jobc("apply", "--yes", "--quiet", "a.yaml").status == 0)
    let after = try jobc("status", "--format", "json")
    #expect(after.output.contains("\"job_name\": \"first\""))
    #expect(after.output.contains("\"version_count\": 1"))
    #expect(after.output.contains("\"status\": null"))
    #expect(try jobc("status", "./b.yaml").output.contains("second  not submitted"))
  }

  @Test func waitTellsOutcomes() throws {
    let jobc = try LiveProject.make([
      "b.yaml": LiveProject.job("second", parameters: "emulator_run_seconds: 0, emulator_outcome: failed")
    ])
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    let first = try jobc("wait", "first", "--timeout", "1m")
    #expect(first.status == 0)
    #expect(first.output.contains("first  COMPLETED"))
    #expect(first.errors.contains("first: COMPLETED\n"))
    let all = try jobc("wait", "--timeout", "1m", "--quiet")
    #expect(all.status == 6)
    #expect(all.output.contains("second  FAILED"))
    #expect(all.errors == "")
    #expect(try jobc("wait", "--timeout", "soon").status == 64)
  }

  @Test func waitGivesUp() throws {
    let jobc = try LiveProject.make(["a.yaml": LiveProject.job("first", parameters: "emulator_run_seconds: 3600")])
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    let outcome = try jobc("wait", "first", "--timeout", "1s")
    #expect(outcome.status == 7)
    #expect(outcome.errors.hasSuffix("the time is up; 1 of 1 have not ended\n"))
    #expect(try jobc("stop", "first").output == "first: stopping\n")
    #expect(try jobc("wait", "first", "--timeout", "1m", "--quiet").status == 6)
    #expect(try jobc("stop", "first").output == "first: has ended already (KILLED)\n")
  }

  @Test func rerunMakesAVersion() throws {
    let jobc = try applied()
    let outcome = try jobc("rerun", "first", "--yes", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("version first: applied (V0002, job "))
    #expect(try jobc("plan", "--quiet", "--detailed-exitcode").status == 0)
    #expect(try jobc("rerun", "first").status == 64)
  }

  @Test func deleteAsks() throws {
    let jobc = try applied()
    #expect(try jobc("delete", "first").status == 64)
    #expect(try jobc("delete", "first", "--yes") == .init(status: 0, output: "first: deleted\n", errors: ""))
    #expect(
      try jobc("delete", "first", "--yes")
        == .init(
          status: 66, output: "",
          errors: "error: there is no live job \"first\" in dev (emulator, project demo)\n"
            + "help: a.yaml declares it; submit it with \"jobc apply\"\n"))
    #expect(try jobc("delete").status == 64)
  }

  @Test func unknownNamesAreSuggested() throws {
    let jobc = try applied()
    for verb in ["status", "stop", "logs", "import", "wait"] {
      let outcome = try jobc(verb, "frist")
      #expect(outcome.status == 66)
      #expect(
        outcome.errors
          == "error: there is no live job \"frist\" in dev (emulator, project demo)\nhelp: did you mean \"first\"?\n")
    }
  }

  /// What is imported plans to nothing, also where everything in it needs care.
  @Test func importPlansToNothing() throws {
    let parameters =
      #"lr: 1e-4, octal: "007", yes: "yes", text: "a: b # c", empty: "", ref: "$${{ x }}", quote: 'say "hi"', "#
      + #"lines: "one\ntwo\n", trailing: "x ", unit: "é\t✓", "010": ten, "true": t"#
    let jobc = try LiveProject.make([
      "c.yaml": "job_desc: \"it's: a # test\"\n" + LiveProject.job("third", parameters: parameters)
    ])
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    let outcome = try jobc("import", "third", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    try jobc.write("c.yaml", outcome.output)
    #expect(try jobc("check", "--quiet").output == "")
    #expect(try jobc("plan", "--quiet", "--detailed-exitcode").status == 0)
    #expect(outcome.output.contains("    lr: 1e-4\n"))
    #expect(outcome.output.hasSuffix("environments:\n  dev: {}\n"))
    #expect(try jobc("import", "third", "-o", "c.yaml").status == 73)
    #expect(try jobc("import", "first", "second", "-o", "new.yaml").errors == "wrote 2 jobs to new.yaml\n")
    #expect(try jobc.read("new.yaml").contains("\n---\njob_name: second\n"))
  }

  @Test func waitingAsEvents() throws {
    let jobc = try applied()
    let outcome = try jobc("wait", "first", "--timeout", "1m", "--format", "json")
    #expect(outcome.status == 0)
    let events = try outcome.output.split(separator: "\n").map { try JSONValue(json: Array($0.utf8)) }
    #expect(events.allSatisfy { $0["schema_version"] == 1 && $0["job_name"] == "first" })
    #expect(events.dropLast().allSatisfy { $0["event"] == "state" })
    #expect(events.last?["event"] == "outcome" && events.last?["status"] == "COMPLETED")
  }

  @Test func catalogPullIsStable() throws {
    let jobc = try LiveProject.make()
    #expect(
      try jobc("catalog", "pull", "--check", "--quiet")
        == .init(status: 1, output: "catalog/dev.lock.json: there is no such file\n", errors: ""))
    let pulled = try jobc("catalog", "pull", environment: ["SOURCE_DATE_EPOCH": "1732348800"])
    #expect(pulled.status == 0)
    #expect(pulled.errors.hasPrefix("wrote catalog/dev.lock.json from dev (emulator, project demo): "))
    let lock = try jobc.read("catalog/dev.lock.json")
    #expect(lock.contains("\"pulled_at\": \"2024-11-23T08:00:00Z\""))
    #expect(try jobc("catalog", "pull", "--check") == .init(status: 0, output: "", errors: ""))
    #expect(try jobc("catalog", "show").status == 0)
    try jobc.write("catalog/dev.lock.json", lock.replacing("\"max_num\":", with: "\"max_nun\":"))
    let stale = try jobc("catalog", "pull", "--check")
    #expect(stale.status == 1)
    #expect(stale.output.contains("catalog/dev.lock.json: spec_id "))
    try jobc.write("catalog/dev.lock.json", "{")
    let cutOff = try jobc("catalog", "pull", "--check")
    #expect(cutOff.output == "catalog/dev.lock.json: is no JSON\n")
  }

  @Test func logsOfANode() throws {
    let jobc = try applied()
    #expect(try jobc("wait", "first", "--timeout", "1m", "--quiet").status == 0)
    let outcome = try jobc("logs", "first", "--follow")
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(try jobc("logs", "first", "--node", "7").errors.hasPrefix("error: the job \"first\" has no node 7\n"))
    #expect(try jobc("logs", "first", "second").status == 64)
  }

  /// A log of more lines than an answer has is printed from its first line on, or from where it was asked.
  @Test func logsOfManyLines() throws {
    let jobc = try LiveProject.make(["a.yaml": LiveProject.job("first", parameters: "emulator_run_seconds: 2")])
    let outcome = try jobc.shell(
      """
      "$JOBC" emulator --quiet --speed 1000 > url & emulator=$!
      trap 'kill $emulator' EXIT
      while ! grep -qs http url; do sleep 0.05; done
      URL=$(sed 's/emulator: //' url)
      "$JOBC" apply --quiet --yes --endpoint $URL a.yaml > /dev/null || exit
      "$JOBC" wait --quiet --timeout 1m --endpoint $URL first > /dev/null || exit
      logs() { "$JOBC" logs first --endpoint $URL "$@" | cut -d ' ' -f 2; }
      logs > all; wc -l < all; seq "$(wc -l < all)" | cmp - all
      logs --lines 700 > some; tail -n 700 all | cmp - some
      logs --tail 3 > few; tail -n 3 all | cmp - few
      logs -n 0
      logs --follow -n 0
      logs --follow > followed; cmp all followed
      """)
    #expect(outcome.errors == "")
    #expect(Int(outcome.output.filter { $0 != "\n" && $0 != " " }).map { $0 >= 1_300 } ?? false, "\(outcome.output)")
    #expect(try jobc("logs", "first", "--lines", "-1").status == 64)
  }

  /// Git does not see what the emulator keeps.
  @Test func theStateIsIgnored() throws {
    let jobc = try applied()
    #expect(try jobc.read(".jobc/.gitignore") == "*\n")
    #expect(try jobc.files(below: ".jobc").contains("emulator.sqlite"))
  }
}
