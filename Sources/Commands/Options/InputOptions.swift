import Compiler
import Manifest
import Parallelism
import SourceText

/// What to compile, and with which values.
package struct InputOptions {
  package var paths: [String] = []
  package var environments: [String] = []
  package var variables: [String] = []
  package var variableFiles: [String] = []
  package var projectFile: String?
  package var standardInputPath: String?
  /// Whether files that were named are left out where they are no manifests of the project.
  package var leavesOutUnmatched = false
  /// The revision since which what has changed is looked at; nil for everything.
  var changedSince: String?
  /// What has changed since; nil for everything.
  var changes: ChangedFiles?
  /// The part that is reported; nil for all of it.
  var shard: Shard?
  /// Compares requests as soon as they are made; nil to keep them.
  var compare: (@Sendable (_ request: CompiledRequest, _ hasEnvironments: Bool) -> StoredRequest)?
  /// Nil for one a processor.
  package var threads: Int?

  package init(paths: [String] = []) { self.paths = paths }

  /// What the compiler is asked; reads standard input.
  ///
  /// - Throws: a missing input.
  package func options(_ goal: CompilationOptions.Goal, in session: Session) throws(CommandFailure)
    -> CompilationOptions
  {
    var options = CompilationOptions(goal: goal, workingFolder: session.workingFolder.string)
    options.paths = paths
    options.leavesOutUnmatched = leavesOutUnmatched
    options.projectFile = projectFile
    options.environments = environments
    options.variableArguments = variables
    options.variableFiles = variableFiles
    options.processEnvironment = session.environment.entries
    options.now = session.now
    options.width = threads ?? processorCount
    options.changes = changes
    options.shard = shard
    options.compare = compare
    if paths.contains("-") {
      options.standardInput = try session.readStandardInput(path: standardInputPath)
    }
    return options
  }

  /// Runs the compiler.
  ///
  /// - Throws: what keeps it from running at all, as a usage error or a missing input.
  package func compile(
    _ goal: CompilationOptions.Goal, revealsSecrets: Bool = false, in session: Session
  ) throws(CommandFailure) -> Compilation {
    var options = try options(goal, in: session)
    options.revealsSecrets = revealsSecrets
    do {
      return try Compiler.compile(options)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension InputOptions {
  /// Asks who set a value.
  ///
  /// - Throws: what `compile` throws.
  func explain(
    _ query: ValueQuery, in session: Session
  ) throws(CommandFailure) -> Result<ValueHistory, ValueQueryProblem> {
    let options = try options(.requests, in: session)
    do {
      return try Compiler.explain(query, options)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Makes fixes in memory.
  ///
  /// - Throws: what `compile` throws.
  func mend(includesUnsafe: Bool, in session: Session) throws(CommandFailure) -> Mending {
    let options = try options(.check, in: session)
    do {
      return try Compiler.mend(options, includesUnsafe: includesUnsafe)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  package init(_ error: CompilationError) {
    switch error {
    case .noSuchInput(let path, let reason):
      self.init(.noSuchInput, "cannot read \"\(path)\": \(reason)")
    case .unknownEnvironment(let name, let suggestion, let known):
      let list = known.isEmpty ? "the project declares none" : "the project declares \(known.joined(separator: ", "))"
      self.init(
        .usage, "unknown environment \"\(name)\"",
        help: suggestion.map { "did you mean \"\($0)\"? \(list)" } ?? list)
    case .environmentRequired(let known):
      self.init(
        .usage, "the project has several environments and no \"default_environment\"",
        help: "pick one with \"--env\": \(known.joined(separator: ", "))")
    case .undeclaredVariable(let argument, let name, let suggestion):
      self.init(
        .usage, "no manifest declares the variable \"\(name)\", which \(argument) sets",
        help: suggestion.map { "did you mean \"\($0)\"?" })
    case .malformedVariable(let argument):
      self.init(.usage, "\"--var\" takes name=value, not \"\(argument)\"")
    }
  }
}
