import Testing

@testable import JSONSchema

/// Regular expressions of ECMA-262, by the table and by simulation.
@Suite struct PatternTests {
  @Test(
    arguments: [
      ("", ["", "a"], []),
      ("^$", [""], ["a"]),
      ("$^", [""], ["a"]),
      ("a", ["a", "ba", "ab"], ["", "b"]),
      ("^[A-Za-z0-9_-]{1,3}$", ["a", "a-_", "09Z"], ["", "abcd", "a b", "a\n"]),
      ("^(?:ab|cd)*$", ["", "ab", "abcd"], ["a", "abc"]),
      ("^a{2}$", ["aa"], ["a", "aaa"]),
      ("^a{2,}b??$", ["aa", "aaaab"], ["a", "abb"]),
      ("^a+?(?<name>b)$", ["ab", "aab"], ["b"]),
      ("x|^y$", ["axb", "y"], ["ay"]),
      ("^[^a-c\\d]$", ["d", "é", "😀"], ["a", "1", ""]),
      ("^.$", ["😀", "a"], ["\n", "\u{2028}", "ab"]),
      ("^\\u{1F600}$", ["😀"], ["x"]),
      ("^\\ud83d\\ude00$", ["😀"], ["x"]),
      ("^\\u00e9\\x41\\cJ\\0$", ["\u{e9}A\n\0"], ["e\u{301}A\n\0"]),
      ("^\\s+$", [" \t\u{FEFF}\u{3000}"], ["a", ""]),
      ("^\\w\\W\\D\\S$", ["a-b."], ["aaaa"]),
      ("\\bcat\\b", ["a cat.", "cat"], ["cats", "concat"]),
      ("\\Bcat", ["concat"], ["cat"]),
      ("^\\p{L}+$", ["Ünïcode", "训练"], ["a1", ""]),
      ("^\\P{Nd}[\\p{Lu}_]$", ["aÉ", "a_"], ["1A", "ab"]),
      ("^[\\^\\-\\]]+$", ["^-]"], ["a"]),
      ("^(a|b(c|d){2})+$", ["a", "bcd", "abdca"], ["bc"]),
      ("(a*)*b", ["b", "aab"], ["aaaa"]),
      ("^/", ["/x"], ["x/"]),
      ("\\/\\.", ["a/.b"], ["a/b"]),
      ("^(?!.*\\.\\.)[a-z.]+$", ["a.b", "."], ["a..b", ""]),
      ("^(?=.*[0-9])(?=.*[a-z]).{3,}$", ["a1-", "--a1"], ["abc", "123", "a1"]),
      ("(?<=\\$)\\d+", ["$5", "a$12"], ["5", "$"]),
      ("(?<!a)b", ["b", "cb"], ["ab", "a"]),
      ("(?<=^|,)x(?=,|$)", ["x", "a,x", "x,b"], ["ax", "xb"]),
      ("^(?:(?!ab)[a-c])+$", ["ba", "acb"], ["cab", "ab"]),
      ("(?=a(?!b(?=c)))a", ["ab", "abd", "ac"], ["abc", "b"]),
      ("(?<=(?<!x)a+)b", ["ab", "xaab"], ["xab", "b"]),
      ("a(?=\\b)", ["a", "a b"], ["ab"]),
      ("(?<=a.{0,1000})b", ["ab", "a--b"], ["b"]),
      ("^(?<a>x)|(?<a>y)$", ["xz", "zy"], ["zx", "yz"]),
      ("(?:^)*a(?:(?=b))?", ["a", "ba"], ["b"]),
      ("^[]$", [], ["", "a"]),
      ("^[^]$", ["\n", "😀"], ["", "ab"]),
      ("^(?:a?){3}$", ["", "a", "aaa"], ["aaaa"]),
      ("^\\p{Script=Greek}+$", ["αβγ", "Ω"], ["abc", "α1"]),
      ("^\\p{sc=Cyrl}\\P{Script=Latin}$", ["яя", "я1"], ["яa"]),
      ("^\\p{scx=Deva}$", ["क", "।", "\u{1CD0}"], ["a"]),
      ("^\\p{Script=Zyyy}$", ["1", "।"], ["a"]),
      ("^[\\p{Script_Extensions=Common}]$", ["1"], ["।", "a"]),
      ("^\\p{Emoji}\\p{RI}{2}\\p{ExtPict}$", ["😀🇩🇪😀"], ["a🇩🇪😀"]),
      ("^\\p{ASCII_Hex_Digit}+\\p{Any}\\p{ASCII}\\P{ASCII}$", ["fF😀aé"], ["g😀aé"]),
      ("^\\p{Assigned}\\P{Assigned}$", ["a\u{378}"], ["aa"]),
    ] as [(String, [String], [String])])
  func matches(expression: String, matching: [String], others: [String]) throws {
    let pattern = try Pattern(expression)
    for text in matching { #expect(both(pattern, text) == [true, true], "\(expression) on \(text)") }
    for text in others { #expect(both(pattern, text) == [false, false], "\(expression) on \(text)") }
  }

  private func both(_ pattern: Pattern, _ text: String) -> [Bool] {
    let bytes = Array(text.utf8)
    return [pattern.matches(bytes.span), pattern.simulate(bytes.span).isMatch]
  }

  @Test(
    arguments: [
      ("(", .unfinished("("), 0), ("a)", .unexpected(")"), 1), ("[a", .unfinished("["), 0),
      ("*a", .nothingToRepeat("*"), 0), ("a**", .nothingToRepeat("*"), 2), ("^*", .nothingToRepeat("*"), 1),
      ("(?=a)+", .nothingToRepeat("+"), 5), ("(?<!a){2}", .nothingToRepeat("{"), 6), ("\\b?", .nothingToRepeat("?"), 2),
      ("a{3,2}", .emptyRange("{3,2}"), 1), ("[z-a]", .emptyRange("z-a"), 1), ("[\\d-x]", .unexpected("-"), 1),
      ("\\", .unfinished("\\"), 0), ("x\\y", .unknownEscape("\\y"), 1), ("[\\B]", .unknownEscape("\\B"), 1),
      ("(a)\\1", .unsupported("back references"), 3), ("(a)\\2", .unknownGroup("2"), 3),
      ("(?<n>a)\\k<n>", .unsupported("back references"), 7), ("\\k<n>", .unknownGroup("n"), 0),
      ("\\k", .unknownEscape("\\k"), 0), ("(?<n>a)(?<n>b)", .duplicateGroup("n"), 10),
      ("(?<n>a|(?<n>b))", .duplicateGroup("n"), 10), ("(?<1>a)", .unexpected("1"), 3), ("(?<>a)", .unexpected(">"), 3),
      ("(?i:a)", .unsupported("modifiers"), 0), ("(?i)a", .unexpected("(?)"), 0), ("(?-:a)", .unexpected("(?-"), 0),
      ("(?ii:a)", .unexpected("(?i"), 0), ("(?P<n>a)", .unexpected("(?P"), 0),
      ("\\p{Script=Klingon}", .unknownProperty("Script=Klingon"), 0), ("\\p{Greek}", .unknownProperty("Greek"), 0),
      ("\\p{lu}", .unknownProperty("lu"), 0), ("\\pL", .unknownEscape("\\p"), 0), ("a{", .nothingToRepeat("{"), 1),
      ("a{,5}", .nothingToRepeat("{"), 1), ("\\u{110000}", .unknownEscape("\\u{"), 0),
      ("(a{1000}){1000}", .tooLarge, 0), ("(a{1,1000}){1,1000}", .tooLarge, 0),
      ("a{99999999999999999999}", .tooLarge, 0),
      ("(?=(?=(a{3000}){3}){2}|b{9000})c{9000}", .nothingToRepeat("{"), 19),
      ("(?=b{9000})c{9000}d{9000}", .tooLarge, 0),
    ] as [(String, PatternError.Reason, Int)])
  func refused(expression: String, reason: PatternError.Reason, offset: Int) {
    #expect(throws: PatternError(reason: reason, offset: offset)) { try Pattern(expression) }
  }

  @Test func refusedForDepthAndNumber() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: PatternError(reason: .tooLarge, offset: 250)) { try Pattern(deep) }
    let many = String(repeating: "(?=a)", count: 65)
    #expect(throws: PatternError(reason: .tooLarge, offset: 0)) { try Pattern(many) }
  }

  /// Expressions that make backtracking engines hang: twice the text takes twice the steps.
  @Test(
    arguments: [
      "^(a+)+$", "^(a|aa)*$", "(a*)*c", "^(\\p{L}|\\p{Ll})*$", "^(?=(a+)+$)b", "(?<=(a|aa)+)b", "(?<!(?=(a*)*b).)c",
      "(?=a{1,500}b)",
    ])
  func linear(expression: String) throws {
    let pattern = try Pattern(expression)
    let work = [2_000, 4_000].map { count in
      let text = [UInt8](repeating: UInt8(ascii: "a"), count: count) + [UInt8(ascii: "!")]
      let isMatch = pattern.matches(text.span)
      #expect(!isMatch)
      return pattern.simulate(text.span).work
    }
    #expect(work[1] < work[0] * 2 + 2_000)
  }

  /// The closures of a large program are not paid for twice: once is what building the table may cost.
  @Test func buildingATableIsBounded() throws {
    let pattern = try Pattern("(?:[a-z]{0,90}[0-9]{0,90}){1,50}x")
    #expect(pattern.automaton == nil)
  }
}
