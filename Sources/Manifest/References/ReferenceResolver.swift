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
  /// Whether what a reference needs is being found before the reference itself.
  private var isOrdering = false
  /// The bytes that references put into texts.
  private var insertedCount = 0
  private var suggestions = SuggestionBudget()
  /// The items of long lists that references lead into.
  private var items: [NodeID: [NodeID]] = [:]

  /// The most bytes that references may put into the texts of one job: as many as a file may have.
  static let insertionLimit = 64 << 20
  /// The most steps of a value's way that are kept.
  private static let maximumStepCount = 64
  /// The most steps of a loop that are followed, and printed.
  private static let maximumLoop = 200

  /// Something whose value is being found.
  private enum Step {
    case scalar(NodeID)
    case reference(ReferencePath, SourceSpan)
  }

  init(context: JobContext) { self.context = context }

  /// Resolves every scalar of `tree`.
  mutating func resolve(_ tree: inout Tree) {
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      // A key is literal.
      if tree.nodes[index].flags.contains(.key) { continue }
      resolve(NodeID(index), in: &tree)
    }
  }

  private mutating func resolve(_ id: NodeID, in tree: inout Tree) {
    guard !resolved.contains(id.rawValue) else { return }
    let node = tree[id]
    let site = tree.span(of: id)
    guard let template = template(of: tree.bytes(of: id), node: node, site: site) else {
      tree[id].flags = node.flags.union(.secret).subtracting(.mayHoldReference)
      failed.insert(id.rawValue)
      resolved.insert(id.rawValue)
      return
    }
    order(template, at: site, in: &tree)
    // A loop that leads back here has been followed then.
    guard resolved.insert(id.rawValue).inserted else { return }
    pending.append(.scalar(id))
    defer { pending.removeLast() }
    if let path = template.soleReference {
      let value = value(of: path, at: site, in: &tree)
      replace(id, by: value, reference: path, site: site, in: &tree)
    } else {
      let text = tree.bytes(of: id)
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
    guard let value, isWithinLimit(value.text.count, at: site) else {
      tree[id].flags.insert(.secret)
      failed.insert(id.rawValue)
      return
    }
    var origin = tree[id].origin
    for inclusion in inclusions(of: path) {
      origin = tree.addOrigin(
        Origin(source: value.span.source, step: .include, site: inclusion, parent: origin))
    }
    origin = tree.addOrigin(
      Origin(
        source: value.span.source, step: .reference(path: path.description), site: site, parent: origin))
    for step in value.steps {
      origin = tree.addOrigin(Origin(source: value.span.source, step: step.step, site: step.site, parent: origin))
    }
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
    var hidden: [UInt8] = []
    var isPlaceholder = false
    var isComplete = true
    for piece in template.pieces {
      switch piece {
      case .text(let range):
        result += text[range]
        hidden += text[range]
      case .opening:
        result += Array("${{".utf8)
        hidden += Array("${{".utf8)
      case .reference(let path, _):
        guard let value = value(of: path, at: site, in: &tree) else {
          isComplete = false
          continue
        }
        guard isWithinLimit(value.text.count, at: site) else { return nil }
        result += value.text
        hidden += value.hidden ?? value.text
        if value.isPlaceholder { isPlaceholder = true }
      }
    }
    guard isComplete else { return nil }
    return ScalarValue(
      text: result, kind: .string, span: site, isPlaceholder: isPlaceholder, hidden: isPlaceholder ? hidden : nil)
  }

  /// The text of a scalar that decides how lists merge, resolved as far as it can be before the job is merged.
  mutating func key(of node: DocumentNode) -> NameKey {
    let text = node.tree.bytes(of: node.id)
    guard node.node.flags.contains(.mayHoldReference), let template = try? Template(text.span) else {
      return NameKey(text)
    }
    let usesJob = template.pieces.contains {
      if case .reference(let path, _) = $0 { path.namespace == .job } else { false }
    }
    guard !usesJob else { return NameKey(text) }
    // What is wrong with a reference is said when the merged job is resolved.
    let said = diagnostics
    defer { diagnostics = said }
    var none = Tree(source: node.tree.source)
    order(template, at: node.span, in: &none)
    return NameKey(interpolate(template, text, at: node.span, in: &none)?.text ?? text)
  }

  /// Counts what a reference inserts; false, with a finding, where it is more than a job may hold.
  private mutating func isWithinLimit(_ count: Int, at site: SourceSpan) -> Bool {
    let before = insertedCount
    insertedCount += min(count, Self.insertionLimit + 1)
    guard insertedCount > Self.insertionLimit else { return true }
    if before <= Self.insertionLimit {
      diagnostics.append(
        Diagnostic(
          rule: "reference-budget", message: "references make the texts of this job longer than 64 MiB", at: site,
          help: "break the chain of values that repeat one another"))
    }
    insertedCount = Self.insertionLimit + 1
    return false
  }

  private mutating func value(of path: ReferencePath, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    if let start = pending.firstIndex(where: { if case .reference(path, _) = $0 { true } else { false } }) {
      reportCycle(from: start, at: site, in: tree)
      return nil
    }
    guard pending.count < Self.maximumLoop else {
      reportLongCycle(through: path, at: site)
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

  /// The `include` entries that brought a variable's declaration into scope, outermost first.
  private func inclusions(of path: ReferencePath) -> [SourceSpan] {
    guard path.namespace == .variable, let declaration = context.scope.declaration(.variable, path.name) else {
      return []
    }
    return context.scope.inclusions(of: declaration)
  }

  private mutating func variable(_ name: String, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
    if let known = variables[NameKey(name)] { return known }
    guard let declaration = context.scope.declaration(.variable, name) else {
      if context.scope.isComplete {
        let known = suggestions.candidates(context.scope.names(.variable)) ?? []
        diagnostics.append(
          .unknownName(
            "variable", name, at: nameSpan(of: "var." + name, in: site), rule: "unknown-variable",
            known: known, help: "declare it under \"variables\"", isReplaceable: false))
        // A slip of the pen is a mistake each time; a declaration that is missing is one mistake.
        if Suggestion.nearest(to: name, among: known) != nil { return nil }
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
    if let known = context.scope.knownOutcome(of: declaration, in: context.environment.name),
      case .value(let value) = known.outcome
    {
      diagnostics += known.diagnostics
      return value
    }
    let rank = VariableValue(
      declaration: declaration, variable: variable, environment: context.environment, inputs: context.inputs)
    switch outcome(of: declaration, rank) {
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
      guard let template = template(of: node.tree.bytes(of: node.id), node: node.node, site: node.span)
      else { return nil }
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
  private mutating func outcome(of declaration: Declaration, _ rank: VariableValue) -> VariableValue.Outcome {
    guard context.scope.isIncluded(declaration) else { return rank.find(diagnostics: &diagnostics) }
    let found = context.scope.includedOutcome(of: declaration, in: context.environment.name) {
      rank.find(diagnostics: &$0)
    }
    diagnostics += found.diagnostics
    return found.outcome
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
      guard !tree.nodes.isEmpty, let child = child(token, of: id, in: tree) else {
        let known = tree.nodes.isEmpty ? [] : tree.entries(of: id).map { tree.string(of: $0.key) }
        let isList = !tree.nodes.isEmpty && tree[id].kind == .sequence
        var diagnostic = Diagnostic.unknownName(
          isList ? "entry" : "field", token, at: nameSpan(of: "job." + path.name, in: site), rule: "unknown-field",
          known: known,
          help: isList
            ? "\"\(seen)\" is a list of \(tree[id].childCount); the first entry is 0" : "\"\(seen)\" has no such field",
          isReplaceable: false)
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
    var value = ScalarValue(
      text: tree.bytes(of: id), kind: tree[id].kind, span: tree.span(of: id),
      isPlaceholder: isPlaceholder)
    value.steps = tree.chain(of: id).prefix(Self.maximumStepCount).reversed()
    return value
  }
}

extension ReferenceResolver {
  /// What a token of a `job` reference names; an item of a list is found without going through those before it.
  private mutating func child(_ token: String, of id: NodeID, in tree: Tree) -> NodeID? {
    guard tree[id].kind == .sequence, tree[id].childCount > 16 else { return tree.child(token, of: id) }
    let list = items[id] ?? Array(tree.items(of: id))
    items[id] = list
    return Int(token).flatMap { list.indices.contains($0) ? list[$0] : nil }
  }

  /// Something that a reference leads to and that holds references itself.
  private enum Need: Hashable {
    case scalar(UInt32)
    case variable(NameKey)
  }

  /// A need, the reference to it, and what it needs itself.
  private struct Frame {
    let need: Need
    let path: ReferencePath
    let site: SourceSpan
    var open: [Frame]
  }

  /// Finds what the references of `template` lead to, the innermost first, so that however long a chain is, no value
  /// waits for more than the next one. Loops are left as they are: they are found when their values are asked for.
  private mutating func order(_ template: Template, at site: SourceSpan, in tree: inout Tree) {
    guard !isOrdering else { return }
    var stack = [Frame(need: .scalar(.max), path: .init(.job, ""), site: site, open: needs(template, site, tree))]
    guard !stack[0].open.isEmpty else { return }
    isOrdering = true
    defer { isOrdering = false }
    var waiting: Set<Need> = []
    while let top = stack.last {
      guard var next = top.open.last else {
        stack.removeLast()
        if stack.isEmpty { return }
        waiting.remove(top.need)
        switch top.need {
        case .scalar(let id): resolve(NodeID(id), in: &tree)
        case .variable: _ = value(of: top.path, at: top.site, in: &tree)
        }
        continue
      }
      stack[stack.count - 1].open.removeLast()
      guard isOpen(next.need), waiting.insert(next.need).inserted else { continue }
      next.open = needs(of: next.need, tree)
      stack.append(next)
    }
  }

  private func isOpen(_ need: Need) -> Bool {
    switch need {
    case .scalar(let id): !resolved.contains(id)
    case .variable(let name): variables[name] == nil
    }
  }

  private mutating func needs(of need: Need, _ tree: Tree) -> [Frame] {
    switch need {
    case .scalar(let id):
      guard let template = try? Template(tree.text(of: NodeID(id))) else { return [] }
      return needs(template, tree.span(of: NodeID(id)), tree)
    case .variable(let name):
      guard let node = nestedDefault(String(decoding: name.utf8, as: UTF8.self)),
        let template = try? Template(node.tree.text(of: node.id))
      else { return [] }
      return needs(template, node.span, tree)
    }
  }

  /// The references of a template that lead to something that holds references and is not resolved; the last one first.
  private mutating func needs(_ template: Template, _ site: SourceSpan, _ tree: Tree) -> [Frame] {
    var frames: [Frame] = []
    for case .reference(let path, _) in template.pieces.reversed() {
      switch path.namespace {
      case .variable:
        guard nestedDefault(path.name) != nil else { continue }
        let need = Need.variable(NameKey(path.name))
        if isOpen(need) {
          frames.append(Frame(need: need, path: path, site: site, open: []))
        }
      case .job:
        var id: NodeID? = tree.nodes.isEmpty ? nil : .root
        for token in path.name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
          id = id.flatMap { child(String(Substring(token)), of: $0, in: tree) }
        }
        guard let id, tree[id].flags.contains(.mayHoldReference), !resolved.contains(id.rawValue) else { continue }
        frames.append(Frame(need: .scalar(id.rawValue), path: path, site: site, open: []))
      case .matrix, .environment, .secret: break
      }
    }
    return frames
  }

  /// The default of a variable where it is what counts and holds references.
  private func nestedDefault(_ name: String) -> DocumentNode? {
    guard let declaration = context.scope.declaration(.variable, name), let variable = declaration.variable,
      let node = variable.defaultValue, node.node.flags.contains(.mayHoldReference)
    else { return nil }
    let rank = VariableValue(
      declaration: declaration, variable: variable, environment: context.environment, inputs: context.inputs)
    return rank.isGiven ? nil : node
  }

  private mutating func reportLongCycle(through path: ReferencePath, at site: SourceSpan) {
    diagnostics.append(
      Diagnostic(
        rule: "reference-cycle",
        message: "references form a loop of more than \(Self.maximumLoop / 2) steps through \(path.description)",
        at: site,
        help: "give one of them a value of its own"))
  }

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
