import SourceText
import Testing

struct StringBytesTests {
  @Test(arguments: [
    ("a ${{ x }}", "${{", true), ("a $ {{ x }}", "${{", false), ("${", "${{", false), ("", "${{", false),
    ("${{", "${{", true),
    ("$${{", "${{", true), ("e\u{301}", "\u{E9}", false), ("abc", "", true),
  ])
  func occurrences(text: String, part: String, expected: Bool) {
    #expect(text.holds(part == "${{" ? "${{" : part.isEmpty ? "" : "\u{E9}") == expected)
  }
}
