import Diagnostics
import DocumentModel
import Manifest
import SourceText

/// A question about one value of one job: who set it?
package struct ValueQuery: Sendable {
  /// The document's number in the file, from 0; nil for the first job that has the value.
  package var document: Int?
  /// Values of axes that choose a cell of the matrix; the first cell where none is given.
  package var cell: [(axis: String, value: String)] = []
  /// An RFC 6901 pointer into the request. A parameter's label, or a volume's `dest_path`, may stand for an index.
  package var pointer: String

  package init(pointer: String) { self.pointer = pointer }
}

/// Why a question about a value has no answer.
package enum ValueQueryProblem: Error {
  /// What is wrong with the project, the file or the job, so that there is nothing to look at.
  case broken([Diagnostic], isProject: Bool)
  /// What was named is a folder.
  case notAFile
  /// The file declares only.
  case noJob
  /// A `--var` names a variable that the file does not see.
  case undeclaredVariable(argument: String, name: String, suggestion: String?)
  /// There is no job of this number; the numbers that there are.
  case noDocument(known: [Int])
  /// The job does not exist in the environment.
  case notInEnvironment(job: String, environment: String, known: [String])
  case noMatrix
  /// No cell has these values; the cells that there are.
  case noCell(known: [String])
  /// A pointer is empty or begins with `/`.
  case malformedPointer
  /// There is nothing at `token` of the pointer; what there is in that place.
  case nothingThere(token: String, place: String, known: [String])
}

/// The answer: every layer that set the value.
package struct ValueHistory: Sendable {
  /// A layer that wrote the value, or dropped it.
  package struct Entry: Sendable {
    package enum Act: Sendable, Equatable { case set, removed }

    package let act: Act
    package let layer: String
    /// As written, references and all, text in quotes; nil for what is no scalar.
    package let text: String?
    /// What the references of the text come to in this layer; nil where it has none.
    package let resolved: String?
    package let span: SourceSpan
    /// The steps that brought it there, nearest first.
    package let related: [Label]
    /// Whether this is what is sent.
    package var isInForce = false
  }

  package let file: String
  package let document: Int
  package let jobName: String
  package let environment: String
  /// The cell that was looked at, and how many there are; nil without a matrix.
  package let cell: (description: String, count: Int)?
  /// How many jobs the file has.
  package let jobCount: Int
  /// The pointer with indexes in place of labels.
  package let pointer: String
  /// The label of the parameter whose value this is; nil for other values.
  package let label: String?
  /// What is sent, as JSON; nil where a layer dropped what others had set.
  package let value: String?
  /// From low to high.
  package let entries: [Entry]
  /// The references that the value in force was made from.
  package let references: [ReferenceTrail.Step]
  /// What kept the job from being resolved wholly.
  package let diagnostics: [Diagnostic]
}
