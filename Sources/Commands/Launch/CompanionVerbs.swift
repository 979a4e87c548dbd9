import ArgumentParser

/// The verbs that the companion carries out, as `jobc` lists and completes them; their options are the companion's own.
package enum CompanionVerbs {
  /// In the order of the manual.
  package static let list: [any ParsableCommand.Type] = [
    PlanVerb.self, ApplyVerb.self, StatusVerb.self, WaitVerb.self, LogsVerb.self, RerunVerb.self, StopVerb.self,
    DeleteVerb.self, ImportVerb.self, EmulatorVerb.self,
  ]

  /// Whether `name` is one of them.
  package static func isVerb(_ name: String) -> Bool {
    list.contains { $0.configuration.commandName?.utf8.elementsEqual(name.utf8) ?? false }
  }

  /// What a verb is for, in a sentence.
  package static func abstract(of name: String) -> String {
    list.first { $0.configuration.commandName?.utf8.elementsEqual(name.utf8) ?? false }?.configuration.abstract ?? ""
  }
}

private func verb(_ name: String, _ abstract: String) -> CommandConfiguration {
  CommandConfiguration(commandName: name, _superCommandName: "jobc", abstract: abstract)
}

private struct PlanVerb: ParsableCommand {
  static let configuration = verb("plan", "Compare the manifests with the live jobs and say what apply would do.")
}

private struct ApplyVerb: ParsableCommand {
  static let configuration = verb("apply", "Plan, ask, and submit what differs; or carry out a saved plan.")
}

private struct StatusVerb: ParsableCommand {
  static let configuration = verb("status", "Show how live jobs are.")
}

private struct WaitVerb: ParsableCommand {
  static let configuration = verb("wait", "Wait until live jobs have ended and fail where one failed.")
}

private struct LogsVerb: ParsableCommand {
  static let configuration = verb("logs", "Print the log of a live job.")
}

private struct RerunVerb: ParsableCommand {
  static let configuration = verb("rerun", "Start live jobs again, unchanged, as new versions.")
}

private struct StopVerb: ParsableCommand {
  static let configuration = verb("stop", "Stop live jobs that have not ended.")
}

private struct DeleteVerb: ParsableCommand {
  static let configuration = verb("delete", "Delete live jobs with all of their versions.")
}

private struct ImportVerb: ParsableCommand {
  static let configuration = verb("import", "Write a manifest of a live job, which plans to nothing.")
}

private struct EmulatorVerb: ParsableCommand {
  static let configuration = verb("emulator", "Run an emulator of the service on this machine.")
}
