/// Which document of the manifests declares a job.
package struct JobSource: Sendable, Equatable {
  /// The value of an axis in a cell of a matrix, with its source text.
  package struct Axis: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The manifest's path as findings print it.
  package var file: String
  /// The document's number in its stream, from 0.
  package var document: Int
  /// The cell, axes in the order written; nil without a matrix.
  package var cell: [Axis]?

  package init(file: String, document: Int, cell: [Axis]? = nil) {
    self.file = file
    self.document = document
    self.cell = cell
  }
}
