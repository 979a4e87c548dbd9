import Diagnostics
import SourceText

/// `--format junit`: a test suite a file, which Jenkins, GitLab and others show as test results.
///
/// A finding at the fail level is a failed test, one below it a skipped one; a file without findings has one test that
/// passed, and a check that could not be made is a skipped test of the suite `jobc`. Tests are named by rule and pointer,
/// not by line, so that trends survive edits. Runs of the same input give the same bytes: the times are 0 and the time
/// stamp, which the strict form of the format demands, is the epoch.
package enum JUnitReport {
  private static let timestamp = "1970-01-01T00:00:00"

  /// A test of a suite; without an outcome it passed.
  private struct Test {
    let name: String
    var outcome: (element: String, attributes: [(name: String, value: String)], text: String)?
  }

  /// The report, indented, with a final newline.
  package static func bytes(_ run: ReportedRun) -> [UInt8] {
    var output = XMLOutput()
    let suites = suites(run)
    output.element("testsuites") { output in
      for (number, suite) in suites.enumerated() { write(suite.path, suite.tests, number: number, to: &output) }
    }
    return output.bytes
  }

  private static func suites(_ run: ReportedRun) -> [(path: String, tests: [Test])] {
    var suites: [(path: String, tests: [Test])] = []
    var text = TextReport(showsEnvironments: run.summary.environments > 1)
    var start = run.diagnostics.startIndex
    var withFindings: Set<[UInt8]> = []
    while start < run.diagnostics.endIndex {
      let path = run.diagnostics[start].span.source.path
      var names: [[UInt8]: Int] = [:]
      var tests: [Test] = []
      var end = start
      while end < run.diagnostics.endIndex, TextOrder.areEqual(run.diagnostics[end].span.source.path, path) {
        tests.append(test(of: run.diagnostics[end], run.failLevel, &names, &text))
        end += 1
      }
      suites.append((path, tests))
      withFindings.insert(Array(path.utf8))
      start = end
    }
    for file in run.files where !withFindings.contains(Array(file.utf8)) {
      suites.append((file, [Test(name: "check")]))
    }
    suites.sort { TextOrder.precedes($0.path, $1.path) }
    let skipped = run.summary.skipped.map { check in
      let reason = [(name: "message", value: VisibleText.bounded(check.reason))]
      return Test(name: VisibleText.of(check.check), outcome: ("skipped", reason, ""))
    }
    if !skipped.isEmpty { suites.append(("jobc", skipped)) }
    return suites
  }

  private static func test(
    of diagnostic: Diagnostic, _ failLevel: Severity, _ names: inout [[UInt8]: Int], _ text: inout TextReport
  ) -> Test {
    var name = VisibleText.bounded(diagnostic.rule + (diagnostic.pointer.map { " " + $0 } ?? ""))
    let occurrence = names[Array(name.utf8), default: 0] + 1
    names[Array(name.utf8)] = occurrence
    if occurrence > 1 { name += " (\(occurrence))" }
    text.append(diagnostic)
    // Findings of a text report are set apart by an empty line.
    var shown = text.takeText()
    while shown.utf8.first == 0x0A { shown.removeFirst() }
    let message = (name: "message", value: VisibleText.bounded(diagnostic.message))
    guard diagnostic.severity < failLevel else {
      return Test(name: name, outcome: ("failure", [message, (name: "type", value: diagnostic.rule)], shown))
    }
    return Test(name: name, outcome: ("skipped", [message], shown))
  }

  private static func write(_ path: String, _ tests: [Test], number: Int, to output: inout XMLOutput) {
    func count(_ element: String) -> String { tests.count { $0.outcome?.element == element }.description }
    let name = VisibleText.of(path)
    output.element(
      "testsuite",
      [
        ("name", name), ("package", "jobc"), ("id", number.description), ("tests", tests.count.description),
        ("failures", count("failure")), ("errors", "0"), ("skipped", count("skipped")), ("time", "0"),
        ("timestamp", timestamp), ("hostname", "localhost"),
      ]
    ) { output in
      output.element("properties")
      for test in tests {
        let attributes = [
          (name: "name", value: test.name), (name: "classname", value: name), (name: "time", value: "0"),
        ]
        guard let outcome = test.outcome else {
          output.element("testcase", attributes)
          continue
        }
        output.element("testcase", attributes) { output in
          output.element(outcome.element, outcome.attributes, text: outcome.text)
        }
      }
      output.element("system-out")
      output.element("system-err")
    }
  }
}
