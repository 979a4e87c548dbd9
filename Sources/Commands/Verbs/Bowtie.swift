import DocumentModel
import JSONSchema
import Rules
import SourceText

/// `validate --bowtie`: the harness protocol of Bowtie, version 1: a command a line on standard input, its answer a line
/// on standard output.
struct Bowtie: Verb {
  private static let version = "1"
  private static let dialects = ["https://json-schema.org/draft/2020-12/schema"]
  private static let home = "https://json-schema.org/"

  /// What keeps a command from being carried out, in words for whoever sent it.
  private struct Refusal: Error {
    let message: String
  }

  /// What earlier commands have set.
  private struct State {
    var isStarted = false
    var dialect: String?
  }

  var needsFolder: Bool { false }

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var lines = LineReader(FileDescriptor(0))
    var state = State()
    var number = 0
    var status = ExitStatus.success
    while let line = try lines.next() {
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      let source = SourceFile(path: "<stdin>", content: line)
      var output = JSONOutput(.compact)
      var sequence: [UInt8]?
      do throws(Refusal) {
        let tree = try Self.read(source)
        guard tree[.root].kind == .mapping else { throw Refusal(message: "a command is an object") }
        sequence = tree.value("seq", of: .root).map { Self.text(of: $0, in: tree) }
        guard try answer(tree, &state, &output) else { return status }
      } catch {
        status = .findings
        session.errors.write("error: line \(number): \(error.message)\n")
        try session.errors.flush()
        output = JSONOutput(.compact)
        Self.write(errored: error.message, sequence, to: &output)
      }
      session.output.write(output.bytes + [0x0A])
      try session.output.flush()
    }
    return status
  }

  private static func read(_ source: SourceFile) throws(Refusal) -> Tree {
    do throws(JSONSyntaxError) { return try JSONReader.read(source) } catch {
      throw Refusal(message: "the line is not JSON: \(error.message(in: source))")
    }
  }

  /// - Returns: false for the command to stop.
  private func answer(_ tree: Tree, _ state: inout State, _ output: inout JSONOutput) throws(Refusal) -> Bool {
    guard let command = tree.value("cmd", of: .root), tree[command].kind == .string else {
      throw Refusal(message: "the command has no \"cmd\"")
    }
    switch tree.string(of: command) {
    case "start":
      guard let version = tree.value("version", of: .root), tree.text(of: version, isEqualTo: Self.version) else {
        throw Refusal(message: "only version \(Self.version) of the protocol is spoken")
      }
      state.isStarted = true
      start(&output)
    case "stop": return false
    case let name where !state.isStarted && (name == "dialect" || name == "run"):
      throw Refusal(message: "\"\(name)\" comes before \"start\"")
    case "dialect":
      guard let dialect = tree.value("dialect", of: .root), tree[dialect].kind == .string else {
        throw Refusal(message: "the command has no \"dialect\"")
      }
      let uri = tree.string(of: dialect)
      let isKnown = Self.dialects.contains(uri)
      if isKnown { state.dialect = uri }
      output.object { $0.member("ok", isKnown) }
    case "run": try run(tree, state, &output)
    case let name: throw Refusal(message: "unknown command \"\(name)\"")
    }
    return true
  }

  private func start(_ output: inout JSONOutput) {
    output.object { output in
      output.member("version", 1)
      output.object("implementation") { output in
        output.member("name", "jobc")
        output.member("language", "swift")
        output.member("version", Version.current)
        output.member("homepage", Self.home)
        output.member("issues", Self.home)
        output.member("source", Self.home)
        output.array("dialects", of: Self.dialects)
      }
    }
  }

  private func run(_ tree: Tree, _ state: State, _ output: inout JSONOutput) throws(Refusal) {
    guard let sequence = tree.value("seq", of: .root) else { throw Refusal(message: "the command has no \"seq\"") }
    guard let testCase = tree.value("case", of: .root), let root = tree.value("schema", of: testCase),
      let tests = tree.value("tests", of: testCase), tree[tests].kind == .sequence
    else { throw Refusal(message: "\"case\" lacks its \"schema\" or its \"tests\"") }
    let sequenceText = Self.text(of: sequence, in: tree)
    if let kind = tree.value("output", of: .root), !tree.text(of: kind, isEqualTo: "flag") {
      output.object { output in
        output.key("seq")
        output.value(json: sequenceText)
        output.member("skipped", true)
        output.member("message", "only the output \"flag\" is given")
      }
      return
    }
    var options = SchemaOptions(defaultDialect: state.dialect)
    if let registry = tree.value("registry", of: testCase) { options.registry = try Self.registry(registry, tree) }
    let reading = SchemaReading(tree, root: root, options: options)
    guard let schema = reading.schema else {
      let messages = SchemaFindings.errors(of: reading, includesConsequences: true).map(\.message)
      throw Refusal(message: "the schema cannot be compiled: \(messages.joined(separator: "; "))")
    }
    output.object { output in
      output.key("seq")
      output.value(json: sequenceText)
      output.array("results") { output in
        for test in tree.items(of: tests) {
          output.object { output in
            if let instance = tree.value("instance", of: test) {
              output.member("valid", schema.isValid(tree, instance))
            } else {
              output.member("errored", true)
              output.object("context") { $0.member("message", "the test has no \"instance\"") }
            }
          }
        }
      }
    }
  }

  private static func registry(_ node: NodeID, _ tree: Tree) throws(Refusal) -> SchemaRegistry {
    var registry = SchemaRegistry()
    for entry in tree.entries(of: node) {
      let uri = tree.string(of: entry.key)
      // A document of its own, whose root is the schema.
      registry.add(try read(SourceFile(path: uri, content: text(of: entry.value, in: tree))), at: uri)
    }
    return registry
  }

  /// The text of a value as it was sent.
  private static func text(of node: NodeID, in tree: Tree) -> [UInt8] {
    Array(tree.source(of: node).bytes[tree[node].range.indices])
  }

  private static func write(errored message: String, _ sequence: [UInt8]?, to output: inout JSONOutput) {
    output.object { output in
      if let sequence {
        output.key("seq")
        output.value(json: sequence)
      }
      output.member("errored", true)
      output.object("context") { $0.member("message", message) }
    }
  }
}
