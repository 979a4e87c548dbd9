import DocumentModel

extension Program {
  /// The first block, by number, that comes back to itself without going deeper into the instance; nil where the
  /// evaluation of every block ends.
  func firstEndlessBlock() -> UInt32? {
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: blocks.count)
    for start in blocks.indices where marks[start] == .new {
      var stack: [(block: Int, targets: [UInt32])] = [(start, inPlaceTargets(of: start))]
      marks[start] = .open
      while let top = stack.last {
        guard let target = top.targets.last else {
          marks[top.block] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].targets.removeLast()
        switch marks[Int(target)] {
        case .open: return target
        case .done: break
        case .new:
          marks[Int(target)] = .open
          stack.append((Int(target), inPlaceTargets(of: Int(target))))
        }
      }
    }
    return nil
  }
}
