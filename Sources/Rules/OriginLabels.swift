import Diagnostics
import DocumentModel
import SourceText

extension Tree {
  /// The places that brought a node to where it stands, from where it is written to where it is used; none for a node
  /// that stands where it is written.
  ///
  /// What an include brought is used after it was included, so the includes come before the first use in the file that
  /// has them.
  package func originLabels(of id: NodeID) -> [Label] {
    let chain = chain(of: id)
    if chain.isEmpty { return [] }
    var labels: [Label] = []
    var includes: [SourceSpan] = []
    // The includes of a use follow it in the chain.
    let inclusions = chain.filter { $0.step == .include }.compactMap(\.site)
    func add(_ label: Label) {
      if !labels.contains(label) { labels.append(label) }
    }
    var next = 0
    for site in inclusions where !includes.contains(site) { includes.append(site) }
    for origin in chain where origin.step != .include {
      guard let site = origin.site else { continue }
      // All includes up to the last one in the file of the use lead there.
      if case .part = origin.step {
      } else if let last = includes[next...].lastIndex(where: { $0.source === site.source }) {
        for include in includes[next...last] { add(Label(include, Origin.Step.include.phrase)) }
        next = last + 1
      }
      add(Label(site, origin.step.phrase))
    }
    for include in includes[next...] { add(Label(include, Origin.Step.include.phrase)) }
    return labels
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
    case .part(let name): "the part \"\(name)\" is from here"
    case .environment(let name): "set by the environment \"\(name)\" here"
    }
  }
}
