import Executables
import Testing

/// When findings are coloured.
struct ColorTests {
  private let files = ["a.yaml": "job_name: a\nconfig: { worker_servr_num: 1 }\n"]
  private static let severity = "\u{1B}[1;31merror"

  @Test func onATerminal() throws {
    let jobc = try Jobc(files: files)
    let terminal = try Terminal("\"$JOBC\" check", in: jobc, columns: 400)
    #expect(try terminal.end() == 1)
    #expect(terminal.sent.contains(Self.severity))
    // Nothing but the colours is another than in a file.
    let plain = try jobc("check")
    let lines = (plain.output + plain.errors).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(terminal.screen == lines.map { String($0) })
  }

  @Test(arguments: [
    ("check", ["NO_COLOR": "1"], false), ("check", ["TERM": "dumb"], false), ("check", ["NO_COLOR": ""], true),
    ("check --color never", [:], false), ("check | cat", [:], false),
    ("check | cat", ["CLICOLOR_FORCE": "1"], true), ("check | cat", ["CLICOLOR_FORCE": "0"], false),
    ("check --color always | cat", ["NO_COLOR": "1"], true),
    ("check", ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false), ("compile > /dev/null", [:], true),
    ("compile 2>&1 | cat", [:], false),
  ])
  func whereItIsWanted(line: String, environment: [String: String], isColored: Bool) throws {
    let jobc = try Jobc(files: files)
    let terminal = try Terminal("\"$JOBC\" \(line)", in: jobc, columns: 400, environment: environment)
    _ = try terminal.end()
    #expect(terminal.sent.contains("error"))
    #expect(terminal.sent.contains(Self.severity) == isColored)
    #expect(terminal.sent.contains("\u{1B}") == isColored)
  }
}
