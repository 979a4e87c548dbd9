import Synchronization
import Testing

@testable import Parallelism

struct ParallelMapTests {
  @Test(arguments: [1, 2, 7, 64])
  func resultsAreInOrderOfInput(width: Int) {
    let results = parallelMap(count: 1000, width: width, itemsPerThread: 1, makeContext: { [Int]() }) { seen, index in
      seen.append(index)
      return "\(index)"
    }
    #expect(results == (0..<1000).map { "\($0)" })
  }

  @Test func noItems() {
    #expect(parallelMap(count: 0, width: 8, makeContext: { 0 }) { _, index in index } == [])
  }

  @Test func aContextAThreadAndFewItemsInline() {
    let made = Atomic(0)
    let make: @Sendable () -> Int = { made.wrappingAdd(1, ordering: .relaxed).newValue }
    _ = parallelMap(count: 63, width: 8, itemsPerThread: 32, makeContext: make) { _, index in index }
    #expect(made.load(ordering: .relaxed) == 1)
    _ = parallelMap(count: 64, width: 8, itemsPerThread: 32, makeContext: make) { _, index in index }
    #expect(made.load(ordering: .relaxed) == 3)
  }

  /// Recursion that a main thread bears is borne by the workers: 4 MiB of stack on each.
  @Test func workersHaveDeepStacks() {
    @Sendable func descend(_ depth: Int) -> Int {
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { block in
        unsafe block[0] = UInt8(truncatingIfNeeded: depth)
        return depth == 0 ? 0 : unsafe descend(depth - 1) + (Int(block[0]) == depth & 0xFF ? 1 : 0)
      }
    }
    let results = parallelMap(count: 8, width: 4, itemsPerThread: 1, makeContext: { 0 }) { _, _ in descend(1000) }
    #expect(results == Array(repeating: 1000, count: 8))
  }

  private final class Counted: Sendable {
    static let alive = Atomic(0)
    init() { Self.alive.wrappingAdd(1, ordering: .relaxed) }
    deinit { Self.alive.wrappingSubtract(1, ordering: .relaxed) }
  }

  @Test func nothingIsLeaked() {
    do {
      let results = parallelMap(count: 100, width: 4, itemsPerThread: 1, makeContext: { Counted() }) { _, _ in Counted()
      }
      #expect(results.count == 100)
      #expect(Counted.alive.load(ordering: .relaxed) == 100)
    }
    #expect(Counted.alive.load(ordering: .relaxed) == 0)
  }
}
