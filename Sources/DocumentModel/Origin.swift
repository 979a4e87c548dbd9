import SourceText

/// How the nodes that carry it came to stand where they stand.
///
/// An origin names the source in which its nodes are written, the step that brought them here, the place that asked
/// for that step, and the origin of that place: following `parent` gives the whole chain, innermost step first.
package struct Origin: Sendable {
  /// What brought a node to its place.
  package enum Step: Sendable, Equatable {
    /// It is written there.
    case written
    /// `*name` repeats an anchored node of the same document.
    case alias(name: String)
    /// `<<` merged the mapping that holds it.
    case merge
    /// A file's `include` brought the declaration into scope.
    case include
    /// `use` built the job on a fragment.
    case fragment(name: String)
    /// `$use` put a shared volume here.
    case volume(name: String)
    /// `$use` put a shared parameter set here.
    case parameterSet(name: String)
    /// An environment's overlay.
    case overlay(environment: String)
    /// A cell of the matrix gave the value of an axis.
    case matrix(axis: String)
    /// `${{ … }}`, its path without braces.
    case reference(path: String)
    /// A reference inside its text took a part of it from the step's place; the name without its namespace.
    case part(name: String)
    /// The project's environment gave it, as its `workspace_id`.
    case environment(name: String)

    /// Whether the step's place is where the node was asked for, and neither how it got into reach nor what it is
    /// made of.
    package var isUse: Bool {
      switch self {
      case .include, .part: false
      default: true
      }
    }
  }

  /// The source in which the nodes are written.
  package let source: SourceFile
  package let step: Step
  /// The place that asked for the step: the alias, the entry of `use`, the reference; nil for `written`.
  package let site: SourceSpan?
  /// The origin of that place, an index into the same tree's origins.
  package let parent: UInt32

  package init(source: SourceFile, step: Step = .written, site: SourceSpan? = nil, parent: UInt32 = 0) {
    self.source = source
    self.step = step
    self.site = site
    self.parent = parent
  }
}
