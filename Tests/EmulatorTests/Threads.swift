import Foundation
import Synchronization

/// Work on threads of its own: tasks would share as many threads as there are cores.
enum Threads {
  /// What came of the work of one thread after the other.
  private final class Results<Value: Sendable>: Sendable {
    private let all = Mutex<[Int: Result<Value, any Error>]>([:])
    func set(_ index: Int, _ result: Result<Value, any Error>) { all.withLock { $0[index] = result } }
    var inOrder: [Result<Value, any Error>] {
      all.withLock { results in results.sorted { $0.key < $1.key }.map(\.value) }
    }
  }

  /// Runs `work` on `count` threads at once, with the thread's number from 0, and waits for all.
  ///
  /// - Throws: what the first of them threw.
  static func run<Value: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let results = Results<Value>()
    let group = DispatchGroup()
    for index in 0..<count {
      group.enter()
      Thread.detachNewThread {
        results.set(index, Result { try work(index) })
        group.leave()
      }
    }
    group.wait()
    return try results.inOrder.map { try $0.get() }
  }
}
