import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

/// Reads `jobc.yaml`.
package struct ProjectReader {
  private let document: Document
  private var project: Project
  private var diagnostics: [Diagnostic] = []

  private var tree: Tree { document.tree }

  static let keys = ["jobc", "manifests", "default_environment", "policies", "environments"]
  static let environmentKeys = [
    "endpoint", "region", "project_id", "workspace_id", "variables", "catalog", "protected",
  ]

  /// The project that `source` describes, and what is wrong with it; all of that is an error.
  package static func read(_ source: SourceFile, root: AbsolutePath) -> (project: Project, diagnostics: [Diagnostic]) {
    var project = Project(root: root)
    project.source = source
    var diagnostics: [Diagnostic] = []
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    guard case .document = reader.next(into: &tree, diagnostics: &diagnostics), tree[.root].kind != .null else {
      return (project, diagnostics)
    }
    var second = Tree(source: source)
    if case .document = reader.next(into: &second, diagnostics: &diagnostics) {
      diagnostics.append(
        Diagnostic(rule: "project-file", message: "a project file is one document", at: second.span(of: .root)))
    }
    let traits = DocumentTraits(of: tree)
    let expanded = traits.contains(.mergeKeys) ? MergeKeys.expand(tree, diagnostics: &diagnostics) : tree
    var projectReader = ProjectReader(document: Document(tree: expanded, index: 0, traits: traits), project: project)
    projectReader.read()
    return (projectReader.project, diagnostics + projectReader.diagnostics)
  }

  private init(document: Document, project: Project) {
    self.document = document
    self.project = project
  }

  private mutating func read() {
    guard tree[.root].kind == .mapping else {
      return report("a project file is a map of keys such as \"environments\", not \(tree.describe(.root))", at: .root)
    }
    if let version = tree.value("jobc", of: .root) {
      switch LanguageVersion(version, in: tree) {
      case .known: break
      case .later:
        return report(
          "this project is written for version \(tree.shortText(of: version)) of the manifest language; this jobc knows version 1",
          at: version, help: "use a newer jobc, or write `jobc: 1`")
      case .none:
        report(
          "\"jobc\" is the language version, a number such as 1, not \(tree.describe(version))", at: version,
          help: "write `jobc: 1`")
      }
    }
    checkKeys(of: .root, known: Self.keys, in: " in a project file")
    checkNoReferences()
    if let id = tree.value("manifests", of: .root) { project.manifestPatterns = strings(id, what: "manifests") }
    if let id = tree.value("policies", of: .root) { project.policyPatterns = strings(id, what: "policies") ?? [] }
    if let id = tree.value("environments", of: .root) { readEnvironments(id) }
    if let id = tree.value("default_environment", of: .root) { readDefault(id) }
  }

  private mutating func readEnvironments(_ id: NodeID) {
    guard tree[id].kind == .mapping else {
      return report("\"environments\" is a map from name to environment, not \(tree.describe(id))", at: id)
    }
    guard tree[id].childCount > 0 else {
      return report("\"environments\" declares none", at: id, help: "leave it out to have one called \"default\"")
    }
    project.environments = []
    for entry in tree.entries(of: id) {
      var environment = Environment(name: tree.string(of: entry.key))
      environment.key = DocumentNode(document: document, id: entry.key)
      if !Self.isEnvironmentName(environment.name) {
        report(
          "\"\(environment.name)\" cannot be the name of an environment", at: entry.key,
          help: "a name is letters, digits, _, - and ., and begins with a letter, a digit or _")
      }
      if tree[entry.value].kind == .mapping {
        read(entry.value, into: &environment)
      } else {
        report(
          "the environment \"\(environment.name)\" is \(tree.describe(entry.value)); it must be a map", at: entry.value,
          help: tree[entry.value].kind == .null ? "write `{}` for an environment without settings" : nil)
      }
      project.environments.append(environment)
    }
  }

  /// What can be given to `--env` and be the name of a folder.
  private static func isEnvironmentName(_ name: String) -> Bool {
    func isOrdinary(_ byte: UInt8) -> Bool {
      (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte >= 0x80
    }
    guard let first = name.utf8.first, isOrdinary(first) else { return false }
    return name.utf8.allSatisfy { isOrdinary($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  private mutating func read(_ id: NodeID, into environment: inout Environment) {
    checkKeys(of: id, known: Self.environmentKeys, in: " in an environment")
    environment.endpoint = text("endpoint", of: id)
    environment.region = text("region", of: id)
    environment.projectID = text("project_id", of: id)
    environment.workspaceID = text("workspace_id", of: id)
    environment.catalog = text("catalog", of: id)
    if let node = environment.endpoint { checkEndpoint(node) }
    if let flag = tree.value("protected", of: id) {
      if tree[flag].kind == .boolean {
        environment.isProtected = tree.isTrue(flag)
      } else {
        report("\"protected\" is true or false, not \(tree.describe(flag))", at: flag)
      }
    }
    guard let variables = tree.value("variables", of: id) else { return }
    guard tree[variables].kind == .mapping else {
      return report("\"variables\" is a map from name to value, not \(tree.describe(variables))", at: variables)
    }
    for entry in tree.entries(of: variables) {
      let name = tree.string(of: entry.key)
      guard !tree[entry.value].kind.isCollection, tree[entry.value].kind != .null else {
        report("the variable \"\(name)\" is \(tree.describe(entry.value)); a variable holds a scalar", at: entry.value)
        continue
      }
      environment.variables.append(
        (
          name, DocumentNode(document: document, id: entry.key), DocumentNode(document: document, id: entry.value)
        ))
    }
  }

  private mutating func checkEndpoint(_ node: DocumentNode) {
    let endpoint = tree.string(of: node.id)
    if endpoint == "emulator" || endpoint.utf8.starts(with: "https://".utf8) { return }
    let loopback = ["http://localhost", "http://127.0.0.1", "http://[::1]"]
    let isLoopback = loopback.contains { host in
      guard endpoint.utf8.starts(with: host.utf8) else { return false }
      // The name ends there: `http://localhost.example.org` is somebody else's.
      let next = endpoint.utf8.dropFirst(host.utf8.count).first
      return next == nil || next == UInt8(ascii: ":") || next == UInt8(ascii: "/")
    }
    if isLoopback { return }
    report(
      "the endpoint \"\(endpoint)\" is neither \"emulator\" nor an https URL", at: node.id,
      help: "plain http is for loopback only")
  }

  private mutating func readDefault(_ id: NodeID) {
    guard tree[id].kind == .string else {
      return report("\"default_environment\" is the name of an environment, not \(tree.describe(id))", at: id)
    }
    let name = tree.string(of: id)
    if project.environment(name) == nil {
      diagnostics.append(
        .unknownName(
          "environment", name, at: tree.span(of: id), rule: "unknown-environment",
          known: project.environments.map(\.name), pointer: "/default_environment"))
    } else {
      project.defaultEnvironment = name
    }
  }

  private mutating func strings(_ id: NodeID, what: String) -> [String]? {
    guard tree[id].kind == .sequence else {
      report(
        "\"\(what)\" is a list of patterns, not \(tree.describe(id))", at: id,
        help: tree[id].kind == .string ? "write a list, even of one: `[\(tree.shortText(of: id))]`" : nil)
      return nil
    }
    var strings: [String] = []
    for item in tree.items(of: id) {
      if tree[item].kind == .string {
        strings.append(tree.string(of: item))
        project.patternSpans.append((tree.string(of: item), tree.span(of: item)))
      } else {
        report("an entry of \"\(what)\" is a pattern, not \(tree.describe(item))", at: item)
      }
    }
    return strings
  }

  private mutating func text(_ name: StaticString, of id: NodeID) -> DocumentNode? {
    guard let value = tree.value(name, of: id) else { return nil }
    guard tree[value].kind == .string else {
      let span = tree.span(of: value)
      var diagnostic = Diagnostic(
        rule: "project-file", message: "\"\(name)\" is a text, not \(tree.describe(value))", at: span,
        pointer: JSONPointer(to: value, in: tree).description)
      if !tree[value].kind.isCollection, tree[value].kind != .null {
        let quoted = "\"\(tree.string(of: value))\""
        diagnostic.help = "quote it: \(quoted)"
        diagnostic.fixes = [Fix(title: "quote it", edits: [Edit(replacing: span, with: quoted)])]
      }
      diagnostics.append(diagnostic)
      return nil
    }
    return DocumentNode(document: document, id: value)
  }

  private mutating func checkKeys(of id: NodeID, known: [String], in place: String) {
    for entry in tree.entries(of: id) {
      let name = tree.string(of: entry.key)
      if known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { continue }
      diagnostics.append(
        .unknownKey(
          "key", entry.key, of: id, in: tree, known: known, place: place,
          pointer: JSONPointer(to: entry.key, in: tree).description))
    }
  }

  private mutating func checkNoReferences() {
    guard document.traits.contains(.references) else { return }
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      report(
        "references cannot stand in a project file", at: NodeID(index),
        help: "values that differ between environments are written in each of them")
    }
  }

  private mutating func report(_ message: String, at id: NodeID, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        rule: "project-file", message: message, at: tree.span(of: id),
        pointer: JSONPointer(to: id, in: tree).description, help: help))
  }
}
