/// The format `regex`: an expression of ECMA-262 with the `u` flag (validation §7.3.8), as `pattern` reads it.
enum RegexSyntax {
  static func matches(_ text: Span<UInt8>) -> Bool {
    do throws(PatternError) {
      _ = try PatternParser.parse(text)
      return true
    } catch {
      // What nests too deep to be read is not known to be wrong.
      return error.reason == .tooLarge
    }
  }
}
