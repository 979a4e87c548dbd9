import DocumentModel
import SourceText

/// The short way, which most references go: their values stand already, and are neither secret nor unknown.
///
/// Where all references of a scalar are such (a variable that comes to a value of its own, a setting of the
/// environment, the cell's value for an axis, a field that holds no reference any more), there is no loop to look for,
/// nothing to resolve first and nothing to say: the text is written into the tree at once. Any other scalar goes the
/// long way, which does the same for these.
extension ReferenceResolver {
  /// What a reference gives, the same for all scalars that hold it.
  struct Settled: Sendable {
    let path: ReferencePath
    let value: ScalarValue
    /// That of a variable.
    let declaration: Declaration?
    /// Whether it is the same for all files that include the same.
    let isShared: Bool
  }

  /// Where a value stands that can be taken at once: among `settled`, or in a field of the job.
  private enum Place {
    case settled(Int)
    case field(NodeID)
  }

  /// The most references that are kept for a job, and of these for other files; they are searched one by one.
  private static let settledLimit = 32
  static let sharedLimit = 12

  /// Replaces the references of a scalar; false, and nothing is changed, where one of them needs the long way.
  mutating func settle(_ template: Template, of id: NodeID, at site: SourceSpan, in tree: inout Tree) -> Bool {
    guard context.settlesReferences else { return false }
    if let path = template.soleReference {
      guard case .settled(let index) = place(of: path, in: tree), isWithinLimit(settled[index].value.text.count)
      else { return false }
      insertedCount += settled[index].value.text.count
      put(
        settled[index].value, of: settled[index].declaration, in: id, reference: path, site: site, in: &tree)
      return true
    }
    var count = 0
    for case .reference(let path, _) in template.pieces {
      switch place(of: path, in: tree) {
      case .settled(let index): count += settled[index].value.text.count
      case .field(let field): count += Int(tree[field].textCount)
      case nil: return false
      }
    }
    guard isWithinLimit(count) else { return false }
    insertedCount += count
    interpolate(template, of: id, at: site, in: &tree)
    return true
  }

  /// The same for a text with references in it, of which the value of each is known.
  private mutating func interpolate(_ template: Template, of id: NodeID, at site: SourceSpan, in tree: inout Tree) {
    let start = UInt32(tree.text.count)
    var partCount = 0
    var origin = tree[id].origin
    for piece in template.pieces {
      switch piece {
      case .text(let range): tree.addText(range, of: id)
      case .opening: tree.addText("${{")
      case .reference(let path, _):
        let span: SourceSpan
        switch place(of: path, in: tree) {
        case .settled(let index):
          let text = settled[index].value.text
          _ = tree.addText(text.span)
          span = settled[index].value.span
        case .field(let field):
          tree.addText(0..<Int(tree[field].textCount), of: field)
          span = tree.span(of: field)
        case nil: preconditionFailure("each reference was looked at")
        }
        partCount += 1
        guard partCount <= Self.maximumPartCount else { continue }
        origin = tree.addOrigin(
          Origin(source: site.source, step: .part(name: path.name), site: span, parent: origin))
      }
    }
    tree[id].textStart = start
    tree[id].textCount = UInt32(tree.text.count) - start
    tree[id].flags.subtract([.textInSource, .mayHoldReference])
    tree[id].kind = .string
    tree[id].origin = origin
  }

  private func isWithinLimit(_ count: Int) -> Bool { insertedCount + count <= Self.insertionLimit }

  /// Where the value of a reference stands; nil where it takes more to tell.
  private mutating func place(of path: ReferencePath, in tree: borrowing Tree) -> Place? {
    if path.namespace == .job {
      var id = NodeID.root
      for token in path.tokens {
        // Items of lists are counted, the long way.
        guard tree.nodes[id.index].kind == .mapping,
          let child = tree.value(named: token.utf8, hash: token.hash, of: id)
        else { return nil }
        id = child
      }
      let node = tree.nodes[id.index]
      return node.kind.isCollection || !node.flags.isDisjoint(with: [.mayHoldReference, .secret]) ? nil : .field(id)
    }
    for index in settled.indices where settled[index].path == path { return .settled(index) }
    guard settled.count < Self.settledLimit else { return nil }
    let declaration = path.namespace == .variable ? context.scope.declaration(.variable, path.key) : nil
    guard let value = value(of: path, declaration), !value.isPlaceholder, value.hidden == nil else { return nil }
    let isShared = path.namespace == .environment || (declaration.map { context.scope.isIncluded($0) } ?? false)
    settled.append(Settled(path: path, value: value, declaration: declaration, isShared: isShared))
    return .settled(settled.count - 1)
  }

  /// The value of a reference to anything but a field, where nothing need be said of it.
  private func value(of path: ReferencePath, _ declaration: Declaration?) -> ScalarValue? {
    switch path.namespace {
    case .variable:
      guard let declaration, let variable = declaration.variable,
        case (.value(let value), let diagnostics) = outcome(of: declaration, variable), diagnostics.isEmpty
      else { return nil }
      return value
    case .matrix: return context.cell?.value(of: path.name)
    case .environment:
      let environment = context.environment
      if let node = environment.setting(path.name) { return ScalarValue(node) }
      guard path.name.utf8.elementsEqual("name".utf8), let key = environment.key else { return nil }
      return ScalarValue(text: Array(environment.name.utf8), kind: .string, span: key.span)
    case .job, .secret: return nil
    }
  }
}
