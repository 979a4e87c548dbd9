import Diagnostics
import DocumentModel
import Manifest
import Parallelism
import Rules
import SourceText

/// Compiles one manifest file: the whole line from bytes to findings and requests.
struct FileCompiler: Sendable {
  let project: Project
  let environments: [Environment]
  let graph: SourceGraph
  let inputs: VariableInputs
  let catalogs: [Catalog?]
  let checker: RequestChecker
  let policies: [Policy]
  let options: CompilationOptions
  let workingFolder: AbsolutePath
  let suppressions: SuppressionIndex
  /// Whether any environment has a catalogue, and the numbers of those that have none.
  let hasCatalogs: Bool
  let lackingCatalogs: [Int]
  let reach: ChangeReach
  /// The project's id in each environment, made once: requests are many.
  let projectIDs: [String?]

  /// Whether a job that sets no workspace gets one from an environment, which makes it differ between them.
  private var givesWorkspace: Bool { environments.contains { $0.workspaceID != nil } }
  private var environmentNames: [String] { environments.map(\.name) }

  /// Compiles all files side by side; the outcomes are in the order of the files. Of those that are not reported on, or
  /// by another part, only what others ask of them is found out, where that can be told without resolving their jobs.
  func compile(_ files: ManifestFiles) -> [FileOutcome] {
    parallelMap(count: files.count, width: options.width, makeContext: { FileWorker() }) { worker, index in
      files.input(at: index).map { compile($0, index: index, worker: worker) } ?? FileOutcome()
    }
  }

  /// Compiles files by their numbers, whatever there is to know of them.
  ///
  /// - Parameter outcomes: takes what they come to.
  func resolve(_ numbers: [Int], of files: ManifestFiles, in outcomes: inout [FileOutcome]) {
    let known = outcomes
    let resolved = parallelMap(count: numbers.count, width: options.width, makeContext: { FileWorker() }) {
      worker, place in
      let index = numbers[place]
      return files.input(at: index).map {
        compile($0, index: index, worker: worker, isReported: known[index].isReported, resolvesAll: true)
      } ?? FileOutcome()
    }
    for (index, outcome) in zip(numbers, resolved) { outcomes[index] = outcome }
  }

  /// Compiles the file at `input`, the number `index` of the run.
  ///
  /// - Parameters:
  ///   - worker: what the thread keeps from one file to the next.
  ///   - isReported: whether it is known that the file is reported on, as by what it includes.
  ///   - resolvesAll: whether its jobs are resolved even if it is not.
  func compile(
    _ input: ManifestFiles.Input, index: Int, worker: FileWorker, isReported: Bool = false, resolvesAll: Bool = false
  ) -> FileOutcome {
    var outcome = FileOutcome()
    outcome.path = input.displayPath
    outcome.isReported =
      isReported || input.isSelected && (reach.changes == nil || reach.contains(input.path))
    let wasReported = outcome.isReported
    let isOwn = resolvesAll || options.shard?.holds(outcome.path) ?? true
    outcome.isChecked = wasReported && isOwn
    let source: SourceFile
    if let given = input.source {
      source = given
    } else {
      do throws(FileReadingError) {
        source = try options.overlay.read(input.location, displayPath: outcome.path).source
      } catch {
        outcome.diagnostics.append(unreadable(outcome.path, error))
        return outcome
      }
    }
    suppressions.add(source)
    if options.shard != nil { outcome.digest = source.digest }
    var reader = worker.reader(for: source)
    var kept: [KeptDocument] = []
    var withErrors: Set<Int> = []
    var before = outcome.diagnostics.count
    while let item = reader.next(diagnostics: &outcome.diagnostics) {
      defer { before = outcome.diagnostics.count }
      switch item {
      case .unusable: break
      case .plain(let document):
        let lacksWorkspace = givesWorkspace && reader.plainTree.value("workspace_id", of: .root) == nil
        if lacksWorkspace || !PlainBody.prepare(&reader.plainTree) {
          kept.append(reader.keepPlain(index: document))
        } else {
          compilePlain(reader.plainTree, document: document, file: index, into: &outcome)
        }
      case .kept(let document):
        kept.append(document)
        if outcome.diagnostics[before...].contains(where: { $0.severity == .error }) {
          withErrors.insert(document.document.index)
        }
      }
    }
    outcome.isComplete = !reader.isBroken
    let isMixed = outcome.jobCount > 0
    worker.keep(reader)
    if !kept.isEmpty {
      compile(
        kept, withErrors: withErrors, of: input.path, source: source, file: index, resolvesAll: resolvesAll,
        into: &outcome)
      // Its includes reach the file, and so the documents before that have none.
      if outcome.isChecked, !wasReported, isMixed {
        return compile(input, index: index, worker: worker, isReported: true, resolvesAll: resolvesAll)
      }
      outcome.sortByDocument()
    }
    if outcome.isReported, !outcome.isChecked { outcome.isResolved = false }
    return outcome
  }

  private func unreadable(_ path: String, _ error: FileReadingError) -> Diagnostic {
    if case .tooLarge = error {
      let span = SourceSpan(source: SourceFile(path: path, content: []), range: ByteRange(emptyAt: 0))
      return Diagnostic(
        rule: "file-size", message: "the file is larger than 64 MiB", at: span, help: "split it into several files")
    }
    return .unreadable("file", at: path, reason: error.phrase)
  }

  // MARK: Documents that are a request body and nothing else

  /// The short way: no copy is made, and one check holds for every environment.
  private func compilePlain(_ tree: Tree, document: Int, file: Int, into outcome: inout FileOutcome) {
    let before = outcome.diagnostics.count
    if outcome.isChecked {
      let usesCatalog = check(
        tree, gaps: Gaps(), isSound: true, in: environmentNames, into: &outcome.diagnostics)
      if usesCatalog { outcome.catalogUsers = lackingCatalogs }
    }
    outcome.jobCount += 1
    // A policy or a catalogue may refuse the job in some environments and not in others.
    var unfit: Set<Int> = []
    for i in before..<outcome.diagnostics.count {
      let isEverywhere = outcome.diagnostics[i].environments.isEmpty
      if isEverywhere { outcome.diagnostics[i].environments = environmentNames }
      guard suppressions.isFatal(outcome.diagnostics[i]) else { continue }
      let names = Set(outcome.diagnostics[i].environments.map { NameKey($0) })
      unfit.formUnion(environments.indices.filter { names.contains(NameKey(environments[$0].name)) })
    }
    let isSound = unfit.count < environments.count
    if hasCatalogs, outcome.isChecked { unfit.formUnion(checkCatalogs(tree, into: &outcome.diagnostics)) }
    guard let record = record(of: tree, environment: nil, document: document, file: file, cell: nil) else {
      if isSound { reportNameless(tree, environments: environmentNames, into: &outcome) }
      return
    }
    outcome.jobs.append(record)
    guard isSound, options.goal == .requests, outcome.isChecked else { return }
    guard let body = bytes(of: tree, environments: environmentNames, into: &outcome) else { return }
    for number in environments.indices where !unfit.contains(number) {
      var request = request(body, name: record.name, number, document, nil, path: outcome.path)
      if options.keepsSources {
        request.resolved = ResolvedRequest(
          body: tree, secrets: [:], processVariables: [:], projectRoot: project.root)
      }
      outcome.requests.append(PendingRequest(request: request, record: outcome.jobs.count - 1, includedSources: []))
    }
  }

  /// - Parameter isFinished: whether there are no errors, so that what is left of a reference in the name waits for the
  ///   process environment and is part of the name until then.
  private func record(
    of body: Tree, environment: Int?, document: Int, file: Int, cell: MatrixCell?, isFinished: Bool = false
  ) -> JobRecord? {
    guard let name = body.value("job_name", of: .root), body[name].kind == .string,
      !body[name].flags.contains(.secret)
        || (isFinished && SecretDisclosure.names(in: body.string(of: name)).isEmpty)
    else { return nil }
    let workspace = body.value("workspace_id", of: .root).map { body.string(of: $0) }
    // A name that came from elsewhere is shown where this file asked for it.
    let site = body.chain(of: name).last { $0.step.isUse && $0.site?.source === body.source }?.site
    let source = site?.source ?? body.source(of: name)
    return JobRecord(
      name: body.string(of: name), workspace: workspace, environment: environment, file: file, document: document,
      range: site?.range ?? body[name].range, foreignSource: source === body.source ? nil : source, cell: cell)
  }

  private func request(
    _ body: [UInt8], name: String, _ environment: Int, _ document: Int, _ cell: MatrixCell?, path: String
  ) -> CompiledRequest {
    let request = CompiledRequest(
      body: body, jobName: name, environment: environments[environment].name, projectID: projectIDs[environment],
      path: path, document: document, cell: cell?.description)
    guard let compare = options.compare else { return request }
    return request.compared(compare(request, environments.count > 1))
  }

  // MARK: Documents that declare something or need resolution

  /// - Parameters:
  ///   - withErrors: the numbers of the documents of which something was said already.
  ///   - resolvesAll: whether jobs are resolved that are not reported on.
  private func compile(
    _ documents: [KeptDocument], withErrors: Set<Int>, of path: AbsolutePath, source: SourceFile, file: Int,
    resolvesAll: Bool, into outcome: inout FileOutcome
  ) {
    let before = outcome.diagnostics.count
    let included = FileScope(
      documents, at: path, graph: graph, isComplete: outcome.isComplete, diagnostics: &outcome.diagnostics)
    for declaration in included.ownDeclarations where declaration.kind == .variable {
      outcome.declaredVariables.append(.init(declaration))
    }
    outcome.usedVariables = included.usedVariables.map { VariablePlace($0) }
    if !included.scope.isComplete { outcome.isComplete = false }
    outcome.included = included.included
    if !outcome.isReported {
      outcome.isReported =
        (selection.contains(path) || included.included.sources.contains { isSelected($0) })
        && reach.reaches(path, included: included.included, missing: included.missing)
      outcome.isChecked = outcome.isReported && (resolvesAll || options.shard?.holds(outcome.path) ?? true)
    }
    // Declarations are in scope in the whole file; what is wrong with one document's own keys is not the others'.
    let hasErrors =
      !included.scope.isComplete || outcome.diagnostics[before...].contains { $0.severity == .error }
    outcome.isLibrary =
      !included.ownDeclarations.isEmpty && !documents.contains(where: \.outline.isJob) && outcome.jobs.isEmpty
    if !outcome.isChecked, !resolvesAll, !options.resolvesAll,
      leavesUnresolved(documents, in: included, of: path, file, into: &outcome)
    {
      return
    }
    for document in documents where document.outline.isJob {
      var cellCount = 0
      var merged: MergedBody?
      for (number, environment) in environments.enumerated() {
        let context = JobContext(scope: included.scope, environment: environment, inputs: inputs)
        var resolver = JobResolver(document, context: context, project: project, catalog: catalogs[number])
        let jobs = resolver.resolve(&merged)
        cellCount = max(cellCount, jobs.count)
        let isSound =
          !hasErrors && !withErrors.contains(document.document.index)
          && !resolver.diagnostics.contains { $0.severity == .error }
        outcome.diagnostics += resolver.diagnostics
        for job in jobs {
          finish(
            job, of: document, environment: number, file: file, isSound: isSound, sources: included.included.sources,
            into: &outcome)
        }
      }
      outcome.jobCount += cellCount
    }
    if options.keepsFiles {
      outcome.uses = documents.filter(\.outline.isJob).flatMap { $0.document.declarationUses(in: included.scope) }
    }
    for declaration in included.ownDeclarations where declaration.kind != .variable {
      if declaration.isUsed {
        outcome.usedVariables.append(VariablePlace(declaration.key.span))
      } else {
        outcome.unusedShares.append(UnusedShare(declaration))
      }
    }
    for i in outcome.diagnostics.indices where outcome.diagnostics[i].span.source !== source {
      // The mistake is in a shared file: say whose job it is.
      if outcome.diagnostics[i].jobs.isEmpty, let name = outcome.jobs.first?.name {
        outcome.diagnostics[i].jobs = [name]
      }
    }
  }

  private func isSelected(_ source: SourceFile) -> Bool {
    selection.contains(AbsolutePath(source.path, in: workingFolder))
  }

  /// Notes what others ask of a file whose jobs are nobody's concern: their names, and which declarations they use.
  ///
  /// - Returns: false where that takes resolution.
  private func leavesUnresolved(
    _ documents: [KeptDocument], in included: FileScope, of path: AbsolutePath, _ file: Int,
    into outcome: inout FileOutcome
  ) -> Bool {
    // Whoever tells of the users of what has changed, or was named, tells their jobs.
    if options.shard == nil, reach.changes != nil,
      reach.reaches(path, included: included.included, missing: included.missing)
    {
      return false
    }
    if !selection.files.isEmpty, included.included.sources.contains(where: { isSelected($0) }) { return false }
    // What the file's own jobs use of its own is found nowhere else.
    if included.ownDeclarations.contains(where: { $0.kind != .variable }) { return false }
    var names: [PossibleName] = []
    for document in documents where document.outline.isJob {
      guard let patterns = document.possibleNames else { return false }
      names += patterns
    }
    guard !names.isEmpty else { return false }
    for document in documents where document.outline.isJob { document.noteMentions(by: file, in: included.scope) }
    outcome.names = names
    outcome.isResolved = false
    return true
  }

  /// Which files were named.
  let selection: Selection.Part

  /// Checks one job, remembers its name and emits it.
  private func finish(
    _ job: ResolvedJob, of document: KeptDocument, environment: Int, file: Int, isSound: Bool, sources: [SourceFile],
    into outcome: inout FileOutcome
  ) {
    var found = job.diagnostics
    let isWhole = isSound && !found.contains(where: suppressions.isFatal)
    let name = environments[environment].name
    if outcome.isChecked {
      let usesCatalog = check(
        job.body, gaps: job.gaps, isSound: isWhole, in: [name], into: &found)
      if let catalog = catalogs[environment] {
        check(job.body, gaps: job.gaps, against: catalog, of: environment, into: &found)
      } else if usesCatalog {
        if !outcome.catalogUsers.contains(environment) { outcome.catalogUsers.append(environment) }
      }
    }
    if !found.isEmpty {
      let jobName = job.body.value("job_name", of: .root).map { job.body.string(of: $0) }
      for i in found.indices {
        found[i].environments = [name]
        if found[i].span.source !== document.document.source, let jobName { found[i].jobs = [jobName] }
      }
    }
    outcome.diagnostics += found
    let hasErrors = found.contains(where: suppressions.isFatal)
    let record = record(
      of: job.body, environment: environment, document: document.document.index, file: file, cell: job.cell,
      isFinished: isSound && !hasErrors)
    guard let record else {
      if isSound, !hasErrors {
        reportNameless(job.body, environments: [name], into: &outcome)
      }
      return
    }
    outcome.jobs.append(record)
    guard isSound, !hasErrors, options.goal == .requests, outcome.isChecked else { return }
    let body = options.revealsSecrets ? SecretDisclosure.body(job.body, job.secrets) : job.body
    guard let bytes = bytes(of: body, environments: [name], into: &outcome) else { return }
    var request = request(
      bytes, name: record.name, environment, document.document.index, job.cell, path: outcome.path)
    if options.keepsSources {
      request.resolved = ResolvedRequest(
        body: job.body, secrets: job.secrets, processVariables: job.processVariables, projectRoot: project.root)
    }
    outcome.requests.append(
      PendingRequest(request: request, record: outcome.jobs.count - 1, includedSources: sources))
  }
}
