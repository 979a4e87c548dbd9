import Synchronization

/// Which faults strike a call: counts calls, those of each kind and all of them.
final class FaultCounter: Sendable {
  private let plan: FaultPlan
  private let counts = Mutex<[ServiceCall: Int]>([:])

  init(_ plan: FaultPlan) { self.plan = plan }

  /// Counts a call and gives the faults that strike it, in the order of the plan.
  func next(_ call: ServiceCall) -> [Fault] {
    let (own, all) = counts.withLock { counts in
      counts[call, default: 0] += 1
      return (counts[call, default: 0], counts.values.reduce(0, +))
    }
    return plan.faults.filter { fault in
      if let named = fault.call { return named == call && fault.occurrences.contains(own) }
      return fault.occurrences.contains(all)
    }
  }
}
