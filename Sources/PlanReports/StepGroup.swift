import DocumentModel
import Planner

/// Steps that do the same to several jobs: shown once, with the list of the jobs.
struct StepGroup {
  /// In the order of the plan; never empty.
  private(set) var steps: [PlanStep]
  /// The reason that all of them have; nil where they differ, as after different histories.
  private(set) var reason: String?

  var first: PlanStep { steps[0] }

  private init(_ step: PlanStep) {
    steps = [step]
    reason = step.reason
  }

  /// The jobs by the file that declares them, files in the order of the plan; nil for no file.
  var files: [(file: String?, steps: [PlanStep])] {
    var files: [(file: String?, steps: [PlanStep])] = []
    var known: [[UInt8]?: Int] = [:]
    for step in steps {
      let key = step.source.map { Array($0.file.utf8) }
      if let index = known[key] {
        files[index].steps.append(step)
      } else {
        known[key] = files.count
        files.append((step.source?.file, [step]))
      }
    }
    return files
  }

  /// What of a plan is worth showing: all that differs, is blocked or has notes, in the order of each group's first step.
  static func groups(of plan: Plan) -> [StepGroup] {
    var groups: [StepGroup] = []
    var known: [[UInt8]: [Int]] = [:]
    for step in plan.steps where step.action != .none || step.obstacle != nil || !step.notes.isEmpty {
      let key = key(of: step)
      if let index = known[key]?.first(where: { groups[$0].takes(step) }) {
        groups[index].append(step)
      } else {
        known[key, default: []].append(groups.count)
        groups.append(StepGroup(step))
      }
    }
    return groups
  }

  /// Steps that differ, differ in this, all but a few: of five thousand, few are then compared with each other.
  private static func key(of step: PlanStep) -> [UInt8] {
    var key = Array(step.action.rawValue.utf8)
    for change in step.changes {
      key += [0] + Array(change.path.utf8) + [0] + (change.old?.json ?? []) + [0] + (change.new?.json ?? [])
    }
    return step.changes.isEmpty ? key + [0] + Array(step.reason.utf8) : key
  }

  private func takes(_ step: PlanStep) -> Bool {
    first.action == step.action && first.obstacle == step.obstacle && first.notes == step.notes
      && first.changes == step.changes && (!step.changes.isEmpty || first.reason == step.reason)
  }

  private mutating func append(_ step: PlanStep) {
    steps.append(step)
    if let common = reason, !common.utf8.elementsEqual(step.reason.utf8) { reason = nil }
  }
}
