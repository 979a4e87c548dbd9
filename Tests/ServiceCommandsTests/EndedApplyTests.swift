import DocumentModel
import Executables
import Foundation
import Testing

/// An apply that is ended in the middle, and what the next one makes of it.
@Suite(.timeLimit(.minutes(10)))
struct EndedApplyTests {
  private static let count = 10

  /// Ten jobs; the shell line `body` runs with an emulator of its own, slow enough to be caught in the middle, at `$URL`.
  private func run(_ body: String) throws -> (outcome: Jobc.Outcome, jobc: Jobc) {
    var files = ["jobc.yaml": "environments: { dev: { endpoint: emulator, project_id: demo } }\n"]
    for number in 0..<Self.count {
      files["job\(number).yaml"] = """
        job_name: job\(number)
        config: { worker_server_num: 1, spec_id: 1, model_id: 1, data_url: /b/data/, train_url: /b/out\(number)/ }

        """
    }
    let jobc = try Jobc(files: files)
    let outcome = try jobc.shell(
      """
      "$JOBC" emulator --quiet --state state.sqlite --latency 100 > url & emulator=$!
      trap 'kill $emulator' EXIT
      while ! grep -q http url; do sleep 0.05; done
      URL=$(sed 's/emulator: //' url)
      apply() { "$JOBC" apply --quiet --yes --parallelism 2 --endpoint $URL "$@"; }
      \(body)
      apply > second.txt 2>&1; echo "second $?"
      "$JOBC" plan --quiet --detailed-exitcode --endpoint $URL > /dev/null; echo "plan $?"
      "$JOBC" status --all --format json --endpoint $URL > status.json
      """)
    return (outcome, jobc)
  }

  /// Every job lives once, with one version.
  private func expectEachOnce(_ jobc: Jobc) throws {
    let status = try JSONValue(json: Array(try jobc.read("status.json").utf8))
    let jobs = status["jobs"]?.items ?? []
    #expect(jobs.compactMap { $0["job_name"]?.string }.sorted() == (0..<Self.count).map { "job\($0)" })
    #expect(jobs.allSatisfy { $0["version_count"]?.integer == 1 })
  }

  @Test(arguments: ["0.05", "0.2", "0.3", "0.4", "0.5"])
  func `killed at any moment, the next apply does the rest and nothing twice`(seconds: String) throws {
    let (outcome, jobc) = try run("apply > first.txt 2>&1 & first=$!; sleep \(seconds); kill -9 $first; wait $first")
    let second = try jobc.read("second.txt")
    #expect(outcome.output == "second 0\nplan 0\n", "\(outcome.errors)\(second)")
    try expectEachOnce(jobc)
  }

  @Test func `interrupted, it finishes what is in flight, says what was done and ends with 130`() throws {
    let (outcome, jobc) = try run(
      """
      "$JOBC" apply --yes --parallelism 2 --endpoint $URL > first.txt 2>&1 & first=$!
      while ! grep -q applied first.txt; do sleep 0.02; done
      kill -INT $first; wait $first; echo "first $?"
      """)
    let second = try jobc.read("second.txt")
    #expect(outcome.output == "first 130\nsecond 0\nplan 0\n", "\(outcome.errors)\(second)")
    let first = try jobc.read("first.txt")
    #expect(first.contains("Apply to dev"), "\(first)")
    try expectEachOnce(jobc)
  }
}
