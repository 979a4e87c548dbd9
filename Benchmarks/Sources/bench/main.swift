import Foundation

/// Runs what the options ask for.
///
/// - Returns: the exit status: 0, or 1 where the guard found a limit exceeded or a measure failed.
func bench(_ options: Options) throws -> Int32 {
  if let folder = options.monorepo {
    try Monorepo(options: options, folder: folder).run()
    return 0
  }
  let corpora = try Corpora(options)
  if options.isValidation {
    try Validation(options: options, corpora: corpora).run()
    return 0
  }
  let limits = try Limits(options.root.appending(path: "limits.tsv")).values
  var meter = Meter(rounds: options.rounds)
  var outcomes: [Outcome] = []
  for measure in goals(jobc: options.jobc.path, corpora: corpora, rivals: options.rivals)
  where options.wants(measure.name) && (measure.isRepeatable || !options.isGuard) {
    report("measuring \(measure.name)")
    var outcome: Outcome
    do {
      outcome = Outcome(measure: measure, value: try meter.value(of: measure))
    } catch let error as BenchError {
      outcome = Outcome(measure: measure, value: nil, failure: error.description)
      report("  \(error)")
    }
    outcome.limit = limits[measure.name]
    outcomes.append(outcome)
  }
  guard !outcomes.isEmpty else { throw BenchError("no measure of that name") }
  print(options.isJSON ? try Outcome.json(outcomes) : Outcome.table(outcomes))
  guard options.isGuard else { return outcomes.contains { $0.value == nil } ? 1 : 0 }
  let judgements = outcomes.compactMap(Limits.judge)
  for judgement in judgements { report((judgement.isFailure ? "error: " : "note: ") + judgement.message) }
  return judgements.contains(where: \.isFailure) ? 1 : 0
}

/// Writes a line to standard error.
func report(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

do {
  exit(try bench(try Options(Array(CommandLine.arguments.dropFirst()))))
} catch {
  report("bench: \(error)")
  exit(error is BenchError ? 64 : 70)
}
