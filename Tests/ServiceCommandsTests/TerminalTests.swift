import Executables
import Testing

/// `plan` and `apply` as they look on a terminal.
@Suite(.timeLimit(.minutes(10)))
struct TerminalTests {
  private static let reset = "\u{1B}[0m"

  @Test func planIsColored() throws {
    let jobc = try LiveProject.make()
    let colored = try Terminal("\"$JOBC\" plan", in: jobc)
    #expect(try colored.end() == 0)
    #expect(colored.sent.contains("\u{1B}[32m+ create 2 jobs\(Self.reset)\r\n"))
    #expect(colored.sent.contains("\u{1B}[1mPlan: 2 create.\(Self.reset)\r\n"))
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let plain = try Terminal("\"$JOBC\" plan", in: jobc, environment: environment)
      #expect(try plain.end() == 0)
      #expect(plain.screen == colored.screen)
      #expect(!plain.sent.contains("\u{1B}"))
    }
    let never = try Terminal("\"$JOBC\" plan --color never; \"$JOBC\" plan | cat", in: jobc)
    #expect(try never.end() == 0)
    #expect(!never.sent.contains("\u{1B}"))
  }

  /// Only the word that is asked for is a yes; whatever else is typed does nothing and says so.
  @Test(arguments: [
    ("yes\r", 0, "Type yes to go on: yes"), ("y\r", 1, "\"y\" is not \"yes\": nothing was done."),
    ("YES\r", 1, "\"YES\" is not \"yes\": nothing was done."), ("n\r", 1, "Nothing was done."),
    ("\r", 1, "Nothing was done."), ("\u{4}", 1, "Nothing was done."), ("\u{3}", 130, "Nothing was done."),
    ("ye\u{3}", 130, "Nothing was done."), ("\u{1B}[31m\r", 1, "\"␛[31m\" is not \"yes\": nothing was done."),
  ])
  func confirmation(typed: String, status: Int32, last: String) throws {
    let jobc = try LiveProject.make()
    let terminal = try Terminal("\"$JOBC\" apply --quiet", in: jobc)
    try terminal.wait(for: "\r\nApply 2 create to dev (emulator, project demo)?\r\nType yes to go on: ")
    terminal.type(typed)
    #expect(try terminal.end() == status)
    let rows = terminal.screen
    let prompt = try #require(rows.firstIndex { $0.hasPrefix("Type yes to go on:") })
    if status == 0 {
      #expect(rows[prompt] == last)
      #expect(rows.last == "Apply to dev (emulator, project demo): 2 applied.")
    } else {
      // On a line of its own, and the last one.
      #expect(rows[(prompt + 1)...].filter { !$0.isEmpty } == [last], "\(rows)")
    }
    #expect(try jobc("status", "--all").output.contains("no jobs") == (status != 0))
  }

  /// Where the question cannot be seen, or the answer is no person's, nobody is asked.
  @Test(arguments: ["< /dev/null", "2> err.txt"]) func noTerminalToAskOn(redirection: String) throws {
    let jobc = try LiveProject.make()
    let terminal = try Terminal("\"$JOBC\" apply --quiet \(redirection)", in: jobc)
    #expect(try terminal.end() == 64)
    #expect(!terminal.sent.contains("Type yes"))
  }

  /// Runs an apply of eight jobs with long names over an emulator that is slow enough to be watched.
  private func apply(_ line: String, columns: Int, environment: [String: String] = [:]) throws -> (Terminal, Jobc) {
    var files = ["jobc.yaml": "environments: { dev: { endpoint: emulator, project_id: demo } }\n"]
    for number in 0..<8 {
      let name = "resnet50-baseline-\(number)-with-a-name-of-many-letters"
      files["job\(number).yaml"] = """
        job_name: \(name)
        config: { worker_server_num: 1, spec_id: 1, model_id: 1, data_url: /b/data/, train_url: /b/out\(number)/ }

        """
    }
    let jobc = try Jobc(files: files)
    let terminal = try Terminal(
      """
      "$JOBC" emulator --quiet --latency 30 > url & emulator=$!
      trap 'kill $emulator' EXIT
      while ! grep -qs http url; do sleep 0.05; done
      APPLY="$JOBC apply --yes --endpoint $(sed 's/emulator: //' url)"
      \(line)
      """, in: jobc, columns: columns, environment: environment)
    #expect(try terminal.end() == 0)
    return (terminal, jobc)
  }

  /// One line is written over and at last taken away; it never takes two.
  @Test(arguments: [40, 80, 200]) func progressIsOneLine(columns: Int) throws {
    let (terminal, _) = try apply("$APPLY", columns: columns)
    let lines = terminal.sent.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false).dropFirst()
    #expect(lines.contains { $0.hasPrefix("1 of 8 done: create resnet50-baseline") })
    for line in lines.dropLast() { #expect(line.unicodeScalars.count < columns && !line.contains("\n")) }
    // What stays is the plan and the report.
    let shown = terminal.screen.joined(separator: "\n")
    #expect(!shown.contains("done"), "\(shown)")
    #expect(shown.hasSuffix("8 applied."), "\(shown)")
    #expect(!shown.contains("?"), "\(shown)")
  }

  /// Elsewhere a step is a line, and nothing steers a terminal.
  @Test func progressElsewhere() throws {
    let (terminal, jobc) = try apply("$APPLY 2> err.txt", columns: 80)
    let errors = try jobc.read("err.txt")
    #expect(errors.contains("[8/8] create resnet50-baseline-"))
    #expect(!errors.contains("\u{1B}") && !errors.contains("\r"))
    #expect(!terminal.sent.contains("done"))
    let (dumb, _) = try apply("$APPLY", columns: 80, environment: ["TERM": "dumb"])
    #expect(dumb.sent.contains("[8/8] create resnet50-baseline-"))
    #expect(!dumb.sent.contains("\u{1B}"))
    // Colours are one thing and where the cursor stands is another.
    let (plain, output) = try apply("$APPLY > out.txt", columns: 80, environment: ["NO_COLOR": "1"])
    #expect(plain.sent.contains("\r\u{1B}[K1 of 8 done"))
    #expect(!plain.sent.contains("m+"))
    #expect(!plain.screen.joined().contains("done"))
    #expect(!(try output.read("out.txt")).contains("\u{1B}"))
  }

  @Test func statusIsDrawnOverItself() throws {
    let jobc = try LiveProject.make()
    #expect(try jobc("apply", "--yes", "--quiet").status == 0)
    let terminal = try Terminal("\"$JOBC\" status --watch", in: jobc)
    try terminal.wait(for: "second")
    terminal.type("\u{3}")
    #expect(try terminal.end() == 130)
    #expect(terminal.screen.count { $0.hasPrefix("JOB") } == 1)
  }
}
