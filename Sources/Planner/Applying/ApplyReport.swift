/// What came of an apply.
package struct ApplyReport: Sendable, Equatable {
  package var target: PlanTarget
  /// Why nothing was begun at all; empty where it was.
  package var refusals: [String] = []
  /// A report a step that changes something, in the order of the plan.
  package var steps: [StepReport] = []
  /// How many jobs were as they should be.
  package var unchanged = 0
  /// Whether the plan was saved.
  package var isSaved = false
  package var wasInterrupted = false

  package init(target: PlanTarget) { self.target = target }

  package func count(_ status: StepReport.Status) -> Int { steps.reduce(0) { $0 + ($1.status == status ? 1 : 0) } }

  /// Whether every step came to what it wants.
  package var isComplete: Bool { refusals.isEmpty && steps.allSatisfy(\.status.isSuccess) }

  /// What `apply` ends with.
  ///
  /// 0 where all is done; 130 after an interruption that kept something from being done; 5 where something was, or may
  /// have been, and something was not; else nothing was changed, and the code says why: 77, 69, 4 for a saved plan, 1.
  package var exitCode: Int32 {
    guard !isComplete else { return 0 }
    if wasInterrupted { return 130 }
    if steps.contains(where: { $0.status.mayHaveChanged }) { return 5 }
    if steps.contains(where: { $0.cause == .unauthorized }) { return 77 }
    if steps.contains(where: { $0.cause == .unavailable }) { return 69 }
    if isSaved, steps.contains(where: { $0.status == .stale }) { return 4 }
    return 1
  }
}
