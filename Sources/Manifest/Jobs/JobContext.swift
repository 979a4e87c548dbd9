import DocumentModel
import SourceText

/// In what surroundings a job is resolved.
///
/// A class, because all that resolves the job holds it.
package final class JobContext: Sendable {
  package let scope: Scope
  package let environment: Environment
  package let inputs: VariableInputs
  /// The cell of the job's matrix; nil without one.
  package let cell: MatrixCell?
  /// Whether the job has a matrix that cannot be found, because its key is misspelt.
  let missesMatrix: Bool
  /// Whether references whose values stand already go the short way; false only where a test compares the two.
  let settlesReferences: Bool

  package init(
    scope: Scope, environment: Environment, inputs: VariableInputs, cell: MatrixCell? = nil, missesMatrix: Bool = false,
    settlesReferences: Bool = true
  ) {
    self.scope = scope
    self.environment = environment
    self.inputs = inputs
    self.cell = cell
    self.missesMatrix = missesMatrix
    self.settlesReferences = settlesReferences
  }
}

/// One value for each axis of a matrix (manifest language §8).
package struct MatrixCell: Sendable {
  package let axes: [String]
  package let values: [ScalarValue]

  /// The value of an axis; nil for an axis that there is none of.
  package func value(of axis: String) -> ScalarValue? {
    axes.firstIndex { $0.utf8.elementsEqual(axis.utf8) }.map { values[$0] }
  }

  /// The axes with the source text of their values.
  package var description: [(axis: String, value: String)] {
    zip(axes, values).map { ($0, String(decoding: $1.text, as: UTF8.self)) }
  }

  /// `lr=0.1, seed=2`.
  package var words: String { description.map { "\($0.axis)=\($0.value)" }.joined(separator: ", ") }
}
