import Diagnostics
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing
import YAMLSyntax

/// What the schema of manifests takes and refuses, place by place.
struct PlaceTests {
  private static let schema = Result {
    let content = [UInt8](try Data(contentsOf: SpecFile.Schema.manifest.url))
    return try CompiledSchema(JSONReader.read(SourceFile(path: "manifest", content: content)))
  }

  private static func isValid(_ text: String) throws -> Bool {
    let source = SourceFile(path: "m.yaml", content: Array(text.utf8))
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    var diagnostics: [Diagnostic] = []
    let outcome = reader.next(into: &tree, diagnostics: &diagnostics)
    #expect(outcome == .document, "\(text)")
    return try schema.get().isValid(tree)
  }

  /// A part of a body, as an overlay, a fragment and the body of a job that uses a fragment: right or wrong in all.
  @Test(arguments: [
    // References stand in place of each typed value: exactly one where the type must be kept.
    (#"config: { worker_server_num: "${{ var.n }}" }"#, true),
    (#"config: { worker_server_num: "${{var.n}}" }"#, true),
    (#"config: { worker_server_num: "1${{ var.n }}" }"#, false),
    (#"config: { worker_server_num: "${{ var.n }} " }"#, false),
    (#"config: { worker_server_num: 0 }"#, false), (#"config: { worker_server_num: 2.0 }"#, true),
    (#"config: { create_version: "${{ matrix.b }}" }"#, true), (#"config: { create_version: "yes" }"#, false),
    (#"config: { data_source: [{ type: "${{ var.t }}" }] }"#, true),
    (#"config: { data_source: [{ type: "x${{ var.t }}" }] }"#, true),
    (#"config: { data_source: [{ type: s3 }] }"#, false),
    // Ids take names, and numbers in quotes are neither.
    ("config: { spec_id: 5, engine_id: TF/1.8, model_id: ResNet }", true), (#"config: { spec_id: "5" }"#, false),
    (#"config: { spec_id: "${{ var.spec }}" }"#, true), (#"config: { spec_id: "vm.${{ var.size }}" }"#, true),
    (#"config: { spec_id: "${{ x }}" }"#, false), ("config: { spec_id: -9007199254740992 }", false),
    // A text with references is judged when it is compiled, one without at once.
    (#"job_name: "run ${{ matrix.lr }}""#, true), ("job_name: a b", false), (#"job_name: """#, false),
    (#"config: { app_url: "${{ var.bucket }}/code/" }"#, true), ("config: { app_url: obs://b/code/ }", false),
    (#"config: { boot_file_url: "${{ job.config.app_url }}train.py" }"#, true),
    // Openings that are none, and those that are no reference.
    (#"config: { user_command: "echo $X ${X} $(x) $$ {{ $${{ $$${{ x }}" }"#, true),
    (#"config: { user_command: "${{ x }}" }"#, false), (#"config: { user_command: "${{ secret.k }}" }"#, false),
    (#"config: { user_command: "${{ env.branch }}" }"#, false), (#"config: { user_command: "${{ var.a" }"#, false),
    (#"config: { user_command: "${{ var.a + 1 }}" }"#, false),
    // Parameters in both forms.
    ("config: { parameter: { lr: 1e-4, on: true, n: 007, s: text, $use: [a, b] } }", true),
    ("config: { parameter: { $append: { lr: 1 }, $remove: [a], $prepend: [{ label: b, value: 2 }] } }", true),
    ("config: { parameter: [{ label: 1, value: true }, { $use: a, lr: 2 }] }", true),
    ("config: { parameter: [{ value: 1 }] }", false), ("config: { parameter: [{ label: a, valeu: 1 }] }", false),
    ("config: { parameter: { lr: [1] } }", false), ("config: { parameter: { $apend: [] } }", false),
    ("config: { parameter: { lr: null } }", false), (#"config: { parameter: { "${{ var.l }}": 1 } }"#, false),
    // Volumes, whole or in part, and lists that are changed.
    ("config: { volumes: [{ $use: scratch, nfs: { read_only: true } }, { nfs: { dest_path: /d } }] }", true),
    ("config: { volumes: { $remove: /d, $append: [{ $use: scratch }] } }", true),
    ("config: { volumes: { $use: scratch } }", false), ("config: { volumes: [{ nfs: { red_only: true } }] }", false),
    ("config: { data_source: { $append: [{ type: obs }] } }", true),
    ("config: { data_source: { $remove: [a] } }", false), ("notification: { events: { $replace: [a] } }", true),
    // Keys that are dropped, and those that are none.
    ("{ $unset: job_desc, config: { $unset: [log_url] } }", true), ("config: { $unset: { a: b } }", false),
    ("config: { worker_servr_num: 1 }", false), ("config: null", false), ("config: { log_url: null }", false),
    ("workspace_id: 0", false),
  ])
  func partialBodies(body: String, isRight: Bool) throws {
    let flow = body.hasPrefix("{") ? body : "{ \(body) }"
    #expect(try Self.isValid("fragments: { f: \(flow) }") == isRight, "fragment")
    #expect(try Self.isValid("{ job_name: a, environments: { dev: \(flow) } }") == isRight, "overlay")
    #expect(try Self.isValid("{ use: [f], \(flow.dropFirst().dropLast()) }") == isRight, "body")
  }

  /// Only a job that neither fragments nor overlays complete must be complete; texts of references alone leave open what
  /// they are.
  @Test(arguments: [
    ("worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /b/d/", true),
    ("spec_id: 1, model_id: 4, data_url: /b/d/", false), ("worker_server_num: 1, model_id: 4, data_url: /b/d/", false),
    ("worker_server_num: 1, spec_id: 1, data_url: /b/d/", false),
    ("worker_server_num: 1, spec_id: 1, model_id: 4", false),
    ("worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /b/d/, dataset_id: a, dataset_version_id: b", false),
    (
      #"worker_server_num: 1, spec_id: 1, model_id: 4, data_url: "${{ var.d }}", dataset_id: a, dataset_version_id: b"#,
      true
    ),
    ("worker_server_num: 1, spec_id: 1, model_id: 4, data_source: { $append: [] }", true),
    ("worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /b/d/, volumes: [{ nfs: { id: a } }]", false),
    ("worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /b/d/, volumes: [{ $use: a }]", true),
  ])
  func completeBodies(config: String, isRight: Bool) throws {
    #expect(try Self.isValid("{ job_name: a, config: { \(config) } }") == isRight)
    #expect(try Self.isValid("{ job_name: a, use: [f], config: { \(config) } }"))
    #expect(try Self.isValid("{ job_name: a, environments: { dev: {} }, config: { \(config) } }"))
  }

  /// Keys of the compiler.
  @Test(arguments: [
    ("jobc: 1", true), ("jobc: 2", false), ("include: [../lib/a.yaml, ./b.yaml]", true), ("include: a.yaml", false),
    ("include: [/a.yaml]", false), ("include: [lib/*.yaml]", false), ("use: base", false), ("x-notes: null", true),
    ("y-notes: 1", false), ("variables: { a: 1, b: text, c: { type: integer, default: 1, secret: true } }", true),
    ("variables: { a: null }", false), ("variables: { 1a: 1 }", false), ("variables: { a: [1] }", false),
    ("variables: { a: { type: integer, default: x } }", false), ("variables: { a: { typo: integer } }", false),
    (#"variables: { a: { type: integer, default: "${{ var.b }}" } }"#, true),
    ("variables: { a: { type: string, default: 1 } }", false), ("variables: { a: { from: { env: A } } }", true),
    ("variables: { a: { from: A } }", false), ("parameters: { s: { lr: 1, $use: [t] }, t: [{ label: a }] }", true),
    ("parameters: { s: { $append: { lr: 1 } } }", false), ("volumes: { v: { nfs: { id: a } } }", true),
    ("volumes: { v: { $use: w } }", false), ("matrix: { a: [1, x, true], include: [{ a: 2 }] }", true),
    ("matrix: { a: [] }", false), ("matrix: { a: 1 }", false), ("matrix: {}", false),
    ("matrix: { exclude: [{}] }", false),
    (#"matrix: { a: ["${{ var.b }}"] }"#, true), (#"matrix: { a: ["${{ matrix.b }}"] }"#, false),
    ("environments: { dev: }", false), ("environments: { dev: { matrix: { a: [1] } } }", false),
  ])
  func compilerKeys(text: String, isRight: Bool) throws {
    #expect(try Self.isValid("{ \(text) }") == isRight)
  }
}
