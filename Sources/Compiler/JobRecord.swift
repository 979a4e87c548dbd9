import Manifest
import SourceText

/// What is remembered of a job after its file is done: enough to find two of the same name.
struct JobRecord: Sendable {
  let name: String
  /// The text of `workspace_id`; nil where there is none, which is the same as `"0"`.
  let workspace: String?
  /// The number of its environment among those compiled; nil where it is the same in all.
  let environment: Int?
  /// The index of the file in the run.
  let file: Int
  let document: Int
  /// Where the name is written.
  let range: ByteRange
  /// The source that holds the name where it is not the manifest itself.
  let foreignSource: SourceFile?
  let cell: MatrixCell?
}
