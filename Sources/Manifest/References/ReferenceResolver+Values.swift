import Diagnostics
import DocumentModel
import SourceText

/// What each namespace gives.
extension ReferenceResolver {
  /// The `include` entries that brought a variable's declaration into scope, outermost first.
  func inclusions(of path: ReferencePath) -> [SourceSpan] {
    guard path.namespace == .variable, let declaration = context.scope.declaration(.variable, path.key) else {
      return []
    }
    return context.scope.inclusions(of: declaration)
  }

  mutating func variable(_ path: ReferencePath, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    if let known = variables[path.key] { return known }
    let name = path.name
    guard let declaration = context.scope.declaration(.variable, path.key) else {
      if context.scope.isComplete {
        let known = suggestions.candidates(context.scope.names(.variable)) ?? []
        diagnostics.append(
          unknownName(
            "variable", name, after: "var.", in: site, rule: "unknown-variable", known: known,
            help: "declare it under \"variables\""))
        // A slip of the pen is a mistake each time; a declaration that is missing is one mistake.
        if Suggestion.nearest(to: name, among: known) != nil { return nil }
      }
      variables[path.key] = .some(nil)
      return nil
    }
    let value = evaluate(declaration, at: site, in: &tree)
    if let hidden = value?.hidden { secrets[path.key] = hidden }
    if let source = declaration.variable?.processVariable, value?.isPlaceholder ?? false {
      processVariables[path.key] = source
    }
    variables[path.key] = .some(value)
    return value
  }

  mutating func evaluate(
    _ declaration: Declaration, at site: SourceSpan, in tree: inout Tree
  ) -> ScalarValue? {
    guard let variable = declaration.variable else { return nil }
    let rank = VariableValue(
      declaration: declaration, variable: variable, environment: context.environment, inputs: context.inputs)
    let found = outcome(of: declaration, variable)
    diagnostics += found.diagnostics
    switch found.outcome {
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
      guard let template = node.document.templates[node.id] ?? template(of: node.id, in: node.tree) else { return nil }
      if let path = template.soleReference {
        guard let value = value(of: path, at: node.span, in: &tree) else { return nil }
        var checked = rank.checked(value, diagnostics: &diagnostics)
        // The way on from the default, for whoever refers to the variable.
        let source = node.document.source
        let own = Origin(source: source, step: .reference(path: path.description), site: node.span)
        checked?.steps =
          inclusions(of: path).map { Origin(source: source, step: .include, site: $0) } + [own]
          + value.steps.prefix(Self.maximumStepCount)
        return checked
      }
      let text = node.tree.bytes(of: node.id)
      guard let value = interpolate(template, text, at: node.span, in: &tree) else { return nil }
      return rank.checked(value, diagnostics: &diagnostics)
    }
  }

  /// What a variable comes to: one that includes brought is found once for all files.
  func outcome(of declaration: Declaration, _ variable: VariableDeclaration) -> Declaration.Outcome {
    func find(_ diagnostics: inout [Diagnostic]) -> VariableValue.Outcome {
      let rank = VariableValue(
        declaration: declaration, variable: variable, environment: context.environment, inputs: context.inputs)
      return rank.find(diagnostics: &diagnostics)
    }
    if context.scope.isIncluded(declaration) {
      return declaration.outcome(in: context.environment.name, find: find)
    }
    var diagnostics: [Diagnostic] = []
    return (find(&diagnostics), diagnostics)
  }

  mutating func axis(_ name: String, at site: SourceSpan) -> ScalarValue? {
    if let value = context.cell?.value(of: name) { return value }
    if context.missesMatrix { return nil }
    let axes = context.cell?.axes ?? []
    diagnostics.append(
      unknownName(
        "matrix axis", name, after: "matrix.", in: site, rule: "unknown-axis", known: axes,
        help: axes.isEmpty ? "this job has no matrix" : nil))
    return nil
  }

  mutating func setting(_ name: String, at site: SourceSpan) -> ScalarValue? {
    let environment = context.environment
    if name == "name" {
      let span = environment.key?.span ?? site
      return ScalarValue(text: Array(environment.name.utf8), kind: .string, span: span)
    }
    if let node = environment.setting(name) { return ScalarValue(node) }
    let known = ["name", "project_id", "region", "workspace_id"]
    guard known.contains(name) else {
      diagnostics.append(
        unknownName(
          "environment setting", name, after: "env.", in: site, rule: "unknown-setting", known: known,
          isClosed: true))
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

  mutating func field(_ path: ReferencePath, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    var id = NodeID.root
    var depth = 0
    for token in path.tokens {
      guard !tree.nodes.isEmpty, let child = child(token, of: id, in: tree) else {
        let seen = (["job"] + path.tokens.prefix(depth).map(\.text)).joined(separator: ".")
        let token = token.text
        let known = tree.nodes.isEmpty ? [] : tree.entries(of: id).map { tree.string(of: $0.key) }
        let isList = !tree.nodes.isEmpty && tree[id].kind == .sequence
        // What comes after it may be wrong, too: only the last one is mended.
        let rest = path.tokens.dropFirst(depth + 1).map { "." + $0.text }.joined()
        var diagnostic = unknownName(
          isList ? "entry" : "field", token, after: seen + ".", before: rest, in: site, rule: "unknown-field",
          known: known,
          help: isList
            ? "\"\(seen)\" is a list of \(tree[id].childCount); the first entry is 0" : "\"\(seen)\" has no such field")
        if diagnostic.help == nil { diagnostic.help = "\"\(seen)\" has no such field" }
        diagnostics.append(diagnostic)
        return nil
      }
      depth += 1
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
    var value = ScalarValue(
      text: tree.bytes(of: id), kind: tree[id].kind, span: tree.span(of: id),
      isPlaceholder: isPlaceholder)
    value.steps = tree.chain(of: id).prefix(Self.maximumStepCount).reversed()
    return value
  }

  /// What a token of a `job` reference names; an item of a list is found without going through those before it.
  mutating func child(_ token: ReferencePath.Token, of id: NodeID, in tree: borrowing Tree) -> NodeID? {
    switch tree[id].kind {
    case .mapping: return tree.value(named: token.utf8, hash: token.hash, of: id)
    case .sequence where tree[id].childCount > 16:
      let list = items[id] ?? Array(tree.items(of: id))
      items[id] = list
      return Int(token.text).flatMap { list.indices.contains($0) ? list[$0] : nil }
    default: return tree.child(token.text, of: id)
    }
  }
}
