import Diagnostics
import DocumentModel
import SourceText

/// Replaces the references of one job by what they stand for (manifest language §3).
///
/// One pass over a dependency graph: a field that another refers to is resolved first, a loop is a finding. Scalars
/// are replaced in place; a scalar that cannot be resolved becomes a placeholder, so that nothing more is said of it.
struct ReferenceResolver {
  let context: JobContext
  private(set) var diagnostics: [Diagnostic] = []
  private var variables: [NameKey: ScalarValue?] = [:]
  /// The values of the secrets that were met, by name, where they are known.
  private(set) var secrets: [NameKey: [UInt8]] = [:]
  private var resolved: Set<UInt32> = []
  /// What is being resolved, outermost first, to print a loop.
  private var pending: [Step] = []
  /// The scalars that could not be resolved.
  private(set) var failed: Set<UInt32> = []

  /// Something whose value is being found.
  private enum Step {
    case scalar(NodeID)
    case reference(ReferencePath, SourceSpan)
  }

  init(context: JobContext) { self.context = context }

  /// Resolves every scalar of `tree`.
  mutating func resolve(_ tree: inout Tree) {
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      resolve(NodeID(index), in: &tree)
    }
  }

  private mutating func resolve(_ id: NodeID, in tree: inout Tree) {
    guard resolved.insert(id.rawValue).inserted else { return }
    let node = tree[id]
    pending.append(.scalar(id))
    defer { pending.removeLast() }
    let site = tree.span(of: id)
    guard let template = template(of: Array(tree.string(of: id).utf8), node: node, site: site) else {
      tree[id].flags = node.flags.union(.secret).subtracting(.mayHoldReference)
      failed.insert(id.rawValue)
      return
    }
    if let path = template.soleReference {
      let value = value(of: path, at: site, in: &tree)
      replace(id, by: value, reference: path, site: site, in: &tree)
    } else {
      let text = Array(tree.string(of: id).utf8)
      let value = interpolate(template, text, at: site, in: &tree)
      tree.setText(value?.text ?? text, of: id)
      if value == nil { failed.insert(id.rawValue) }
      tree[id].flags.remove(.mayHoldReference)
      tree[id].kind = .string
      if value?.isPlaceholder ?? true { tree[id].flags.insert(.secret) }
    }
  }

  private mutating func replace(
    _ id: NodeID, by value: ScalarValue?, reference path: ReferencePath, site: SourceSpan, in tree: inout Tree
  ) {
    tree[id].flags.remove(.mayHoldReference)
    guard let value else {
      tree[id].flags.insert(.secret)
      failed.insert(id.rawValue)
      return
    }
    let origin = tree.addOrigin(
      Origin(
        source: value.span.source, step: .reference(path: path.description), site: site, parent: tree[id].origin))
    tree.setText(value.text, of: id)
    tree[id].kind = value.kind
    tree[id].style = .plain
    tree[id].range = value.span.range
    tree[id].origin = origin
    if value.isPlaceholder { tree[id].flags.insert(.secret) }
  }

  /// The text with its references replaced; nil where one of them cannot be resolved.
  private mutating func interpolate(
    _ template: Template, _ text: [UInt8], at site: SourceSpan, in tree: inout Tree
  ) -> ScalarValue? {
    var result: [UInt8] = []
    var isPlaceholder = false
    var isComplete = true
    for piece in template.pieces {
      switch piece {
      case .text(let range): result += text[range]
      case .opening: result += Array("${{".utf8)
      case .reference(let path, _):
        guard let value = value(of: path, at: site, in: &tree) else {
          isComplete = false
          continue
        }
        result += value.text
        if value.isPlaceholder { isPlaceholder = true }
      }
    }
    return isComplete ? ScalarValue(text: result, kind: .string, span: site, isPlaceholder: isPlaceholder) : nil
  }

  /// The text of a scalar that decides how lists merge, resolved as far as it can be before the job is merged.
  mutating func keyText(of node: DocumentNode) -> [UInt8] {
    let text = Array(node.tree.string(of: node.id).utf8)
    guard node.node.flags.contains(.mayHoldReference), let template = try? Template(text.span) else { return text }
    let usesJob = template.pieces.contains {
      if case .reference(let path, _) = $0 { path.namespace == .job } else { false }
    }
    guard !usesJob else { return text }
    // What is wrong with a reference is said when the merged job is resolved.
    let said = diagnostics
    defer { diagnostics = said }
    var none = Tree(source: node.tree.source)
    return interpolate(template, text, at: node.span, in: &none)?.text ?? text
  }

  private mutating func value(of path: ReferencePath, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    if let start = pending.firstIndex(where: { if case .reference(path, _) = $0 { true } else { false } }) {
      reportCycle(from: start, at: site, in: tree)
      return nil
    }
    pending.append(.reference(path, site))
    defer { pending.removeLast() }
    switch path.namespace {
    case .variable: return variable(path.name, at: site, in: &tree)
    case .matrix: return axis(path.name, at: site)
    case .environment: return setting(path.name, at: site)
    case .job: return field(path, at: site, in: &tree)
    case .secret:
      diagnostics.append(
        Diagnostic(
          rule: "reference",
          message: "\"${{ secret.\(path.name) }}\" cannot be written; it stands in compiled output only",
          at: site, help: "declare a variable with `secret: true` and write `${{ var.\(path.name) }}`"))
      return nil
    }
  }

  private mutating func variable(_ name: String, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    if let known = variables[NameKey(name)] { return known }
    guard let declaration = context.scope.declaration(.variable, name) else {
      if context.scope.isComplete {
        diagnostics.append(
          .unknownName(
            "variable", name, at: nameSpan(of: "var." + name, in: site), rule: "unknown-variable",
            known: context.scope.names(.variable), help: "declare it under \"variables\"",
            isReplaceable: false))
      }
      variables[NameKey(name)] = .some(nil)
      return nil
    }
    let value = evaluate(declaration, at: site, in: &tree)
    if let hidden = value?.hidden { secrets[NameKey(name)] = hidden }
    variables[NameKey(name)] = .some(value)
    return value
  }

  private mutating func evaluate(
    _ declaration: Declaration, at site: SourceSpan, in tree: inout Tree
  ) -> ScalarValue? {
    guard let variable = declaration.variable else { return nil }
    let rank = VariableValue(
      declaration: declaration, variable: variable, environment: context.environment, inputs: context.inputs)
    switch rank.find(diagnostics: &diagnostics) {
    case .value(let value): return value
    case .invalid: return nil
    case .missing:
      diagnostics.append(
        Diagnostic(
          rule: "variable-unset", message: "the variable \"\(declaration.name)\" has no value and no default",
          at: declaration.key.span, related: [Label(site, "used here")],
          help: "give it in the environment \"\(context.environment.name)\", by --var \(declaration.name)=…, "
            + "a --var-file or JOBC_VAR_\(declaration.name)"))
      return nil
    case .template(let node):
      guard let template = template(of: Array(node.tree.string(of: node.id).utf8), node: node.node, site: node.span)
      else { return nil }
      if let path = template.soleReference {
        guard let value = value(of: path, at: node.span, in: &tree) else { return nil }
        return rank.checked(value, diagnostics: &diagnostics)
      }
      let text = Array(node.tree.string(of: node.id).utf8)
      guard let value = interpolate(template, text, at: node.span, in: &tree) else { return nil }
      return rank.checked(value, diagnostics: &diagnostics)
    }
  }

  private mutating func axis(_ name: String, at site: SourceSpan) -> ScalarValue? {
    if let value = context.cell?.value(of: name) { return value }
    let axes = context.cell?.axes ?? []
    diagnostics.append(
      .unknownName(
        "matrix axis", name, at: nameSpan(of: "matrix." + name, in: site), rule: "unknown-axis", known: axes,
        help: axes.isEmpty ? "this job has no matrix" : nil, isReplaceable: false))
    return nil
  }

  private mutating func setting(_ name: String, at site: SourceSpan) -> ScalarValue? {
    let environment = context.environment
    if name == "name" {
      let span = environment.key?.span ?? site
      return ScalarValue(text: Array(environment.name.utf8), kind: .string, span: span)
    }
    if let node = environment.setting(name) { return ScalarValue(node) }
    let known = ["name", "project_id", "region", "workspace_id"]
    guard known.contains(name) else {
      diagnostics.append(
        .unknownName(
          "environment setting", name, at: nameSpan(of: "env." + name, in: site), rule: "unknown-setting",
          known: known, isReplaceable: false))
      return nil
    }
    diagnostics.append(
      Diagnostic(
        rule: "unknown-setting", message: "the environment \"\(environment.name)\" has no \"\(name)\"",
        at: nameSpan(of: "env." + name, in: site),
        related: environment.key.map { [Label($0.span, "declared here")] } ?? [],
        help: "set \"\(name)\" in the environment, in jobc.yaml"))
    return nil
  }

  private mutating func field(_ path: ReferencePath, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    var id = NodeID.root
    var seen = "job"
    for token in path.name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      let token = String(Substring(token))
      guard !tree.nodes.isEmpty, let child = tree.child(token, of: id) else {
        let known = tree.nodes.isEmpty ? [] : tree.entries(of: id).map { tree.string(of: $0.key) }
        var diagnostic = Diagnostic.unknownName(
          "field", token, at: nameSpan(of: "job." + path.name, in: site), rule: "unknown-field", known: known,
          help: "\"\(seen)\" has no such field", isReplaceable: false)
        if diagnostic.help == nil { diagnostic.help = "\"\(seen)\" has no such field" }
        diagnostics.append(diagnostic)
        return nil
      }
      seen += "." + token
      id = child
    }
    guard !tree[id].kind.isCollection else {
      diagnostics.append(
        Diagnostic(
          rule: "reference", message: "\"\(path.description)\" is \(tree.describe(id)); a reference takes a scalar",
          at: nameSpan(of: path.description, in: site), related: [Label(tree.span(of: id), "written here")]))
      return nil
    }
    if let start = pending.firstIndex(where: { if case .scalar(id) = $0 { true } else { false } }) {
      reportCycle(from: start, at: site, in: tree)
      return nil
    }
    if tree[id].flags.contains(.mayHoldReference) { resolve(id, in: &tree) }
    let isPlaceholder = tree[id].flags.contains(.secret)
    // A field that could not be resolved was reported where it stands.
    if failed.contains(id.rawValue) { return nil }
    return ScalarValue(
      text: Array(tree.string(of: id).utf8), kind: tree[id].kind, span: tree.span(of: id),
      isPlaceholder: isPlaceholder)
  }
}

extension ReferenceResolver {
  /// The references of a scalar; nil, with a finding, where one cannot be read.
  private mutating func template(of text: [UInt8], node: Node, site: SourceSpan) -> Template? {
    do {
      return try Template(text.span)
    } catch {
      diagnostics.append(ReferenceFinding.diagnostic(error, node: node, site: site))
      return nil
    }
  }

  /// Reports the loop that `pending` makes from `start` on; the reference at `site` closes it.
  private mutating func reportCycle(from start: Int, at site: SourceSpan, in tree: Tree) {
    var names: [String] = []
    var sites: [SourceSpan] = []
    for (index, step) in pending[start...].enumerated() {
      switch step {
      case .reference(let path, let span):
        names.append(path.description)
        sites.append(span)
      case .scalar(let id) where index == 0:
        let pointer = JSONPointer(to: id, in: tree).description
        names.append("job" + String(pointer.map { $0 == "/" ? "." : $0 }))
        sites.append(tree.span(of: id))
      case .scalar: break
      }
    }
    if names.count > 1, names.first == names.last {
      names.removeLast()
      sites.removeLast()
    }
    let first = names.indices.min { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) } ?? 0
    let shown = (names[first...] + names[..<first] + [names[first]]).joined(separator: " → ")
    let message = "references form a loop: \(shown)"
    guard !diagnostics.contains(where: { $0.message == message }) else { return }
    // The place where the loop is closed towards its first member, whichever member was asked for.
    diagnostics.append(
      Diagnostic(
        rule: "reference-cycle", message: message, at: first == 0 ? site : sites[first],
        help: "give one of them a value of its own"))
  }

  /// Where `name` stands within a scalar; the whole scalar where it is not found as it is.
  private func nameSpan(of name: String, in site: SourceSpan) -> SourceSpan {
    ReferenceFinding.span(of: name, in: site)
  }
}
