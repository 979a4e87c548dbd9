import Diagnostics
import DocumentModel
import SourceText

/// What a file offers to those that include it: its declarations and its own includes.
package final class Library: Sendable {
  package let source: SourceFile
  package let declarations: [Declaration]
  /// The `include` entries of all its documents that could be loaded, in order, and where each leads.
  package let includes: [(entry: SourceSpan, library: FileIdentity)]
  /// Where the file lies, symbolic links followed.
  package let path: AbsolutePath
  /// Where its includes lead that lead to no file.
  package let missing: [AbsolutePath]
  /// The variables that its texts refer to.
  package let variableUses: Set<NameKey>
  /// Whether all of the file and of what it includes could be read.
  package let isComplete: Bool

  init(
    source: SourceFile, declarations: [Declaration], includes: [(entry: SourceSpan, library: FileIdentity)],
    path: AbsolutePath, missing: [AbsolutePath], variableUses: Set<NameKey>, isComplete: Bool
  ) {
    self.source = source
    self.declarations = declarations
    self.includes = includes
    self.path = path
    self.missing = missing
    self.variableUses = variableUses
    self.isComplete = isComplete
  }
}
