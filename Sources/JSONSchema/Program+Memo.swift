/// Which programs must remember their verdicts so that an evaluation's time does not grow exponentially.
///
/// It does where one child is asked about by two roads, and on each of them its children by two again: with the depth
/// of the instance, where such a block leads back to itself, and else with the number of such blocks one below the
/// other. All other programs go without a memo.
extension Program {
  /// Blocks in a row that fork the evaluation; each may double the time.
  private static let forksInRow = 12
  /// Blocks that one instance may be applied to in place; more are taken for forks as well.
  private static let inPlaceLimit = 500
  /// More edges are taken for a fork unseen.
  private static let edgeLimit = 4_000

  /// Gives the blocks that matter a second head, from which their verdicts are remembered, if there are any such.
  ///
  /// - Parameter targets: for each block the one that says all that it says, and that has a head.
  mutating func addMemo(_ targets: [Int]) {
    guard blocks.count > 1 else { return }
    let graph = BlockGraph(self)
    let components = BlockComponents(graph.targets)
    guard needsMemo(graph, components) else { return }
    isRemembering = true
    var entries = [Int](repeating: 0, count: blocks.count)
    for target in graph.targets.joined() { entries[targets[target]] += 1 }
    for number in blocks.indices where targets[number] == number {
      let head = heads[number]
      guard entries[number] > 1 || components.isRecursive[number], head.count > 0 else { continue }
      heads.append(head)
      code.append(
        Instruction(.remember, .any, a: UInt32(heads.count - 1), b: UInt32(number), location: blocks[number].node))
      heads[number] = Head(start: UInt32(code.count - 1), count: 1, allowsIntegral: false)
      heads[number].checked = .any
    }
  }

  /// Where each block leads.
  private struct BlockGraph {
    let inPlace: [[Int]]
    let children: [[ChildEdge]]
    /// Both, without selectors.
    let targets: [[Int]]

    init(_ program: Program) {
      let inPlace = program.blocks.indices.map { program.inPlaceTargets(of: $0).map(Int.init) }
      let children = program.blocks.indices.map { program.childEdges(of: $0) }
      self.inPlace = inPlace
      self.children = children
      targets = program.blocks.indices.map { block in inPlace[block] + children[block].map { Int($0.target) } }
    }

    func isLeaf(_ block: UInt32) -> Bool { targets[Int(block)].isEmpty }

    /// The edges to children of a block and of all that it applies in place, one as often as it is taken; nil where
    /// these are too many to tell.
    func edges(of block: Int) -> [ChildEdge]? {
      if inPlace[block].isEmpty { return children[block].filter { !isLeaf($0.target) } }
      var edges: [ChildEdge] = []
      var stack = [block]
      var count = 0
      while let next = stack.popLast() {
        count += 1
        guard count <= Program.inPlaceLimit else { return nil }
        edges += children[next].filter { !isLeaf($0.target) }
        stack += inPlace[next]
      }
      return edges
    }
  }

  private func needsMemo(_ graph: BlockGraph, _ components: BlockComponents) -> Bool {
    // Targets come before what leads to them.
    var forks = [Int](repeating: 0, count: components.count)
    for block in components.order {
      guard let edges = graph.edges(of: block) else { return true }
      let component = components.numbers[block]
      let isFork = hasOverlap(edges)
      if isFork, components.isRecursive[block],
        hasOverlap(edges.filter { components.numbers[Int($0.target)] == component })
      {
        return true
      }
      var below = 0
      for target in graph.targets[block] { below = max(below, forks[Int(components.numbers[target])]) }
      forks[Int(component)] = max(forks[Int(component)], below + (isFork ? 1 : 0))
      if forks[Int(component)] > Self.forksInRow { return true }
    }
    return false
  }

  /// Whether two edges may lead to the same child.
  private func hasOverlap(_ edges: [ChildEdge]) -> Bool {
    guard edges.count > 1 else { return false }
    guard edges.count < Self.edgeLimit else { return true }
    var seen: Set<NameText> = []
    var others: [ChildEdge] = []
    for edge in edges {
      if case .property(let name) = edge.selector {
        guard seen.insert(name).inserted else { return true }
      } else {
        others.append(edge)
      }
    }
    for (index, edge) in others.enumerated() {
      for other in others[(index + 1)...] where overlap(edge.selector, other.selector) { return true }
      for name in seen where overlap(edge.selector, .property(name)) { return true }
    }
    return false
  }
}
