/// One thing to measure, and the goal that it has.
struct Measure {
  /// How the value comes about.
  enum Kind {
    /// Instructions of `command` over those of `base`.
    case instructionRatio(command: [String], base: [String])
    /// Instructions for each of `jobs` of `command`, over the same of `base`: 1 where the cost a job does not grow.
    case instructionGrowth(command: [String], jobs: Double, base: [String], baseJobs: Double)
    /// Median milliseconds of `command`.
    case wall(command: [String])
    /// Median of the wall time's ratio to that of `base`, run in turn.
    case wallRatio(command: [String], base: [String])
    /// The same against a rival that users have now, where one is installed.
    case rivalRatio(command: [String], rival: [String])
    /// Highest resident MiB, less `deducted`.
    case peak(command: [String], deducted: Double)
  }

  let name: String
  let what: String
  /// The most that meets the goal of `design/performance.md`; nil where the value is only guarded.
  let goal: Double?
  let kind: Kind
  /// The exit status without which the value says nothing.
  var expectedExit = 0

  /// What the number counts.
  var unit: String {
    switch kind {
    case .instructionRatio: "× floor, instructions"
    case .instructionGrowth: "× a job, instructions"
    case .wall: "ms"
    case .wallRatio: "× floor, wall"
    case .rivalRatio: "× rival, wall"
    case .peak: "MiB"
    }
  }

  /// Whether the value is the same on every run, so that a limit can hold it.
  var isRepeatable: Bool {
    switch kind {
    case .instructionRatio, .instructionGrowth: true
    case .wall, .wallRatio, .rivalRatio, .peak: false
    }
  }
}
