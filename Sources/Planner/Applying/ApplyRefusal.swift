import SourceText

/// Why a plan is not begun at all.
package enum ApplyRefusal {
  package static func refusals(of plan: Plan, _ options: ApplyOptions) -> [String] {
    var refusals: [String] = []
    if let most = options.maximumChanges, plan.executableSteps.count > most {
      refusals.append(
        "the plan changes \(plan.executableSteps.count) \(plan.executableSteps.count == 1 ? "job" : "jobs") "
          + "(\(plan.counts.words)), and --max-changes allows \(most): nothing was submitted")
    }
    return refusals + missingSecrets(of: plan, options)
  }

  /// One sentence a secret, however many steps need it.
  private static func missingSecrets(of plan: Plan, _ options: ApplyOptions) -> [String] {
    var users: [(use: SecretUse, jobs: [String])] = []
    for step in plan.executableSteps {
      for use in step.secrets where options.secret(step, use) == nil {
        let known = users.firstIndex {
          isSameText($0.use.name, use.name) && $0.use.environmentVariable == use.environmentVariable
        }
        if let known {
          if users[known].jobs.last != step.job.name { users[known].jobs.append(step.job.name) }
        } else {
          users.append((use, [step.job.name]))
        }
      }
    }
    return users.map { use, jobs in
      let who = jobs.count == 1 ? "the job \"\(jobs[0])\"" : "\(jobs.count) jobs, the first of them \"\(jobs[0])\","
      let how =
        use.environmentVariable.map { "set \($0)" }
        ?? "it came from no environment variable, so that a saved plan cannot be filled in: apply the manifests instead"
      return "\(who) needs the value of secret.\(use.name): \(how)"
    }
  }
}

extension PlanCounts {
  /// `2 create, 1 replace`, in the order of actions; `no changes` where there are none.
  package var words: String {
    let words = StepAction.allCases.filter { $0 != .none && self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
    return words.isEmpty ? "no changes" : words.joined(separator: ", ")
  }
}
