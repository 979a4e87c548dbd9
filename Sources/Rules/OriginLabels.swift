import Diagnostics
import DocumentModel
import SourceText

extension Tree {
  /// The places that brought a node to where it stands, the nearest first; none for a node that stands where it is
  /// written.
  package func originLabels(of id: NodeID) -> [Label] {
    chain(of: id).compactMap { origin in origin.site.map { Label($0, origin.step.phrase) } }
  }
}

extension Origin.Step {
  /// What a label at the step's place says.
  package var phrase: String {
    switch self {
    case .written: "written here"
    case .alias(let name): "repeated here by the alias *\(name)"
    case .merge: "merged in here"
    case .include: "included here"
    case .fragment(let name): "used here as fragment \"\(name)\""
    case .volume(let name): "used here as volume \"\(name)\""
    case .parameterSet(let name): "used here as parameter set \"\(name)\""
    case .overlay(let environment): "overlaid here in environment \"\(environment)\""
    case .matrix(let axis): "taken from the matrix axis \"\(axis)\" here"
    case .reference(let path): "referred to here as \"\(path)\""
    case .environment(let name): "set by the environment \"\(name)\" here"
    }
  }
}
