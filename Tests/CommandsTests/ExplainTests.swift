import Executables
import Foundation
import Golden
import Testing

/// `explain`, as a user sees it: output, errors and status of each question, accepted as a whole.
@Suite(.timeLimit(.minutes(10)))
struct ExplainTests {
  private static let folder = Golden.root.appending(path: "Tests/CommandsTests/Explain")

  private static let files = [
    "jobc.yaml": """
    default_environment: dev
    environments:
      dev: { variables: { nodes: 2 } }
      prod: { variables: { nodes: 4 }, workspace_id: "0" }

    """,
    "lib.yaml": """
    variables:
      nodes: { type: integer, default: 1 }
      root: ${{ env.name }}-x
      key: { type: string, secret: true, default: hunter2-never-printed }
    parameters:
      optimiser: { lr: 0.1, wd: 1e-4 }
      tuned: { lr: 0.01 }
    volumes:
      scratch: { host_path: { src_path: /scratch, dest_path: /mnt/scratch } }
    fragments:
      base:
        config: { worker_server_num: 1, log_url: /b/old/, parameter: { epochs: 1, token: "${{ var.key }}" } }

    """,
    "job.yaml": """
    include: [lib.yaml]
    use: [base]
    matrix: { seed: [1, 2] }
    job_name: demo-${{ matrix.seed }}
    job_desc: on ${{ var.root }}
    config:
      worker_server_num: ${{ var.nodes }}
      spec_id: 1
      model_id: 4
      $unset: [log_url]
      data_url: /b/data/
      train_url: /b/out/${{ matrix.seed }}/
      parameter: { $use: [optimiser, tuned], lr: 0.5, epochs: 90 }
      volumes: [{ $use: scratch, host_path: { read_only: true } }]
    environments:
      dev: {}
      prod: { config: { worker_server_num: 8, log_url: /b/prod-logs/, parameter: { epochs: 200, $remove: [wd] } } }

    """,
    "several.yaml": """
    job_name: first
    config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /b/d/, train_url: /b/o/1/ }
    ---
    variables: { unused: 1 }
    ---
    job_name: second
    job_desc: the second
    config: { worker_server_num: 2, spec_id: 1, model_id: 4, data_url: /b/d/, train_url: /b/o/2/ }

    """,
    "broken.yaml": "job_name: [\n",
    "plain.json": """
    {"job_name": "plain", "config": {"worker_server_num": 1, "a/b": 1, "parameter": [{"label": "lr", "value": "1"}]}}

    """,
  ]

  /// Each golden file holds the answers to its questions.
  private static let questions: KeyValuePairs<String, [String]> = [
    "rules": ["object-path", "include-cycle", "yaml-syntax"],
    "fields": ["config.data_url", "/config/volumes/0/nfs/read_only", "label", "config", "worker_server_num"],
    "values": [
      "job.yaml /config/worker_server_num", "job.yaml /config/worker_server_num --env prod",
      "job.yaml /config/worker_server_num --var nodes=7", "job.yaml /config/parameter/lr",
      "job.yaml /config/parameter/2/value", "job.yaml /config/log_url", "job.yaml /config/log_url --env prod",
      "job.yaml /config/parameter/wd --env prod", "job.yaml /job_name --cell seed=2", "job.yaml /job_desc",
      "job.yaml /config/parameter/lr/value", "job.yaml /config/parameter/lr/label", "job.yaml /config/parameter/token",
      "job.yaml /workspace_id --env prod",
      "job.yaml /config/volumes/0/host_path/read_only", "job.yaml /config/volumes/~1mnt~1scratch/host_path/src_path",
      "several.yaml /job_desc", "several.yaml#2 /config/worker_server_num", "plain.json /config/a~1b",
      "plain.json /config/parameter",
    ],
    "refused": [
      "objct-path", "config.dataurl", "chek", "check", "job.yaml", "a b c", "job.yaml config.spec_id",
      "/config/spec_id job.yaml", "job.yaml spec_id", "job.yaml /config/spec_idd", "job.yaml /config/parameter/Lr",
      "job.yaml /config/spec_id/x", "job.yaml /config/spec_id --env prd", "job.yaml /config/spec_id --cell seed=3",
      "job.yaml /config/spec_id --cell seed", "several.yaml /job_name --cell seed=1", "several.yaml#1 /job_name",
      "several.yaml#x /job_name", "lib.yaml /config", "none.yaml /config", ". /config", "broken.yaml /config",
      "job.yaml /config/spec_id --var nodse=1", "job.yaml /config/worker_server_num --var nodes=many",
      "object-path --env dev", "object-path --format xml",
    ],
    "json": [
      "--format json object-path", "--format json config.data_url",
      "--format json job.yaml /config/worker_server_num --env prod",
    ],
  ]

  @Test(arguments: questions.map(\.key))
  func answers(file: String) throws {
    let jobc = try Jobc(files: Self.files)
    let questions = try #require(Self.questions.first { $0.key == file }).value
    var text = ""
    for question in questions {
      let words = question.split(separator: " ").map(String.init)
      let outcome = try jobc.run(["explain"] + words)
      text += "$ jobc explain \(question)\n" + outcome.output + outcome.errors + "(\(outcome.status))\n\n"
    }
    #expect(!text.contains("hunter2"))
    try Golden.expect(text, at: Self.folder.appending(path: file + ".txt"))
  }

  @Test func withoutASubjectItListsTheRules() throws {
    let outcome = try Jobc(files: [:])("explain")
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output.hasPrefix("The text of a file\n  yaml-syntax              a file is sound YAML\n"))
    #expect(
      outcome.output.contains("\n  ambiguous-value          note: a value means the same to readers of YAML 1.1\n"))
    let listed = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    #expect(listed.count > 90)
  }

  @Test func itIsColouredLikeCheck() throws {
    let jobc = try Jobc(files: Self.files)
    #expect(try jobc.run(["explain", "object-path", "--color", "always"]).output.contains("\u{1B}[1mWhy\u{1B}[0m"))
    #expect(try !jobc.run(["explain", "object-path"]).output.contains("\u{1B}"))
  }

  @Test func linesAreNoLongerThanTheTerminal() throws {
    let jobc = try Jobc(files: Self.files)
    for rule in ["", "object-path", "config"] {
      let output = try jobc.run(["explain"] + (rule.isEmpty ? [] : [rule])).output
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("    ") })
    }
  }

  @Test func standardInput() throws {
    let jobc = try Jobc(files: Self.files)
    let job = "job_name: piped\nconfig: { spec_id: 7 }\n"
    let outcome = try jobc("explain", "-", "/config/spec_id", "--stdin-filename", "new.yaml", input: job)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("/config/spec_id is 7\n"))
    #expect(outcome.output.contains("\nnew.yaml:2:20: set to 7 by the job's own body\n"))
  }
}
