/// Whether text is coloured: what `--color` takes.
package enum ColorChoice: String, Choice {
  case auto, always, never

  package static let noun = "colour choice"

  /// Whether to colour what is written to `descriptor`: `auto` goes by `NO_COLOR`, then `CLICOLOR_FORCE`, then `TERM`,
  /// then by whether it is a terminal.
  package func isColored(_ descriptor: Int32, _ environment: ProcessEnvironment) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment["NO_COLOR"], !value.isEmpty { return false }
      if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
      if environment["TERM"] == "dumb" { return false }
      return FileDescriptor(descriptor).isTerminal
    }
  }
}
