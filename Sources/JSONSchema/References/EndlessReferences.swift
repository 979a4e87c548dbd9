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

  /// The blocks that a block applies to the same instance.
  private func inPlaceTargets(of block: Int) -> [UInt32] {
    var targets: [UInt32] = []
    let run = Int(blocks[block].start)..<Int(blocks[block].start + blocks[block].count)
    for instruction in code[run] {
      switch instruction.operation {
      case .apply, .not, .unevaluated: targets.append(instruction.a)
      case .dependentSchema: targets.append(instruction.b)
      case .anyOf, .oneOf: targets += lists[Int(instruction.a)..<Int(instruction.a + instruction.b)]
      case .conditional:
        targets.append(instruction.a)
        targets += lists[Int(instruction.b)..<Int(instruction.b) + 2].filter { $0 != Block.none }
      default: break
      }
    }
    return targets
  }
}
