import Diagnostics
import DocumentModel
import SourceText

/// Replaces the references of one job by what they stand for (manifest language §3).
///
/// One pass over a dependency graph: a field that another refers to is resolved first, a loop is a finding. Scalars
/// are replaced in place; a scalar that cannot be resolved becomes a placeholder, so that nothing more is said of it.
struct ReferenceResolver {
  let context: JobContext
  /// The templates that are read already, of the tree that is resolved.
  let templates: TemplateTable
  var diagnostics: [Diagnostic] = []
  var variables: [NameKey: ScalarValue?] = [:]
  /// What was taken the short way, the first few; jobs refer to few things, and to what others of the project do.
  var settled: [Settled] = []
  /// The values of the secrets that were met, by name, where they are known.
  var secrets: [NameKey: [UInt8]] = [:]
  /// The variables of the process environment that fill in what was met and is not shown or not known, by name.
  var processVariables: [NameKey: String] = [:]
  /// The scalars that were, or are being, resolved the long way.
  var resolved: Set<UInt32> = []
  /// What is being resolved, outermost first, to print a loop.
  var pending: [Step] = []
  /// The scalars that could not be resolved.
  var failed: Set<UInt32> = []
  /// Whether what a reference needs is being found before the reference itself.
  var isOrdering = false
  /// The bytes that references put into texts.
  var insertedCount = 0
  var suggestions = SuggestionBudget()
  /// The items of long lists that references lead into.
  var items: [NodeID: [NodeID]] = [:]

  /// The most bytes that references may put into the texts of one job: as many as a file may have.
  static let insertionLimit = 64 << 20
  /// The most steps of a value's way that are kept.
  static let maximumStepCount = 64
  /// The most parts of a text whose places are kept.
  static let maximumPartCount = 8
  /// The most steps of a loop that are followed, and printed.
  static let maximumLoop = 200

  /// Something whose value is being found.
  enum Step {
    case scalar(NodeID)
    case reference(ReferencePath, SourceSpan)
  }

  init(context: JobContext, templates: TemplateTable = TemplateTable()) {
    self.context = context
    self.templates = templates
  }

  /// Resolves every scalar of `tree`.
  mutating func resolve(_ tree: inout Tree) {
    settled = context.scope.settledReferences(in: context.environment.name)
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      // A key is literal.
      if tree.nodes[index].flags.contains(.key) { continue }
      resolve(NodeID(index), in: &tree)
    }
    context.scope.keep(settled, in: context.environment.name)
  }

  mutating func resolve(_ id: NodeID, in tree: inout Tree) {
    guard isOpen(id, in: tree) else { return }
    let site = tree.span(of: id)
    let known = templates[id]
    if let known, settle(known, of: id, at: site, in: &tree) { return }
    guard let template = known ?? template(of: id, in: tree) else {
      tree[id].flags = tree[id].flags.union(.secret).subtracting(.mayHoldReference)
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
      for part in value?.steps ?? [] {
        tree[id].origin = tree.addOrigin(
          Origin(source: site.source, step: part.step, site: part.site, parent: tree[id].origin))
      }
      tree[id].flags.remove(.mayHoldReference)
      tree[id].kind = .string
      if value?.isPlaceholder ?? true { tree[id].flags.insert(.secret) }
    }
  }

  /// Whether a scalar holds references that nobody has begun to resolve.
  func isOpen(_ id: NodeID, in tree: borrowing Tree) -> Bool {
    tree.nodes[id.index].flags.contains(.mayHoldReference) && !resolved.contains(id.rawValue)
  }

  mutating func replace(
    _ id: NodeID, by value: ScalarValue?, reference path: ReferencePath, site: SourceSpan, in tree: inout Tree
  ) {
    tree[id].flags.remove(.mayHoldReference)
    guard let value, isWithinLimit(value.text.count, at: site) else {
      tree[id].flags.insert(.secret)
      failed.insert(id.rawValue)
      return
    }
    let declaration = path.namespace == .variable ? context.scope.declaration(.variable, path.key) : nil
    put(value, of: declaration, in: id, reference: path, site: site, in: &tree)
  }

  /// Puts a value in the place of the reference that a scalar consists of, with the steps that brought it there.
  ///
  /// - Parameter declaration: the variable's; nil for any other value.
  mutating func put(
    _ value: ScalarValue, of declaration: Declaration?, in id: NodeID, reference path: ReferencePath, site: SourceSpan,
    in tree: inout Tree
  ) {
    tree[id].flags.remove(.mayHoldReference)
    var origin = tree[id].origin
    if let declaration {
      context.scope.forEachInclusion(of: declaration) { inclusion in
        origin = tree.addOrigin(
          Origin(source: value.span.source, step: .include, site: inclusion, parent: origin))
      }
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
  mutating func interpolate(
    _ template: Template, _ text: [UInt8], at site: SourceSpan, in tree: inout Tree
  ) -> ScalarValue? {
    var result: [UInt8] = []
    // The same with the values of secrets, from the first secret on.
    var hidden: [UInt8]?
    var isComplete = true
    var parts: [Origin] = []
    for piece in template.pieces {
      switch piece {
      case .text(let range):
        result += text[range]
        hidden? += text[range]
      case .opening:
        result += Array("${{".utf8)
        hidden? += Array("${{".utf8)
      case .reference(let path, _):
        guard let value = value(of: path, at: site, in: &tree) else {
          isComplete = false
          continue
        }
        guard isWithinLimit(value.text.count, at: site) else { return nil }
        if value.isPlaceholder, hidden == nil { hidden = result }
        result += value.text
        hidden? += value.hidden ?? value.text
        if !value.isPlaceholder, parts.count < Self.maximumPartCount {
          parts.append(Origin(source: site.source, step: .part(name: path.name), site: value.span))
        }
      }
    }
    guard isComplete else { return nil }
    var value = ScalarValue(
      text: result, kind: .string, span: site, isPlaceholder: hidden != nil, hidden: hidden)
    value.steps = parts
    return value
  }

  /// The text of a scalar that decides how lists merge, resolved as far as it can be before the job is merged.
  mutating func key(of node: DocumentNode) -> NameKey {
    let text = node.tree.bytes(of: node.id)
    guard node.node.flags.contains(.mayHoldReference), let template = node.template else { return NameKey(text) }
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
  mutating func isWithinLimit(_ count: Int, at site: SourceSpan) -> Bool {
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

  mutating func value(of path: ReferencePath, at site: SourceSpan, in tree: inout Tree) -> ScalarValue? {
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
    case .variable: return variable(path, at: site, in: &tree)
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
}
