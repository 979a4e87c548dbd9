import Synchronization

/// Counts what went wrong on several threads, and says it.
final class FailureCount: Sendable {
  private let value = Atomic(0)

  var count: Int { value.load(ordering: .relaxed) }

  func add(_ error: any Error) {
    print(error)
    value.wrappingAdd(1, ordering: .relaxed)
  }
}
