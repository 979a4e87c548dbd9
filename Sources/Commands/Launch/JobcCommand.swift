import ArgumentParser

/// `jobc` itself: it has no options but `--help` and `--version`; its subcommands are the verbs.
package struct JobcCommand: ParsableCommand {
  package static let name = "jobc"

  package init() {}

  package static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "A compiler and linter for ModelArts training jobs written in YAML.",
    discussion: """
      A manifest is the request body of the service, in YAML. jobc finds what is wrong in it before the service does, \
      shares variables, volumes, parameters and fragments between jobs, and compiles each job for each environment to \
      the canonical JSON of its request.

      Begin with "jobc init" in an empty folder, then "jobc check", then "jobc plan".

      Exit codes: 0 done, 1 findings, 2 and 3 a plan with changes, 4 stale plan, 5 partly applied, 6 a job failed, \
      7 time is up, 64 usage, 66 no such input, 69 service not available, 70 internal error, 73 cannot write, \
      77 not authorised, 78 bad jobc.yaml, 130 interrupted.
      """,
    version: Version.current, subcommands: verbs,
    groupedSubcommands: [CommandGroup(name: "Live jobs", subcommands: CompanionVerbs.list)])

  /// Every verb that works offline, in the order of the manual.
  package static let verbs: [any VerbArguments.Type] = [
    CheckArguments.self, CompileArguments.self, DiffArguments.self, GraphArguments.self, ExplainArguments.self,
    CatalogArguments.self, InitArguments.self, SchemaArguments.self, ValidateArguments.self, DebugArguments.self,
    CompletionsArguments.self,
    ManArguments.self,
  ]

  /// The verb of a name.
  package static func verb(named name: String) -> (any VerbArguments.Type)? {
    // What hooks run: making the list of all verbs takes as long as checking a small file.
    if name.utf8.elementsEqual("check".utf8) { return CheckArguments.self }
    if name.utf8.elementsEqual("compile".utf8) { return CompileArguments.self }
    return verbs.first { $0.configuration.commandName?.utf8.elementsEqual(name.utf8) ?? false }
  }
}
