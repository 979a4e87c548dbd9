import Diagnostics
import DocumentModel
import Foundation
import SourceText

@testable import Compiler
@testable import Manifest

/// Where the nodes of compiled jobs come from.
enum Origins {
  /// A line for each scalar below `pointer` of each job in a manifest: its place and the steps that brought it there,
  /// the last step first.
  static func text(at pointer: String, in folder: URL, manifest: String) throws -> String {
    let root = AbsolutePath(absolute: folder.path)
    let path = AbsolutePath(manifest, in: root)
    let source = try SourceFile.read(path.string, displayPath: manifest).source
    var project = Project(root: root)
    let file = AbsolutePath("jobc.yaml", in: root)
    if FileManager.default.fileExists(atPath: file.string) {
      project =
        ProjectReader.read(try SourceFile.read(file.string, displayPath: "jobc.yaml").source, root: root).project
    }
    let graph = SourceGraph(root: root, workingFolder: root)
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
    let scope = FileScope(kept, at: path, graph: graph, diagnostics: &ignored).scope
    var text = ""
    for document in kept {
      for environment in project.environments {
        let context = JobContext(scope: scope, environment: environment, inputs: VariableInputs())
        var resolver = JobResolver(document, context: context, project: project, catalog: nil)
        for job in resolver.resolve() { text += lines(of: job.body, below: pointer) }
      }
    }
    return text
  }

  private static func lines(of tree: Tree, below pointer: String) -> String {
    var text = ""
    for index in tree.nodes.indices where !tree.nodes[index].kind.isCollection {
      let id = NodeID(index)
      let own = JSONPointer(to: id, in: tree).description
      guard own.hasPrefix(pointer), !tree.nodes[index].flags.contains(.key) else { continue }
      text += "\(own) \(CompactFinding.place(tree.span(of: id)))\n"
      for origin in tree.chain(of: id) {
        text += "  \(origin.step) \(origin.site.map { CompactFinding.place($0) } ?? "")\n"
      }
    }
    return text
  }
}
