import Diagnostics
import DocumentModel
import Manifest
import Rules
import SourceText

/// Compiles what the options name: the whole line from paths to findings and requests.
///
/// - Throws: `CompilationError` when the request itself cannot be carried out. Whatever is wrong with a manifest is a
///   finding in the result.
package func compile(_ options: CompilationOptions) throws(CompilationError) -> Compilation {
  var result = Compilation()
  let workingFolder = AbsolutePath(absolute: options.workingFolder)
  let suppressions = SuppressionIndex()
  let inputs = try variableInputs(options, workingFolder, suppressions, &result)
  // What a broken variable file was to say may be in every request.
  let brokenInputs = result.diagnostics.filter(suppressions.isFatal).map(\.span.source)
  var selection = try Selection(options)
  let checker = RequestChecker()
  var declared: [String] = []
  var declaresAll = true
  var declaresSecrets = false
  var next = 0
  while next < selection.parts.count {
    let part = selection.parts[next]
    next += 1
    var compiler = ProjectCompiler(
      part: part, options: options, inputs: inputs, workingFolder: workingFolder, checker: checker,
      suppressions: suppressions)
    try compiler.compile(number: next - 1)
    for folder in compiler.otherProjects where part.contains(folder) { selection.add(projectIn: folder) }
    result.add(compiler.result)
    declared += compiler.declaredList
    if !compiler.declaresAll { declaresAll = false }
    if compiler.declaresSecrets { declaresSecrets = true }
  }
  if declaresSecrets { result.conceal(brokenInputs) }
  // What a broken project, or a file that cannot be read, declares is not known, so nothing is said of names that it
  // may declare.
  if !result.hasBrokenProject, declaresAll {
    do throws(CompilationError) {
      try checkNames(of: inputs, declared: declared, diagnostics: &result.diagnostics)
    } catch {
      guard options.allowsUnknownNames else { throw error }
      result.unknownVariable = error
    }
  }
  result.diagnostics = result.diagnostics.folded(environments: result.environments)
  result.apply(suppressions, asksForRequests: options.goal == .requests)
  if !brokenInputs.isEmpty { result.requests = [] }
  // What several projects lack alike is said once; parts are told apart only when they are put together.
  if options.shard == nil { result.skippedChecks = result.skippedChecks.distinct }
  result.shard = options.shard
  if let shard = options.shard { result.keep(shard) }
  return result
}

/// Says who set a value: the file is the one path of the options.
///
/// - Throws: `CompilationError` where the options make no sense.
package func explain(
  _ query: ValueQuery, _ options: CompilationOptions
) throws(CompilationError) -> Result<ValueHistory, ValueQueryProblem> {
  var result = Compilation()
  let workingFolder = AbsolutePath(absolute: options.workingFolder)
  let suppressions = SuppressionIndex()
  let inputs = try variableInputs(options, workingFolder, suppressions, &result)
  let selection = try Selection(options)
  guard let part = selection.parts.first else { return .failure(.noJob) }
  var compiler = ProjectCompiler(
    part: part, options: options, inputs: inputs, workingFolder: workingFolder, checker: RequestChecker(),
    suppressions: suppressions)
  return try compiler.explain(query)
}

private func variableInputs(
  _ options: CompilationOptions, _ workingFolder: AbsolutePath, _ suppressions: SuppressionIndex,
  _ result: inout Compilation
) throws(CompilationError) -> VariableInputs {
  var inputs = VariableInputs()
  for (number, argument) in options.variableArguments.enumerated() {
    guard inputs.add(argument: argument, number: number + 1) else { throw .malformedVariable(argument: argument) }
  }
  for path in options.variableFiles {
    let absolute = AbsolutePath(path, in: workingFolder)
    do throws(FileReadingError) {
      let source = try options.overlay.read(absolute.string, displayPath: absolute.relative(to: workingFolder)).source
      suppressions.add(source)
      result.suppressionScopes[NameKey(source.path)] = SuppressionScope(isJudged: true)
      inputs.add(file: source, diagnostics: &result.diagnostics)
    } catch {
      throw .noSuchInput(path: path, reason: error.phrase)
    }
  }
  for i in result.diagnostics.indices { result.diagnostics[i].allowsRequest = true }
  inputs.add(processEnvironment: options.processEnvironment)
  return inputs
}

/// A name that nothing declares is a mistake on the command line, and a warning where it may be meant for others.
private func checkNames(
  of inputs: VariableInputs, declared: [String], diagnostics: inout [Diagnostic]
) throws(CompilationError) {
  let known = Set(declared.map { NameKey($0) })
  for (number, argument) in inputs.arguments.enumerated() where !known.contains(NameKey(argument.name)) {
    throw .undeclaredVariable(
      argument: "--var \(number + 1)", name: argument.name,
      suggestion: Suggestion.nearest(to: argument.name, among: declared))
  }
  // It may be a secret whose name is misspelt, so the value is not shown.
  for entry in inputs.fileEntries where !known.contains(NameKey(entry.name)) {
    entry.value.span.source.conceal(entry.value.span.range)
    diagnostics.append(.undeclared(entry.name, at: entry.key.span, among: declared))
  }
  for variable in inputs.prefixed where !known.contains(NameKey(variable.name)) {
    let source = SourceFile(
      path: variable.source.path, content: variable.source.bytes.dropLast(), isConfidential: true)
    let span = SourceSpan(source: source, range: ByteRange(0..<source.count))
    diagnostics.append(.undeclared(variable.name, at: span, among: declared))
  }
}

extension Compilation {
  /// Keeps the text of variable files that cannot be read to itself: which of its characters are a secret's is not known.
  fileprivate mutating func conceal(_ sources: [SourceFile]) {
    for source in sources { source.conceal(ByteRange(0..<source.count)) }
    for i in diagnostics.indices where sources.contains(where: { $0 === diagnostics[i].span.source }) {
      let found = diagnostics[i]
      diagnostics[i].fixes = []
      // What is said of syntax quotes it.
      guard found.rule == "yaml-syntax" || found.rule == "json-syntax" else { continue }
      diagnostics[i] = Diagnostic(
        rule: found.rule, message: "malformed here; it is not shown, because some variables are secrets",
        at: found.span, related: found.related)
      diagnostics[i].allowsRequest = found.allowsRequest
    }
  }

  /// Adds what another project of the same run came to.
  fileprivate mutating func add(_ other: Compilation) {
    diagnostics += other.diagnostics
    requests += other.requests
    projects += other.projects
    manifests += other.manifests
    libraries += other.libraries
    reached += other.reached
    changedForAll += other.changedForAll
    files += other.files
    jobCount += other.jobCount
    for name in other.environments where !environments.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      environments.append(name)
    }
    skippedChecks += other.skippedChecks
    digest = TextHash.fold(digest, other.digest)
    hasBrokenProject = hasBrokenProject || other.hasBrokenProject
    suppressionScopes.merge(other.suppressionScopes) { one, other in one.intersection(other) }
  }
}
