/// Why nothing could be compiled: what was asked for cannot be done, as opposed to findings in manifests.
package enum CompilationError: Error, Sendable, Equatable {
  /// A path that is no file and no folder, or cannot be read: exit 66.
  case noSuchInput(path: String, reason: String)
  /// `--env` names what no project declares: exit 64.
  case unknownEnvironment(name: String, suggestion: String?, known: [String])
  /// `compile` without `--env` in a project with several environments and no default: exit 64.
  case environmentRequired(known: [String])
  /// `--var` without `=`, or with a name that no manifest in scope declares: exit 64.
  case undeclaredVariable(argument: String, name: String, suggestion: String?)
  case malformedVariable(argument: String)
}
