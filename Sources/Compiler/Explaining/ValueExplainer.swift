import Diagnostics
import DocumentModel
import Manifest
import Rules
import SourceText

/// Finds every layer that set a value of a job: the job is resolved with its first layer, its first two and so on, and
/// what stands at the place is compared.
struct ValueExplainer {
  let project: Project
  let environment: Environment
  let graph: SourceGraph
  let inputs: VariableInputs
  let catalog: Catalog?

  func history(
    of query: ValueQuery, in source: SourceFile, at path: AbsolutePath
  ) throws(ValueQueryProblem) -> ValueHistory {
    var diagnostics: [Diagnostic] = []
    var documents: [KeptDocument] = []
    var reader = ManifestReader(source: source)
    while let item = reader.next(diagnostics: &diagnostics) {
      switch item {
      case .kept(let document): documents.append(document)
      case .plain(let index): documents.append(reader.keepPlain(index: index))
      case .unusable: break
      }
    }
    let scope = FileScope(documents, at: path, graph: graph, isComplete: !reader.isBroken, diagnostics: &diagnostics)
    let jobs = documents.filter(\.outline.isJob)
    for (number, argument) in inputs.arguments.enumerated()
    where scope.scope.isComplete && scope.scope.declaration(.variable, argument.name) == nil {
      throw .undeclaredVariable(
        argument: "--var \(number + 1)", name: argument.name,
        suggestion: Suggestion.nearest(to: argument.name, among: scope.scope.names(.variable)))
    }
    if let errors = Self.errors(diagnostics + graph.loadingDiagnostics) { throw .broken(errors, isProject: false) }
    guard !jobs.isEmpty else { throw .noJob }
    var first: ValueQueryProblem?
    for document in jobs where query.document == nil || query.document == document.document.index {
      do throws(ValueQueryProblem) {
        return try history(of: query, in: document, scope: scope.scope, jobCount: jobs.count)
      } catch {
        if first == nil { first = error }
      }
    }
    throw first ?? .noDocument(known: jobs.map(\.document.index))
  }

  private func history(
    of query: ValueQuery, in document: KeptDocument, scope: Scope, jobCount: Int
  ) throws(ValueQueryProblem) -> ValueHistory {
    let context = JobContext(scope: scope, environment: environment, inputs: inputs)
    var resolver = JobResolver(document, context: context, project: project, catalog: catalog)
    let jobs = resolver.resolve()
    if let errors = Self.errors(resolver.diagnostics) { throw .broken(errors, isProject: false) }
    guard !jobs.isEmpty else {
      throw .notInEnvironment(job: document.name, environment: environment.name, known: document.environments)
    }
    let chosen = try Self.choose(query.cell, among: jobs)
    let stages = resolver.stages(cell: chosen.cell)
    guard let last = stages.last else { throw .noJob }
    let (path, found) = try Self.find(query.pointer, stages)
    let body = last.job.body
    let isSent = found == stages.count - 1
    let (entries, winner) = Self.entries(path, stages)
    let cellContext = JobContext(scope: scope, environment: environment, inputs: inputs, cell: chosen.cell)
    return ValueHistory(
      file: document.document.source.path, document: document.document.index,
      jobName: body.value("job_name", of: .root).map { body.string(of: $0) } ?? "", environment: environment.name,
      cell: chosen.cell.map { ($0.words, jobs.count) }, jobCount: jobCount,
      pointer: JSONPointer(to: path.node, in: stages[found].job.body).description,
      label: path.valueLabel, value: isSent ? Self.value(path.node, in: body) : nil, entries: entries,
      references: isSent ? ReferenceTrail(winner, context: cellContext, body: body).steps : [],
      diagnostics: Self.errors(last.job.diagnostics) ?? [])
  }

  /// The place in the job, or in the last stage of it that has such a place, and the number of that stage.
  private static func find(_ pointer: String, _ stages: [JobStage]) throws(ValueQueryProblem) -> (ValuePath, Int) {
    var problem: ValueQueryProblem?
    for (number, stage) in stages.enumerated().reversed() {
      do throws(ValueQueryProblem) {
        return (try ValuePath(pointer, in: stage.job.body), number)
      } catch {
        if problem == nil { problem = error }
      }
    }
    throw problem ?? .noJob
  }

  // MARK: Layers

  private static func entries(_ path: ValuePath, _ stages: [JobStage]) -> ([ValueHistory.Entry], String) {
    var entries: [ValueHistory.Entry] = []
    var before: [JobStage.Contribution] = []
    var winner = ""
    for stage in stages {
      guard let node = path.node(in: stage.job.body) else {
        if !before.isEmpty { entries.append(removal(path, stage)) }
        before = []
        for index in entries.indices { entries[index].isInForce = false }
        continue
      }
      let (all, inForce) = stage.contributions(at: node, label: path.valueLabel)
      for (index, one) in all.enumerated() where !before.contains(where: { $0.isSame(as: one) }) {
        entries.append(entry(one, stage, resolved: index == inForce ? value(node, in: stage.job.body) : nil))
      }
      for index in entries.indices {
        entries[index].isInForce =
          entries[index].act == .set && entries[index].span == all[inForce].span
          && entries[index].related.map(\.span) == labels(all[inForce].chain).map(\.span)
      }
      winner = all[inForce].text
      before = all
    }
    return (entries, winner)
  }

  private static func entry(
    _ one: JobStage.Contribution, _ stage: JobStage, resolved: String?
  ) -> ValueHistory.Entry {
    let text = one.kind.isCollection ? nil : one.kind == .string ? "\"\(one.text)\"" : one.text
    let isResolved = !one.kind.isCollection && holdsReference(one.text)
    return ValueHistory.Entry(
      act: .set, layer: layer(of: one, stage), text: text, resolved: isResolved ? resolved : nil,
      span: one.span, related: labels(one.chain))
  }

  /// What wrote it, in words: the layer, or what the layer put in place by `$use`.
  private static func layer(of one: JobStage.Contribution, _ stage: JobStage) -> String {
    for origin in one.chain {
      switch origin.step {
      case .parameterSet(let name): return "parameter set \"\(name)\", used by \(stage.layer.phrase)"
      case .volume(let name): return "shared volume \"\(name)\", used by \(stage.layer.phrase)"
      case .environment(let name): return "the environment \"\(name)\""
      default: break
      }
    }
    return stage.layer.phrase
  }

  /// The directive of a layer that dropped the value; where none names it, the layer itself.
  private static func removal(_ path: ValuePath, _ stage: JobStage) -> ValueHistory.Entry {
    let tree = stage.map.tree
    var place = stage.site ?? tree.span(of: stage.map.id)
    search: for index in stage.map.id.index..<Int(tree[stage.map.id].next) {
      let key = NodeID(index)
      guard tree.nodes[index].flags.contains(.key),
        tree.text(of: key, equals: "$unset") || tree.text(of: key, equals: "$remove")
      else { continue }
      let list = NodeID(index + 1)
      let names = tree[list].kind == .sequence ? Array(tree.items(of: list)) : [list]
      for name in names where path.names.contains(where: { $0.utf8.elementsEqual(tree.string(of: name).utf8) }) {
        place = tree.span(of: name)
        break search
      }
    }
    return ValueHistory.Entry(
      act: .removed, layer: stage.layer.phrase, text: nil, resolved: nil, span: place, related: [])
  }

  private static func labels(_ chain: [Origin]) -> [Label] {
    chain.compactMap { origin in origin.site.map { Label($0, origin.step.phrase) } }
  }

  private static func holdsReference(_ text: String) -> Bool {
    let opening = Array("${{".utf8)
    let bytes = Array(text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: opening) }
  }

  /// The value as JSON; the characters of a number that JSON does not have.
  private static func value(_ node: NodeID, in body: Tree) -> String {
    var output = JSONOutput()
    if (try? output.value(node, of: body)) != nil { return String(decoding: output.bytes, as: UTF8.self) }
    return body[node].kind.isCollection ? "\"…\"" : "\"\(body.string(of: node))\""
  }

  // MARK: Cells

  private static func choose(
    _ wanted: [(axis: String, value: String)], among jobs: [ResolvedJob]
  ) throws(ValueQueryProblem) -> ResolvedJob {
    guard !wanted.isEmpty else { return jobs[0] }
    guard jobs[0].cell != nil else { throw .noMatrix }
    let found = jobs.first { job in
      wanted.allSatisfy { want in
        job.cell?.description.contains {
          $0.axis.utf8.elementsEqual(want.axis.utf8) && $0.value.utf8.elementsEqual(want.value.utf8)
        } ?? false
      }
    }
    guard let found else { throw .noCell(known: jobs.compactMap { $0.cell.map { $0.words } }) }
    return found
  }

  private static func errors(_ diagnostics: [Diagnostic]) -> [Diagnostic]? {
    let errors = diagnostics.filter { $0.severity == .error }
    return errors.isEmpty ? nil : errors
  }
}

extension KeptDocument {
  /// The job's name as written.
  fileprivate var name: String {
    let tree = document.tree
    return tree.value("job_name", of: .root).map { tree.string(of: $0) } ?? "\(document.index)"
  }

  /// The environments that the job names.
  fileprivate var environments: [String] {
    let tree = document.tree
    guard let overlays = tree.value("environments", of: .root) else { return [] }
    return tree.entries(of: overlays).map { tree.string(of: $0.key) }
  }
}
