import Diagnostics
import DocumentModel
import Reporters
import Rules

/// The page of a rule.
struct RulePage: Page {
  let rule: RuleDescription

  init(_ rule: RuleDescription) { self.rule = rule }

  func write(to text: inout PageText) {
    text.title("\(rule.id) (\(rule.severity.rawValue)): \(rule.summary)")
    text.heading("Why")
    text.paragraph(rule.why)
    text.heading("How to fix it")
    text.paragraph(rule.remedy)
    if let source = rule.source {
      text.heading("Where it is written")
      text.paragraph(source)
    }
    for (title, example) in [("Wrong", rule.bad), ("Right", rule.good)] {
      guard let example else { continue }
      write(example, title, to: &text)
    }
  }

  private func write(_ example: RuleExample, _ title: String, to text: inout PageText) {
    let arguments = example.arguments.isEmpty ? "" : ", with \(example.arguments.joined(separator: " "))"
    for (index, file) in example.files.enumerated() {
      let isNamed = example.files.count > 1 || file.path != "job.yaml"
      let name = isNamed ? ": \(file.path)" : ""
      text.heading(title + (index == 0 ? name + arguments : name))
      text.code(file.text)
    }
  }

  func write(to output: inout JSONOutput) {
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "rule")
      Self.write(rule, to: &output)
      output.member("why", rule.why)
      output.member("remedy", rule.remedy)
      output.member("source", rule.source)
      for (name, example) in [("bad", rule.bad), ("good", rule.good)] {
        output.array(name) { output in
          for file in example?.files ?? [] {
            output.object { output in
              output.member("file", file.path)
              output.member("text", file.text)
            }
          }
        }
      }
    }
  }

  static func write(_ rule: RuleDescription, to output: inout JSONOutput) {
    output.member("rule", rule.id)
    output.member("severity", rule.severity.rawValue)
    output.member("summary", rule.summary)
  }
}

/// All rules, by subject.
struct RuleIndex: Page {
  func write(to text: inout PageText) {
    for group in RuleRegistry.groups {
      text.heading(group.title.prefix(1).uppercased() + group.title.dropFirst())
      for rule in group.rules {
        let rule = rule.description
        let severity = rule.severity == .error ? "" : "\(rule.severity.rawValue): "
        text.item(rule.id, severity + rule.summary, column: 27)
      }
    }
    text.space()
    text.paragraph("\"jobc explain RULE\" tells all about one. A rule without a severity gives errors.")
  }

  func write(to output: inout JSONOutput) {
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "rules")
      output.array("rules") { output in
        for rule in RuleRegistry.descriptions { output.object { RulePage.write(rule, to: &$0) } }
      }
    }
  }
}
