import Diagnostics
import DocumentModel
import SourceText

/// Resolves one document into its jobs for one environment: layers, references, sugar (manifest language §§3–8).
package struct JobResolver {
  private let kept: KeptDocument
  private let context: JobContext
  private let project: Project
  private let catalog: Catalog?
  /// Findings of the document as a whole, which are no single job's.
  package private(set) var diagnostics: [Diagnostic] = []

  private var tree: Tree { kept.document.tree }

  package init(_ kept: KeptDocument, context: JobContext, project: Project, catalog: Catalog?) {
    self.kept = kept
    self.context = context
    self.project = project
    self.catalog = catalog
  }

  /// The document's jobs, one a cell of its matrix; none where it does not exist in this environment.
  package mutating func resolve() -> [ResolvedJob] {
    var merged: MergedBody?
    return resolve(&merged)
  }

  /// The same.
  ///
  /// - Parameter merged: what the document's layers come to in another environment; used where it holds here, too, and
  ///   set where it may hold elsewhere. Nil for a document of which nothing is known.
  package mutating func resolve(_ merged: inout MergedBody?) -> [ResolvedJob] {
    guard exists() else {
      // A job that exists nowhere uses its fragments all the same.
      if let entry = kept.outline[.environments], tree[entry.value].childCount == 0 { _ = job(cell: nil, &merged) }
      return []
    }
    guard let matrix = kept.outline[.matrix] else { return [job(cell: nil, &merged)] }
    var reader = Matrix(document: kept.document, context: context)
    let cells = reader.cells(matrix.value)
    diagnostics += reader.diagnostics
    return (cells ?? []).map { job(cell: $0, &merged) }
  }

  /// Whether the job is declared for the environment; names that the project does not know are findings.
  private mutating func exists() -> Bool {
    guard let entry = kept.outline[.environments] else { return true }
    let tree = tree
    guard tree[entry.value].kind == .mapping else {
      report(
        "\"environments\" is a map from environment to overlay, not \(tree.describe(entry.value))",
        rule: "manifest-shape", at: entry.value)
      return true
    }
    if tree[entry.value].childCount == 0 {
      diagnostics.append(
        Diagnostic(
          rule: "environments", severity: .warning, message: "this job exists in no environment",
          at: tree.span(of: entry.value), pointer: JSONPointer(to: entry.value, in: tree).description,
          help: "leave \"environments\" out for a job that exists in all of them"))
    }
    var isNamed = false
    for overlay in tree.entries(of: entry.value) {
      let name = tree.string(of: overlay.key)
      if name.utf8.elementsEqual(context.environment.name.utf8) { isNamed = true }
      guard project.declares(environment: name) else {
        diagnostics.append(
          .unknownName(
            "environment", name, at: tree.span(of: overlay.key), rule: "unknown-environment",
            known: project.environments.map(\.name), help: "declare it in jobc.yaml",
            pointer: JSONPointer(to: overlay.key, in: tree).description))
        continue
      }
      switch tree[overlay.value].kind {
      case .mapping:
        PartialBody.check(overlay.value, in: tree, what: "an overlay", diagnostics: &diagnostics)
      default:
        report(
          "the overlay of \"\(name)\" is \(tree.describe(overlay.value)); it must be a map", rule: "manifest-shape",
          at: overlay.value,
          help: tree[overlay.value].kind == .null ? "write `\(name): {}` where nothing changes" : nil)
      }
    }
    return isNamed
  }

  // MARK: One job

  private mutating func job(cell: MatrixCell?, _ known: inout MergedBody?) -> ResolvedJob {
    let context = context(of: cell)
    let overlay = overlay
    if let merged = known, merged.holds(under: overlay?.value) { return job(of: merged, context) }
    var merge = LayerMerge(document: kept.document, context: context)
    merge.gaps = Gaps(kept.outline)
    let layers = bodyLayers(&merge, overlay: overlay)
    let merged = merge.body(of: layers[...], overlay: overlay?.value)
    // Another overlay is of use to this environment's other cells only.
    if merged.isFixed, overlay == nil || cell != nil { known = merged }
    return job(of: merged, context)
  }

  /// The entry of the environment's overlay; nil where it has none that changes anything.
  private var overlay: Entry? {
    guard let entry = kept.outline[.environments],
      let overlay = tree.entry(named: context.environment.name, of: entry.value)
    else { return nil }
    return tree[overlay.value].kind == .mapping && tree[overlay.value].childCount == 0 ? nil : overlay
  }

  private func context(of cell: MatrixCell?) -> JobContext {
    let missesMatrix = kept.outline.meant.contains(.matrix)
    if cell == nil, context.cell == nil, !missesMatrix { return context }
    return JobContext(
      scope: context.scope, environment: context.environment, inputs: context.inputs, cell: cell,
      missesMatrix: missesMatrix, settlesReferences: context.settlesReferences)
  }

  /// Resolves what the layers make together.
  private func job(of merged: MergedBody, _ context: JobContext) -> ResolvedJob {
    var body = merged.tree
    var found = merged.diagnostics
    addWorkspace(to: &body)
    var resolver = ReferenceResolver(context: context, templates: merged.templates)
    resolver.resolve(&body)
    found += resolver.diagnostics
    // Again, for values that are references.
    ParameterForm.setTexts(in: &body)
    NameLookup.resolve(in: &body, catalog: catalog, environment: context.environment, diagnostics: &found)
    found += SecretPlacement.check(body, except: resolver.failed)
    return ResolvedJob(
      body: body, cell: context.cell, secrets: resolver.secrets,
      processVariables: resolver.processVariables, gaps: merged.gaps, diagnostics: found)
  }

  /// The job after its first layer, its first two, and so on; the last stage is the job.
  package mutating func stages(cell: MatrixCell?) -> [JobStage] {
    let context = context(of: cell)
    var stages: [JobStage] = []
    var count = 0
    repeat {
      var merge = LayerMerge(document: kept.document, context: context)
      merge.trace = MergeTrace()
      let layers = bodyLayers(
        &merge,
        overlay: kept.outline[.environments].flatMap {
          tree.entry(named: context.environment.name, of: $0.value)
        })
      count += 1
      guard layers.count >= count else { break }
      let job = job(of: merge.body(of: layers.prefix(count), overlay: nil), context)
      let top = layers[count - 1]
      let merged = merge.output
      let contributions = merge.contributions(merge.trace ?? MergeTrace())
      let (layer, site) = self.layer(of: top, merge)
      stages.append(
        JobStage(
          layer: layer, site: site, map: merge.layers[top.layer].original(of: top.id),
          job: job, merged: merged, contributions: contributions.nodes, labelled: contributions.labels))
    } while true
    return stages
  }

  /// What a layer of the body is, and where it is asked for.
  private func layer(of node: LayerNode, _ merge: LayerMerge) -> (JobStage.Layer, SourceSpan?) {
    guard node.layer != LayerMerge.ownLayer else { return (.body, nil) }
    let origin = merge.stage.origin(at: merge.layers[node.layer].origin)
    switch origin.step {
    case .fragment(let name): return (.fragment(name), origin.site)
    case .overlay(let environment): return (.overlay(environment: environment), origin.site)
    default: return (.body, nil)
    }
  }

  /// The layers from low to high: fragments in the order of `use`, the job's own body, the environment's overlay.
  private mutating func bodyLayers(_ merge: inout LayerMerge, overlay: Entry?) -> [LayerNode] {
    var nodes = fragments(&merge)
    nodes.append(LayerNode(layer: LayerMerge.ownLayer, id: .root))
    if let overlay {
      guard tree[overlay.value].kind == .mapping else {
        merge.gaps.isOpen = true
        return nodes
      }
      let origin = merge.stage.addOrigin(
        Origin(
          source: kept.document.source, step: .overlay(environment: context.environment.name),
          site: tree.span(of: overlay.key)))
      nodes.append(merge.enter(DocumentNode(document: kept.document, id: overlay.value), origin: origin))
    }
    return nodes
  }

  private mutating func fragments(_ merge: inout LayerMerge) -> [LayerNode] {
    guard let use = kept.outline[.use] else { return [] }
    let tree = tree
    guard tree[use.value].kind == .sequence || tree[use.value].kind == .string else {
      merge.gaps.isOpen = true
      merge.diagnostics.append(
        Diagnostic(
          rule: "manifest-shape", message: "\"use\" is a list of fragments, not \(tree.describe(use.value))",
          at: tree.span(of: use.value), pointer: "/use"))
      return []
    }
    if tree[use.value].kind == .string {
      merge.gaps.isOpen = true
      let span = tree.span(of: use.value)
      let text = span.source.text(in: span.range)
      merge.diagnostics.append(
        Diagnostic(
          rule: "manifest-shape", message: "\"use\" is a list of fragments, not \(tree.describe(use.value))",
          at: span, pointer: "/use", help: "write a list, even of one name: `use: [\(text)]`",
          fixes: [Fix(title: "make it a list", edits: [Edit(replacing: span, with: "[\(text)]")])]))
      return []
    }
    var nodes: [LayerNode] = []
    for item in tree.items(of: use.value) {
      guard !tree[item].kind.isCollection, tree[item].kind != .null else {
        merge.gaps.isOpen = true
        merge.diagnostics.append(
          Diagnostic(
            rule: "manifest-shape",
            message: "an entry of \"use\" is the name of a fragment, not \(tree.describe(item))",
            at: tree.span(of: item), pointer: JSONPointer(to: item, in: tree).description))
        continue
      }
      let name = tree.string(of: item)
      guard let declaration = context.scope.declaration(.fragment, name) else {
        merge.gaps.isOpen = true
        guard context.scope.isComplete else { continue }
        merge.diagnostics.append(
          .unknownName(
            "fragment", name, at: tree.span(of: item), rule: "unknown-fragment",
            known: context.scope.names(.fragment), help: "declare it under \"fragments\"",
            pointer: JSONPointer(to: item, in: tree).description))
        continue
      }
      declaration.noteUse()
      guard declaration.value.node.kind == .mapping else {
        merge.gaps.isOpen = true
        continue
      }
      nodes.append(
        merge.enter(declaration, step: .fragment(name: name), site: tree.span(of: item), parent: 0))
    }
    return nodes
  }

  /// The environment's workspace is the one value that is put into a request that does not set it.
  private func addWorkspace(to body: inout Tree) {
    guard let workspace = context.environment.workspaceID, body.value("workspace_id", of: .root) == nil,
      let key = context.environment.key
    else { return }
    let source = workspace.document.source
    let origin = body.addOrigin(
      Origin(source: source, step: .environment(name: context.environment.name), site: key.span))
    body.appendScalar("workspace_id", flags: .key, range: workspace.node.range, origin: origin)
    body.appendScalar(
      workspace.tree.string(of: workspace.id), style: workspace.node.style, range: workspace.node.range,
      origin: origin)
    body.close(.root, childCount: body[.root].childCount + 1)
  }

  private mutating func report(_ message: String, rule: String, at id: NodeID, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        rule: rule, message: message, at: tree.span(of: id), pointer: JSONPointer(to: id, in: tree).description,
        help: help))
  }
}
