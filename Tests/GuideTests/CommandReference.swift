import Foundation

/// The command line as a page: what `--help` prints of every verb.
enum CommandReference {
  static func text() throws -> String {
    let help = Shell.run(["--help"])
    var text = """
      # Command line

      What `--help` prints. This page is made from it.

      ```text
      \(help)```

      """
    for verb in verbs(in: help) {
      text += "\n## `jobc \(verb)`\n\n```text\n\(Shell.run([verb, "--help"]))```\n"
    }
    return text
  }

  /// The verbs that the page of `jobc` lists: lines of its lists of subcommands.
  static func verbs(in help: String) -> [String] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("SUBCOMMANDS") }) else { return [] }
    return lines[start...].compactMap { line in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), let word = line.split(separator: " ").first else {
        return nil
      }
      return word == "See" ? nil : String(word)
    }
  }
}
