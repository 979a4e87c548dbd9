import Diagnostics
import DocumentModel
import Manifest
import Rules
import SourceText
import YAMLSyntax

/// Compiles one project: reads it, compiles its files side by side, and looks at what only all of them show.
struct ProjectCompiler {
  private(set) var part: Selection.Part
  let options: CompilationOptions
  let inputs: VariableInputs
  let workingFolder: AbsolutePath
  let checker: RequestChecker
  let suppressions: SuppressionIndex
  private(set) var result = Compilation()
  /// Whether a policy could not be read, and so has refused nothing.
  private(set) var hasBrokenPolicy = false
  /// The names of all variables that the project declares.
  private(set) var declaredNames: Set<NameKey> = []
  private(set) var declaredList: [String] = []
  /// Whether one of them is a secret, or may be meant for one.
  private(set) var declaresSecrets = false
  /// Whether these are all that the files mean to declare.
  private(set) var declaresAll = true
  /// The folders of projects below one without a `jobc.yaml`: they are compiled after it.
  private(set) var otherProjects: [AbsolutePath] = []
  private(set) var reach: ChangeReach?

  init(
    part: Selection.Part, options: CompilationOptions, inputs: VariableInputs, workingFolder: AbsolutePath,
    checker: RequestChecker, suppressions: SuppressionIndex
  ) {
    self.part = part
    self.options = options
    self.inputs = inputs
    self.workingFolder = workingFolder
    self.checker = checker
    self.suppressions = suppressions
  }

  /// Runs the whole line for the project.
  ///
  /// - Parameter number: of the project in the run.
  mutating func compile(number: Int) throws(CompilationError) {
    try compile()
    for i in result.skippedChecks.indices { result.skippedChecks[i].project = number }
  }

  private mutating func compile() throws(CompilationError) {
    guard let project = readProject() else { return }
    part.selectUsers(in: project)
    var files = manifestFiles(of: project, includesNeighbours: false)
    if part.location.file == nil { otherProjects = files.otherProjects }
    // A folder that only holds projects is none itself, and has no environment to choose.
    if files.count == 0, !otherProjects.isEmpty {
      result.add(files.diagnostics, isBroken: { _ in false })
      return
    }
    let environments = try chooseEnvironments(of: project)
    result.environments = environments.map(\.name)
    result.projects = [CompiledProject(root: project.root, environments: environments)]
    let graph = SourceGraph(root: project.root, workingFolder: workingFolder, overlay: options.overlay)
    let catalogs = readCatalogs(of: environments, root: project.root)
    result.projects[0].filesForAll = filesForAll(of: project, files)
    reach = changeReach(of: project, files)
    if let cause = reach?.cause { result.changedForAll.append(cause) }
    let compiler = FileCompiler(
      project: project, environments: environments, graph: graph, inputs: inputs, catalogs: catalogs,
      checker: checker, policies: readPolicies(files.policyPaths, of: project), options: options,
      workingFolder: workingFolder, suppressions: suppressions, hasCatalogs: catalogs.contains { $0 != nil },
      lackingCatalogs: catalogs.indices.filter { catalogs[$0] == nil },
      reach: reach ?? .everything(options.overlay),
      projectIDs: environments.map { $0.projectID.map { $0.tree.string(of: $0.id) } }, selection: part)
    var outcomes = compiler.compile(files)
    if part.location.file == nil, !part.files.isEmpty, outcomes.contains(where: \.isLibrary) {
      // A shared file was named: those who use it are its neighbours.
      files = manifestFiles(of: project, includesNeighbours: true)
      outcomes = compiler.compile(files)
    }
    resolveRest(of: files, by: compiler, in: &outcomes, environments: environments, project: project)
    result.add(files.diagnostics, isBroken: { $0.rule == "project-file" && suppressions.isFatal($0) })
    noteLackingCatalogs(outcomes, environments: environments, project: project)
    gather(outcomes, graph: graph, environments: environments, project: project)
    if options.shard != nil { result.digest = digest(outcomes, graph) }
  }

  /// Adds a check that could not be made; the same one is said once.
  mutating func skip(_ check: SkippedCheck) {
    if !result.skippedChecks.contains(check) { result.skippedChecks.append(check) }
  }

  /// Adds findings in what the project's own files say.
  mutating func add(_ diagnostics: [Diagnostic]) { result.diagnostics += diagnostics }

  private func manifestFiles(of project: Project, includesNeighbours: Bool) -> ManifestFiles {
    ManifestFiles(
      project: project, part: part, variableFiles: options.variableFiles.map { AbsolutePath($0, in: workingFolder) },
      standardInput: options.standardInput, workingFolder: workingFolder, includesNeighbours: includesNeighbours,
      leavesOutUnmatched: options.leavesOutUnmatched, overlay: options.overlay, only: options.manifests,
      excludedFolders: options.excludedFolders)
  }

  /// How far the changes reach; nil without any.
  private func changeReach(of project: Project, _ files: ManifestFiles) -> ChangeReach? {
    guard let changes = options.changes else { return nil }
    // A project that has come to lie within takes manifests away.
    let others = files.otherProjects.map { AbsolutePath("jobc.yaml", in: $0) }
    return ChangeReach(
      changes, files: filesForAll(of: project, files) + others,
      isShared: { $0.name.utf8.elementsEqual("jobc.yaml".utf8) || files.isPolicy($0) }, overlay: options.overlay,
      workingFolder: workingFolder)
  }

  /// The files that every job of the project depends on.
  private func filesForAll(of project: Project, _ files: ManifestFiles) -> [AbsolutePath] {
    let catalogs = project.environments.compactMap(\.catalog).map {
      AbsolutePath($0.tree.string(of: $0.id), in: project.root)
    }
    let variableFiles = options.variableFiles.map { AbsolutePath($0, in: workingFolder) }
    return (part.location.file.map { [$0] } ?? []) + files.policyPaths + catalogs + variableFiles
  }

  /// Whether a file was asked about: it was named, and has changed where only changes count.
  static func isNamed(_ path: AbsolutePath, _ part: Selection.Part, _ reach: ChangeReach?) -> Bool {
    part.contains(path) && (reach?.contains(path) ?? true)
  }

  mutating func readProject() -> Project? {
    guard let file = part.location.file else { return Project(root: part.location.root) }
    let path = file.relative(to: workingFolder)
    do throws(FileReadingError) {
      let source = try options.overlay.read(file.string, displayPath: path).source
      let read = ProjectReader.read(source, root: part.location.root)
      suppressions.add(source)
      result.add(read.diagnostics, isBroken: suppressions.isFatal)
      return result.hasBrokenProject ? nil : read.project
    } catch {
      result.diagnostics.append(.unreadable("file", at: path, reason: error.phrase))
      result.hasBrokenProject = true
      return nil
    }
  }

  func chooseEnvironments(of project: Project) throws(CompilationError) -> [Environment] {
    let known = project.environments.map(\.name)
    for name in options.environments where project.environment(name) == nil && !options.allowsUnknownNames {
      throw .unknownEnvironment(
        name: name, suggestion: Suggestion.nearest(to: name, among: known), known: known)
    }
    if !options.environments.isEmpty {
      let wanted = Set(options.environments.map { NameKey($0) })
      return project.environments.filter { wanted.contains(NameKey($0.name)) }
    }
    if options.goal == .check || options.takesAllEnvironments { return project.environments }
    guard let sole = project.soleEnvironment else { throw .environmentRequired(known: known) }
    return [sole]
  }

  private mutating func readPolicies(_ paths: [AbsolutePath], of project: Project) -> [Policy] {
    if paths.isEmpty { return [] }
    var files: [PolicySet.File] = []
    for path in paths {
      let shown = path.relative(to: workingFolder)
      do throws(FileReadingError) {
        let source = try options.overlay.read(path.string, displayPath: shown).source
        suppressions.add(source)
        files.append(PolicySet.File(path: path, source: source))
      } catch {
        result.diagnostics.append(.unreadable("policy", at: shown, reason: error.phrase))
      }
    }
    let environments = project.environments.map(\.name)
    let policies = PolicySet(files, environments: environments, diagnostics: &result.diagnostics).policies
    hasBrokenPolicy = policies.count < paths.count
    return policies
  }

  /// Adds files whose suppressions are reported on.
  mutating func add(_ scopes: [NameKey: SuppressionScope]) {
    result.suppressionScopes.merge(scopes) { one, other in one.intersection(other) }
  }

  // MARK: What only all files together show

  private mutating func gather(
    _ outcomes: [FileOutcome], graph: SourceGraph, environments: [Environment], project: Project
  ) {
    for outcome in outcomes where outcome.isReported {
      result.diagnostics += diagnostics(of: outcome)
      guard isOwn(outcome) else { continue }
      result.files.append(outcome.path)
      result.jobCount += outcome.jobCount
    }
    // Only findings ask for it, and most runs have none.
    lazy var reportedPaths = Set(outcomes.filter(\.isReported).map { NameKey($0.path) })
    let (part, reach, workingFolder) = (part, reach, workingFolder)
    func isReported(_ span: SourceSpan) -> Bool {
      reportedPaths.contains(NameKey(span.source.path))
        || Self.isNamed(AbsolutePath(span.source.path, in: workingFolder), part, reach)
    }
    let loading = graph.loadingDiagnostics
    lazy var includedPaths = Self.includedPaths(outcomes)
    result.diagnostics += loading.filter {
      isReported($0.span) || includedPaths.contains(NameKey($0.span.source.path))
    }
    let duplicates = DuplicateJobs(outcomes, environments: environments) { [options] file in
      let path = outcomes[file].path
      if let input = options.standardInput, input.path.utf8.elementsEqual(path.utf8) { return input }
      return try? options.overlay.read(AbsolutePath(path, in: workingFolder).string, displayPath: path).source
    }
    result.diagnostics += duplicates.diagnostics.filter {
      isReported($0.span) || $0.related.contains { isReported($0.span) }
    }
    readDeclarations(
      outcomes, graph: graph, environments: environments, project: project, loading: loading, isReported: isReported)
    noteSuppressions(outcomes, graph: graph, environments: environments, project: project)
    result.reached = ReachedFile.named(by: part, outcomes, graph: graph)
    if options.keepsFiles {
      result.manifests = Self.compiledFiles(outcomes, environments: environments, workingFolder: workingFolder)
      result.libraries = Self.compiledLibraries(graph)
    }
    let broken = Set(loading.filter { $0.severity == .error }.map { Array($0.span.source.path.utf8) })
    for (file, outcome) in outcomes.enumerated() where outcome.isReported && isOwn(outcome) {
      for pending in outcome.requests
      where !duplicates.contain(.init(file: file, record: pending.record), in: pending.request.environment)
        && !pending.includedSources.contains(where: { broken.contains(Array($0.path.utf8)) })
      {
        result.requests.append(pending.request)
      }
    }
  }

  /// Whether this part of the run reports on a file that is reported on.
  func isOwn(_ outcome: FileOutcome) -> Bool { options.shard?.holds(outcome.path) ?? true }

  /// The findings of a file; where there are several parts, with what tells to which they belong.
  private func diagnostics(of outcome: FileOutcome) -> [Diagnostic] {
    guard options.shard != nil else { return outcome.diagnostics }
    return outcome.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.finder = outcome.path
      return diagnostic
    }
  }

  /// The paths of all that reported files include; a shared file's own mistakes are its users' too.
  private static func includedPaths(_ outcomes: [FileOutcome]) -> Set<NameKey> {
    var paths: Set<NameKey> = []
    var scopes: Set<ObjectIdentifier> = []
    for outcome in outcomes where outcome.isReported {
      guard let included = outcome.included, scopes.insert(ObjectIdentifier(included)).inserted else { continue }
      paths.formUnion(included.paths)
    }
    return paths
  }

  private mutating func readDeclarations(
    _ outcomes: [FileOutcome], graph: SourceGraph, environments: [Environment], project: Project,
    loading: [Diagnostic], isReported: (SourceSpan) -> Bool
  ) {
    var used: Set<VariablePlace> = []
    var scopes: Set<ObjectIdentifier> = []
    var declared: [FileOutcome.DeclaredVariable] = []
    for outcome in outcomes {
      used.formUnion(outcome.usedVariables)
      if let included = outcome.included, scopes.insert(ObjectIdentifier(included)).inserted {
        used.formUnion(included.usedVariables.map { VariablePlace($0) })
      }
      declared += outcome.declaredVariables
    }
    for declaration in graph.libraries.flatMap(\.declarations) where declaration.kind == .variable {
      declared.append(.init(declaration))
      if declaration.isUsed { used.insert(VariablePlace(declaration.key.span)) }
    }
    var seen: Set<VariablePlace> = []
    let isComplete = outcomes.allSatisfy(\.isComplete)
    for variable in declared where seen.insert(VariablePlace(variable.span)).inserted {
      if declaredNames.insert(NameKey(variable.name)).inserted { declaredList.append(variable.name) }
      if variable.isSecret { declaresSecrets = true }
      // What a file that cannot be read uses is not known.
      guard isComplete, !used.contains(VariablePlace(variable.span)), isReported(variable.span) else { continue }
      result.diagnostics.append(
        Diagnostic(
          rule: "unused-variable", severity: .warning, message: "nothing uses the variable \"\(variable.name)\"",
          at: variable.span, help: "remove it, or refer to it as `${{ var.\(variable.name) }}`"))
    }
    // What the jobs of another environment use is not known, nor what one with an error was to use.
    if isComplete, environments.count == project.environments.count {
      let unused = UnusedShare.findings(outcomes, libraries: graph.libraries, isReported: isReported)
      let isCertain =
        !unused.isEmpty && !loading.contains { $0.severity == .error }
        && !outcomes.contains { $0.diagnostics.contains { $0.severity == .error } }
      if isCertain { result.diagnostics += unused }
    }
    // What a file that cannot be read declares is not known.
    declaresAll = isComplete
    guard declaresAll else { return }
    for environment in environments {
      for variable in environment.variables where !declaredNames.contains(NameKey(variable.name)) {
        result.diagnostics.append(.undeclared(variable.name, at: variable.key.span, among: declaredList))
      }
    }
  }
}

extension Compilation {
  /// Adds findings in what the project says of itself: once they are suppressed nothing is in the way of requests.
  fileprivate mutating func add(_ found: [Diagnostic], isBroken: (Diagnostic) -> Bool) {
    for var diagnostic in found {
      diagnostic.allowsRequest = true
      if isBroken(diagnostic) { hasBrokenProject = true }
      diagnostics.append(diagnostic)
    }
  }
}

extension Diagnostic {
  /// A value that is given to a variable which nothing declares.
  static func undeclared(_ name: String, at span: SourceSpan, among known: [String]) -> Diagnostic {
    var diagnostic = Diagnostic.unknownName(
      "variable", name, at: span, rule: "undeclared-variable", known: known, help: "no manifest declares it",
      isReplaceable: false)
    diagnostic.severity = .warning
    return diagnostic
  }
}
