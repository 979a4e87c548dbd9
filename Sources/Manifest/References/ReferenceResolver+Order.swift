import Diagnostics
import DocumentModel
import SourceText

/// What a reference needs is resolved before it, without recursion: a chain may be as long as a file allows.
extension ReferenceResolver {
  /// Something that a reference leads to and that holds references itself.
  enum Need: Hashable {
    case scalar(UInt32)
    case variable(NameKey)
  }

  /// A need, the reference to it, and what it needs itself.
  struct Frame {
    let need: Need
    let path: ReferencePath
    let site: SourceSpan
    var open: [Frame]
  }

  /// Finds what the references of `template` lead to, the innermost first, so that however long a chain is, no value
  /// waits for more than the next one. Loops are left as they are: they are found when their values are asked for.
  mutating func order(_ template: Template, at site: SourceSpan, in tree: inout Tree) {
    guard !isOrdering else { return }
    let needs = needs(template, site, tree)
    guard let first = needs.first else { return }
    var stack = [Frame(need: .scalar(.max), path: first.path, site: site, open: needs)]
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
      guard isOpen(next.need, in: tree), waiting.insert(next.need).inserted else { continue }
      next.open = self.needs(of: next.need, tree)
      stack.append(next)
    }
  }

  func isOpen(_ need: Need, in tree: borrowing Tree) -> Bool {
    switch need {
    case .scalar(let id): isOpen(NodeID(id), in: tree)
    case .variable(let name): variables[name] == nil
    }
  }

  mutating func needs(of need: Need, _ tree: Tree) -> [Frame] {
    switch need {
    case .scalar(let id):
      guard let template = templates[NodeID(id)] ?? (try? Template(tree.text(of: NodeID(id)))) else { return [] }
      return needs(template, tree.span(of: NodeID(id)), tree)
    case .variable(let name):
      guard let node = nestedDefault(name), let template = node.template else { return [] }
      return needs(template, node.span, tree)
    }
  }

  /// The references of a template that lead to something that holds references and is not resolved; the last one first.
  mutating func needs(_ template: Template, _ site: SourceSpan, _ tree: Tree) -> [Frame] {
    var frames: [Frame] = []
    for case .reference(let path, _) in template.pieces.reversed() {
      switch path.namespace {
      case .variable:
        guard nestedDefault(path.key) != nil else { continue }
        let need = Need.variable(path.key)
        if isOpen(need, in: tree) {
          frames.append(Frame(need: need, path: path, site: site, open: []))
        }
      case .job:
        var id: NodeID? = tree.nodes.isEmpty ? nil : .root
        for token in path.tokens { id = id.flatMap { child(token, of: $0, in: tree) } }
        guard let id, isOpen(id, in: tree) else { continue }
        frames.append(Frame(need: .scalar(id.rawValue), path: path, site: site, open: []))
      case .matrix, .environment, .secret: break
      }
    }
    return frames
  }

  /// The default of a variable where it is what counts and holds references.
  func nestedDefault(_ name: NameKey) -> DocumentNode? {
    guard let declaration = context.scope.declaration(.variable, name), let variable = declaration.variable,
      let node = variable.defaultValue, node.node.flags.contains(.mayHoldReference)
    else { return nil }
    let rank = VariableValue(
      declaration: declaration, variable: variable, environment: context.environment, inputs: context.inputs)
    return rank.isGiven ? nil : node
  }
}
