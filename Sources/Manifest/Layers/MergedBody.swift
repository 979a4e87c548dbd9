import Diagnostics
import DocumentModel

/// The layers of a job merged into one body, before its references are resolved: the same for all cells of its matrix,
/// and for all environments without an overlay that changes anything.
package struct MergedBody {
  /// The body, `parameter` in the form in which it is sent.
  let tree: Tree
  /// The references of its scalars.
  let templates: TemplateTable
  /// What it lacks by a mistake that is reported elsewhere.
  let gaps: Gaps
  /// What merging brought to light.
  let diagnostics: [Diagnostic]
  /// The environment's overlay that is part of it; nil for none.
  let overlay: NodeID?
  /// Whether no list was merged by a text that holds references, which may come to another one elsewhere.
  let isFixed: Bool

  /// Whether it is what the layers come to where the environment has this overlay.
  func holds(under overlay: NodeID?) -> Bool { isFixed && self.overlay == overlay }
}
