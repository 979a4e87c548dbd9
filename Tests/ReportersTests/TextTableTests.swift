import Reporters
import Testing

struct TextTableTests {
  @Test func columns() {
    var table = TextTable([("id", .right), ("name", .left), ("nodes", .right), ("", .left)])
    table.append(["5", "a"])
    table.append(["27", "日本", "16", "sold out"])
    table.append(["", "", "2"])
    table.append([])
    table.append(["1", "\u{1B}[31m", "3", "", "too many"])
    #expect(
      table.text == """
        id  name   nodes
         5  a
        27  日本      16  sold out
                       2

         1  ␛[31m      3

        """)
  }

  @Test func noRows() { #expect(TextTable([("a", .left), ("b", .right)]).text == "a  b\n") }
}
