/// The format `regex`: an expression of ECMA-262 with the `u` flag (validation §7.3.8), as `pattern` reads it.
enum RegexSyntax {
  static func matches(_ text: Span<UInt8>) -> Bool {
    do throws(PatternError) {
      _ = try PatternParser.parse(text)
      return true
    } catch {
      switch error.reason {
      // Not what this engine evaluates, but an expression all the same.
      case .unsupported, .tooLarge: return true
      default: return false
      }
    }
  }
}
