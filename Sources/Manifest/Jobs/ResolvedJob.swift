import Diagnostics
import DocumentModel
import SourceText

/// One job in one environment, and for one cell of its matrix: the request body as it would be posted.
package struct ResolvedJob: Sendable {
  /// The body: its root is the request, every node knows where it came from.
  package let body: Tree
  package let cell: MatrixCell?
  /// The values of the secrets in it, by name, where they are known.
  package let secrets: [NameKey: [UInt8]]
  /// The variables of the process environment that fill in the secrets and the values that are not known, by name.
  package let processVariables: [NameKey: String]
  /// What it lacks by a mistake that is among the findings already.
  package let gaps: Gaps
  /// What resolving it brought to light.
  package let diagnostics: [Diagnostic]
}
