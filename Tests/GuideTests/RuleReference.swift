import Rules

/// All rules as a page.
enum RuleReference {
  static var text: String {
    var text = """
      # Rules

      What `jobc check` finds, by subject: \(RuleRegistry.descriptions.count) rules. `jobc explain RULE` prints the same
      in the terminal. This page is made from the rules themselves.


      """
    for group in RuleRegistry.groups {
      text += "- [\(sentence(group.title))](#\(anchor(group.title)))\n"
    }
    for group in RuleRegistry.groups {
      text += "\n## \(sentence(group.title))\n"
      for rule in group.rules { text += "\n" + section(rule.description) }
    }
    return text
  }

  private static func section(_ rule: RuleDescription) -> String {
    var text = """
      ### `\(rule.id)`

      *\(rule.severity.rawValue)* · \(rule.summary)

      \(rule.why)

      **How to fix it:** \(rule.remedy)


      """
    if let source = rule.source { text += "**Source:** \(source)\n\n" }
    for (title, example) in [("Wrong", rule.bad), ("Right", rule.good)] {
      guard let example else { continue }
      let arguments = example.arguments.isEmpty ? "" : ", with `\(example.arguments.joined(separator: " "))`"
      text += "\(title)\(arguments):\n\n"
      for file in example.files {
        let isNamed = example.files.count > 1 || file.path != "job.yaml"
        if isNamed { text += "`\(file.path)`\n\n" }
        let language = file.path.hasSuffix(".json") ? "json" : "yaml"
        text += "```\(language)\n\(file.text)\(file.text.hasSuffix("\n") ? "" : "\n")```\n\n"
      }
    }
    return String(text.dropLast())
  }

  private static func sentence(_ title: String) -> String { title.prefix(1).uppercased() + title.dropFirst() }

  /// The anchor of a heading as GitHub makes it.
  private static func anchor(_ title: String) -> String {
    String(
      title.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }
}
