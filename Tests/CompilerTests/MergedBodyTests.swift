import Diagnostics
import DocumentModel
import Foundation
import SourceText
import Testing

@testable import Compiler
@testable import Manifest

/// A body that is merged once for several environments and cells is the one that each of them would merge by itself,
/// and references that go the short way give what they give on the long one: the same texts, places and ways, the same
/// findings.
struct MergedBodyTests {
  @Test("Shared bodies are those that each environment merges by itself", arguments: Spec.all)
  func sharedIsOwn(spec: Spec) throws { try compareAll(below: spec.folder) }

  @Test("… and so they are in random projects")
  func sharedIsOwnAtRandom() throws {
    var jobs = 0
    for seed in 0..<150 {
      let project = try ScratchProject(RandomProject(seed: UInt64(seed)).files)
      jobs += try compareAll(below: project.folder)
    }
    #expect(jobs > 1_000)
  }

  /// - Returns: how many jobs were compared.
  @discardableResult
  private func compareAll(below folder: URL) throws -> Int {
    let root = AbsolutePath(absolute: folder.path)
    let below = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try below.filter { $0.hasSuffix(".yaml") }.sorted().reduce(0) {
      try $0 + compare(AbsolutePath($1, in: root), root: root)
    }
  }

  private func compare(_ path: AbsolutePath, root: AbsolutePath) throws -> Int {
    guard let source = try? SourceFile.read(path.string, displayPath: path.relative(to: root)).source else { return 0 }
    var project = Project(root: root)
    if let file = try? SourceFile.read(AbsolutePath("jobc.yaml", in: root).string, displayPath: "jobc.yaml").source {
      project = ProjectReader.read(file, root: root).project
    }
    // At least two environments without an overlay.
    let environments = project.environments + ["one", "other"].map { Environment(name: $0) }
    var reader = ManifestReader(source: source)
    var ignored: [Diagnostic] = []
    var kept: [KeptDocument] = []
    while let item = reader.next(diagnostics: &ignored) {
      switch item {
      case .kept(let document): kept.append(document)
      case .plain(let index): kept.append(reader.keepPlain(index: index))
      case .unusable: break
      }
    }
    let graph = SourceGraph(root: root, workingFolder: root)
    let scope = FileScope(kept, at: path, graph: graph, diagnostics: &ignored).scope
    var count = 0
    for document in kept where document.outline.isJob {
      var merged: MergedBody?
      for environment in environments {
        let context = JobContext(scope: scope, environment: environment, inputs: VariableInputs())
        var sharing = JobResolver(document, context: context, project: project, catalog: nil)
        var alone = sharing
        let shared = sharing.resolve(&merged)
        let own = alone.resolve()
        #expect(sharing.diagnostics == alone.diagnostics)
        #expect(shared.map { Self.text($0) } == own.map { Self.text($0) }, "\(path) in \(environment.name)")
        let longContext = JobContext(
          scope: scope, environment: environment, inputs: VariableInputs(), settlesReferences: false)
        var slow = JobResolver(document, context: longContext, project: project, catalog: nil)
        #expect(shared.map { Self.text($0) } == slow.resolve().map { Self.text($0) }, "\(path) in \(environment.name)")
        count += shared.count
      }
    }
    return count
  }

  /// All that a job consists of.
  private static func text(_ job: ResolvedJob) -> [String] {
    let body = job.body
    return body.nodes.indices.map { index in
      let id = NodeID(index)
      let node = body[id]
      let chain = body.chain(of: id).map { "\($0.step) \($0.site.map { CompactFinding.place($0) } ?? "")" }
      return "\(node.kind) \(node.style) \(node.flags.rawValue & ~1) \(node.next) \(node.childCount) \(node.hash) "
        + "\(body.string(of: id)) \(CompactFinding.place(body.span(of: id))) \(chain)"
    } + job.diagnostics.map { "\($0)" } + ["\(job.gaps)", "\(job.secrets.count)"]
  }
}
