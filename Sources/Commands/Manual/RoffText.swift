/// Text for `man`: the macros of man(7), one escape a character that means something to roff.
struct RoffText {
  private(set) var text = ""

  /// A macro with its arguments: names, dates and titles, without quotes, backslashes or a letter beyond ASCII.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += "." + name
    for argument in arguments { text += " \"\(argument)\"" }
    text += "\n"
  }

  /// A line of running text.
  mutating func line(_ words: String) { raw(Self.escaped(words)) }

  /// A line of text in which `-o`, `--output` are bold and what stands in angle brackets is italic.
  mutating func synopsis(_ words: String) {
    var result = ""
    var rest = words[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        result += "\\fI" + Self.escaped(rest[rest.index(after: rest.startIndex)..<end]) + "\\fR"
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { $0 != "<" && $0 != " " && $0 != "," && $0 != "[" && $0 != "]" }
        let isOption = word.first == "-"
        result += word.isEmpty ? String(first) : isOption ? "\\fB\(Self.escaped(word))\\fR" : Self.escaped(word)
        rest = rest.dropFirst(max(word.count, 1))
      }
    }
    raw(result)
  }

  /// Lines that stand as they are.
  mutating func literal(_ lines: [String]) {
    text += ".RS 4\n.nf\n"
    for line in lines { self.line(line) }
    text += ".fi\n.RE\n"
  }

  /// A line of roff; it is none of its requests.
  private mutating func raw(_ line: String) {
    if line.utf8.first == UInt8(ascii: ".") || line.utf8.first == UInt8(ascii: "'") { text += "\\&" }
    text += line + "\n"
  }

  /// Hyphens are those of options, which must be copied as they are; all beyond ASCII is named by its number.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case _ where !scalar.isASCII:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
