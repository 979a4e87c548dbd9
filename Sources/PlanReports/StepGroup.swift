import Planner

/// Steps that do the same to several jobs: shown once, with the list of the jobs.
struct StepGroup {
  /// In the order of the plan; never empty.
  private(set) var steps: [PlanStep]

  var first: PlanStep { steps[0] }

  /// The reason that all of them have; nil where they differ, as after different histories.
  var reason: String? {
    steps.allSatisfy { $0.reason.utf8.elementsEqual(first.reason.utf8) } ? first.reason : nil
  }

  /// The jobs by the file that declares them, files in the order of the plan; nil for no file.
  var files: [(file: String?, steps: [PlanStep])] {
    var files: [(file: String?, steps: [PlanStep])] = []
    for step in steps {
      if let index = files.firstIndex(where: { $0.file == step.source?.file }) {
        files[index].steps.append(step)
      } else {
        files.append((step.source?.file, [step]))
      }
    }
    return files
  }

  /// What of a plan is worth showing: all that differs, is blocked or has notes, in the order of each group's first step.
  static func groups(of plan: Plan) -> [StepGroup] {
    var groups: [StepGroup] = []
    var known: [String: [Int]] = [:]
    for step in plan.steps where step.action != .none || step.obstacle != nil || !step.notes.isEmpty {
      // Most steps that differ, differ in this already.
      let key = ([step.action.rawValue] + step.changes.map(\.path)).joined(separator: "\n")
      if let index = known[key]?.first(where: { groups[$0].takes(step) }) {
        groups[index].steps.append(step)
      } else {
        known[key, default: []].append(groups.count)
        groups.append(StepGroup(steps: [step]))
      }
    }
    return groups
  }

  private func takes(_ step: PlanStep) -> Bool {
    first.action == step.action && first.obstacle == step.obstacle && first.notes == step.notes
      && first.changes == step.changes && (!step.changes.isEmpty || first.reason == step.reason)
  }
}
