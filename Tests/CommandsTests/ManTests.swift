import Executables
import Foundation
import Testing

/// The manual in roff.
@Suite(.timeLimit(.minutes(10)))
struct ManTests {
  private static let verbs: [String] = {
    let help = (try? Jobc()("man").output) ?? ""
    return help.split(separator: "\n").filter { $0.hasPrefix("jobc\\-") && $0.hasSuffix("(1)") && !$0.contains(",") }
      .map { String($0.dropFirst("jobc\\-".count).dropLast("(1)".count)) }
  }()

  /// A page a verb and one of `jobc`, the same as when it is printed alone.
  @Test func pagesAreWritten() throws {
    let jobc = try Jobc()
    #expect(try jobc("man", "-o", "share/man1") == .init(status: 0, output: "", errors: ""))
    #expect(Self.verbs.count >= 16 && Self.verbs.contains("check") && Self.verbs.contains("wait"))
    #expect(try jobc.files() == (["jobc"] + Self.verbs.map { "jobc-\($0)" }).map { "share/man1/\($0).1" }.sorted())
    #expect(try jobc.read("share/man1/jobc-check.1") == jobc("man", "check").output)
    #expect(try jobc.read("share/man1/jobc.1") == jobc("man").output)
  }

  /// What `--help` says of arguments and options is on the page, word for word.
  @Test func pagesSayWhatHelpSays() throws {
    let jobc = try Jobc()
    for verb in Self.verbs {
      let page = Self.words(
        try jobc("man", verb).output.replacing("\\fB", with: "").replacing("\\fI", with: "<")
          .replacing("\\fR", with: ">").replacing("\\-", with: "-").replacing("\\(aq", with: "'"))
      let help = try jobc(verb, "--help").output
      let options = try #require(help.components(separatedBy: "\nOPTIONS:\n").last)
      for line in options.split(separator: "\n") {
        let text = line.trimmingCharacters(in: .whitespaces).components(separatedBy: "  ").last ?? ""
        guard !text.hasPrefix("-") else { continue }
        #expect(page.contains(Self.words(text)), "\(verb): \(line)")
      }
      for option in options.matches(of: /--[a-z-]+/) { #expect(page.contains("\(option.output)"), "\(verb)") }
    }
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
  }

  @Test(.enabled(if: CompletionTests.path(of: "mandoc") != nil, "there is no mandoc"))
  func mandocFindsNothingWrong() throws {
    let jobc = try Jobc()
    _ = try jobc.run(["man", "-o", "man1"], environment: ["SOURCE_DATE_EPOCH": "1733011200"])
    let mandoc = URL(fileURLWithPath: try #require(CompletionTests.path(of: "mandoc")))
    let pages = try jobc.files()
    #expect(try jobc.run(mandoc, ["-Tlint", "-W", "warning"] + pages) == .init(status: 0, output: "", errors: ""))
    let text = try jobc.run(mandoc, ["-Tutf8", "-Owidth=78", "man1/jobc-man.1"]).output.replacing(/.\u{8}/, with: "")
    #expect(text.hasPrefix("JOBC-MAN(1)"))
    #expect(text.contains("jobc-man - Print a page of the manual for man(1), or write all of them"))
    #expect(text.contains("2024-12-01"))
    #expect(text.contains("-o, --output folder\n"))
  }

  /// Without the companion the pages of its verbs are missing, and `jobc` says which file that is.
  @Test func withoutTheCompanion() throws {
    let jobc = try Jobc()
    try FileManager.default.copyItem(at: Executables.jobc, to: jobc.folder.appending(path: "jobc"))
    let alone = jobc.folder.appending(path: "jobc")
    let page = try jobc.run(alone, ["man"])
    #expect(page.status == 0)
    #expect(page.output.contains("jobc\\-wait(1)\n"))
    #expect(try jobc.run(alone, ["man", "check"]) == jobc("man", "check"))
    let missing = try jobc.run(alone, ["man", "wait"])
    #expect(missing.status == 69)
    #expect(missing.errors.hasPrefix("error: \"wait\" is carried out by jobc-service, which is neither in "))
    #expect(try jobc.run(alone, ["man", "-o", "man1"]).status == 0)
    #expect(try jobc.files(below: "man1").contains("jobc-check.1"))
    #expect(try !jobc.files(below: "man1").contains("jobc-wait.1"))
    #expect(try jobc.run(alone, ["completions", "fish"]).output.contains("emulator"))
  }

  @Test(arguments: [
    (["man", "chekc"], "error: unknown verb \"chekc\"\nhelp: did you mean \"check\"? known are "),
    (["man", "check", "-o", "x"], "error: \"-o\" writes all pages, so no verb is named\nhelp: leave out \"check\"\n"),
    (["man", "-o", ""], "error: the folder of \"-o\" has no name\n"),
  ])
  func usageErrors(arguments: [String], errors: String) throws {
    let outcome = try Jobc().run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix(errors))
  }
}
