/// The strongly connected components of a program's graph: blocks that lead to one another (Tarjan's algorithm).
struct BlockComponents {
  /// The component of each block.
  private(set) var numbers: [UInt32]
  private(set) var count = 0
  /// The blocks, each after all of other components that it leads to.
  private(set) var order: [Int] = []
  /// Whether each block leads back to itself.
  private(set) var isRecursive: [Bool]

  /// - Parameter targets: for each block those to which it leads.
  init(_ targets: [[Int]]) {
    let blockCount = targets.count
    numbers = [UInt32](repeating: .max, count: blockCount)
    isRecursive = [Bool](repeating: false, count: blockCount)
    var indexes = [Int](repeating: -1, count: blockCount)
    var lowest = [Int](repeating: 0, count: blockCount)
    var open: [Int] = []
    var next = 0
    for start in 0..<blockCount where indexes[start] < 0 {
      var stack = [(block: start, edge: 0)]
      while let (block, edge) = stack.last {
        if edge == 0, indexes[block] < 0 {
          indexes[block] = next
          lowest[block] = next
          next += 1
          open.append(block)
        }
        if edge < targets[block].count {
          stack[stack.count - 1].edge += 1
          let target = targets[block][edge]
          if target == block { isRecursive[block] = true }
          if indexes[target] < 0 {
            stack.append((target, 0))
          } else if numbers[target] == .max {
            lowest[block] = min(lowest[block], indexes[target])
          }
        } else {
          stack.removeLast()
          if let parent = stack.last { lowest[parent.block] = min(lowest[parent.block], lowest[block]) }
          if lowest[block] == indexes[block] { close(block, &open) }
        }
      }
    }
  }

  private mutating func close(_ root: Int, _ open: inout [Int]) {
    let first = open.lastIndex(of: root) ?? 0
    for block in open[first...] {
      numbers[block] = UInt32(count)
      order.append(block)
      if open.count - first > 1 { isRecursive[block] = true }
    }
    open.removeLast(open.count - first)
    count += 1
  }
}
