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

  /// The verbs that the page of `jobc` lists: lines of its list of subcommands.
  static func verbs(in help: String) -> [String] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("SUBCOMMANDS") }) else { return [] }
    return lines[start...].dropFirst().prefix { !$0.isEmpty }.compactMap { line in
      guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
      return line.split(separator: " ").first.map(String.init)
    }
  }
}
