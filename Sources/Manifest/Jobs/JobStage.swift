import DocumentModel
import SourceText

/// A job after its first few layers, and who wrote what: for `explain`, which asks for it. Nothing else pays for it.
package struct JobStage: Sendable {
  /// The layer that this stage adds.
  package enum Layer: Sendable, Equatable {
    case fragment(String)
    case body
    case overlay(environment: String)

    /// In words: `fragment "base"`.
    package var phrase: String {
      switch self {
      case .fragment(let name): "fragment \"\(name)\""
      case .body: "the job's own body"
      case .overlay(let name): "the overlay of environment \"\(name)\""
      }
    }
  }

  package let layer: Layer
  /// Where the layer is asked for: an entry of `use`, the overlay's key; nil for the body.
  package let site: SourceSpan?
  /// The layer's own map.
  package let map: DocumentNode
  package let job: ResolvedJob
  /// The same before references were resolved.
  let merged: Tree
  let contributions: [UInt32: [Contribution]]
  let labelled: [NameKey: [Contribution]]

  /// A node that a layer holds at some place.
  package struct Contribution: Sendable {
    /// Where it is written.
    package let span: SourceSpan
    /// The steps that brought it there, the last one first.
    package let chain: [Origin]
    /// Its text as written, references and all; empty for a list or a map.
    package let text: String
    package let kind: NodeKind

    /// Whether two are one and the same.
    package func isSame(as other: Contribution) -> Bool {
      span == other.span && chain.map(\.site) == other.chain.map(\.site)
    }
  }

  /// What the layers so far hold at a node of `job`, from low to high, and which of them is in force.
  ///
  /// - Parameter label: the label of the parameter whose value the node is; nil for other nodes.
  package func contributions(at id: NodeID, label: String?) -> (all: [Contribution], winner: Int) {
    guard id.index < merged.nodes.count else {
      // The environment's workspace, which no layer wrote.
      let body = job.body
      let own = Contribution(
        span: body.span(of: id), chain: body.chain(of: id), text: body.string(of: id), kind: body[id].kind)
      return ([own], 0)
    }
    let span = merged.span(of: id)
    var found = contributions[id.rawValue] ?? []
    if let label, let known = labelled[NameKey(label)], known.contains(where: { $0.span == span }) { found = known }
    if let winner = found.lastIndex(where: { $0.span == span }) { return (found, winner) }
    let own = Contribution(
      span: span, chain: merged.chain(of: id), text: merged.string(of: id), kind: merged[id].kind)
    return (found + [own], found.count)
  }
}
