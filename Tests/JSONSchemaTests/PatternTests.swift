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
    ] as [(String, [String], [String])])
  func matches(expression: String, matching: [String], others: [String]) throws {
    let pattern = try Pattern(expression)
    for text in matching { #expect(both(pattern, text) == [true, true], "\(expression) on \(text)") }
    for text in others { #expect(both(pattern, text) == [false, false], "\(expression) on \(text)") }
  }

  private func both(_ pattern: Pattern, _ text: String) -> [Bool] {
    let bytes = Array(text.utf8)
    return [pattern.matches(bytes.span), pattern.simulate(bytes.span)]
  }

  @Test(
    arguments: [
      ("(", .unfinished("("), 0), ("a)", .unexpected(")"), 1), ("[a", .unfinished("["), 0), ("*a", .unexpected("*"), 0),
      ("a**", .unexpected("*"), 2), ("a{3,2}", .emptyRange("{3,2}"), 1), ("[z-a]", .emptyRange("z-a"), 1),
      ("\\", .unfinished("\\"), 0), ("x\\y", .unknownEscape("\\y"), 1), ("(?=a)", .unsupported("look-ahead"), 0),
      ("(?<!a)", .unsupported("look-behind"), 0), ("(a)\\1", .unsupported("back reference"), 3),
      ("\\p{Script=Greek}", .unknownProperty("Script=Greek"), 0), ("a{", .unexpected("{"), 1),
      ("(a{1000}){1000}", .tooLarge, 0),
    ] as [(String, PatternError.Reason, Int)])
  func refused(expression: String, reason: PatternError.Reason, offset: Int) {
    #expect(throws: PatternError(reason: reason, offset: offset)) { try Pattern(expression) }
  }

  /// A megabyte against expressions that make backtracking engines hang.
  @Test(arguments: ["^(a+)+$", "^(a|aa)*$", "(a*)*c", "^(\\p{L}|\\p{Ll})*$"])
  func linear(expression: String) throws {
    let text = String(repeating: "a", count: 100_000) + "!"
    #expect(try !Pattern(expression).matches(text))
  }
}
