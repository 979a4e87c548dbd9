import Diagnostics
import Manifest
import SourceText

// The jobs of files that are not reported on, or by another part of the run, are left unresolved at first; here is found
// where that is not enough.
extension ProjectCompiler {
  /// Resolves the files of which more must be known: those whose jobs may share a name, those that a finding may stand on
  /// as well, and those without which nobody can tell whether a suppression or a shared declaration is used.
  func resolveRest(
    of files: ManifestFiles, by compiler: FileCompiler, in outcomes: inout [FileOutcome], environments: [Environment],
    project: Project
  ) {
    guard outcomes.contains(where: { !$0.isResolved }) else { return }
    resolve(namesakes(in: outcomes), of: files, by: compiler, in: &outcomes)
    resolve(besideSuppressions(in: outcomes, compiler.graph), of: files, by: compiler, in: &outcomes)
    if options.shard != nil {
      resolve(sharingFindings(in: outcomes, compiler.graph), of: files, by: compiler, in: &outcomes)
    }
    guard environments.count == project.environments.count, outcomes.allSatisfy(\.isComplete) else { return }
    let reported = Set(outcomes.filter(\.isReported).map { NameKey($0.path) })
    func unused() -> [Declaration] {
      compiler.graph.libraries.flatMap(\.declarations).filter { declaration in
        let path = declaration.key.span.source.path
        return declaration.kind != .variable && !declaration.isUsed && options.shard?.holds(path) ?? true
          && (reported.contains(NameKey(path)) || Self.isNamed(AbsolutePath(path, in: workingFolder), part, reach))
      }
    }
    // One file that names a declaration mostly shows that it is used.
    resolve(Set(unused().compactMap(\.mention)), of: files, by: compiler, in: &outcomes)
    if unused().isEmpty { return }
    // Nobody may call it unused while an error hides what was to use it.
    resolve(Set(outcomes.indices), of: files, by: compiler, in: &outcomes)
  }

  private func resolve(
    _ numbers: Set<Int>, of files: ManifestFiles, by compiler: FileCompiler, in outcomes: inout [FileOutcome]
  ) {
    let waiting = numbers.filter { !outcomes[$0].isResolved }.sorted()
    if !waiting.isEmpty { compiler.resolve(waiting, of: files, in: &outcomes) }
  }

  /// The files whose jobs may have a name that another job has.
  private func namesakes(in outcomes: [FileOutcome]) -> Set<Int> {
    var names: [PossibleName] = []
    var files: [Int] = []
    for (file, outcome) in outcomes.enumerated() {
      names += outcome.jobs.map { PossibleName($0.name) } + outcome.names
      files += Array(repeating: file, count: names.count - files.count)
    }
    return Set(PossibleName.overlaps(in: names).map { files[$0] })
  }

  /// The files that stand on files with suppressions that are reported on: none is called unused before all were looked
  /// at.
  private func besideSuppressions(in outcomes: [FileOutcome], _ graph: SourceGraph) -> Set<Int> {
    let libraries = graph.libraries
    for library in libraries { suppressions.add(library.source) }
    var known = suppressions.files
    if known.isEmpty { return [] }
    var found: Set<Int> = []
    for library in libraries where known.removeValue(forKey: NameKey(library.source.path)) != nil {
      let users = users(of: library.source.path, in: outcomes)
      let isReported = users.contains { outcomes[$0].isReported } && options.shard?.holds(library.source.path) ?? true
      if isReported { found.formUnion(users) }
    }
    // Of what every job depends on a part knows too little by itself.
    guard let shard = options.shard else { return found }
    for outcome in outcomes { known[NameKey(outcome.path)] = nil }
    let isOwn = known.keys.contains { shard.holds(String(decoding: $0.utf8, as: UTF8.self)) }
    return isOwn ? Set(outcomes.indices) : found
  }

  /// The files that may share a finding with those of this part: it tells of all.
  private func sharingFindings(in outcomes: [FileOutcome], _ graph: SourceGraph) -> Set<Int> {
    let shared = Set(graph.libraries.map { NameKey($0.source.path) })
    var paths = Set(graph.loadingDiagnostics.map { NameKey($0.span.source.path) })
    for outcome in outcomes where outcome.isChecked && isOwn(outcome) {
      for diagnostic in outcome.diagnostics {
        let path = NameKey(diagnostic.span.source.path)
        if shared.contains(path) || path != NameKey(outcome.path) { paths.insert(path) }
      }
    }
    // A value of the project, or from outside, is any job's.
    guard paths.isSubset(of: shared) else { return Set(outcomes.indices) }
    return paths.reduce([]) { $0.union(users(of: String(decoding: $1.utf8, as: UTF8.self), in: outcomes)) }
  }

  /// The files that include one, directly or through others, and itself.
  private func users(of path: String, in outcomes: [FileOutcome]) -> [Int] {
    let path = NameKey(path)
    return outcomes.indices.filter {
      outcomes[$0].included?.paths.contains(path) ?? false || NameKey(outcomes[$0].path) == path
    }
  }
}
