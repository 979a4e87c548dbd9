import Diagnostics
import DocumentModel
import SourceText

/// What a file offers to those that include it: its declarations and its own includes.
package final class Library: Sendable {
  package let source: SourceFile
  package let declarations: [Declaration]
  /// The `include` entries of all its documents that could be loaded, in order, and where each leads.
  package let includes: [(entry: SourceSpan, library: FileIdentity)]
  /// The variables that its texts refer to.
  package let variableUses: Set<NameKey>
  /// Whether all of the file and of what it includes could be read.
  package let isComplete: Bool

  init(
    source: SourceFile, declarations: [Declaration], includes: [(entry: SourceSpan, library: FileIdentity)],
    variableUses: Set<NameKey>, isComplete: Bool
  ) {
    self.source = source
    self.declarations = declarations
    self.includes = includes
    self.variableUses = variableUses
    self.isComplete = isComplete
  }
}
