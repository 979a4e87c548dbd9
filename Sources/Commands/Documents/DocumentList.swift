import Diagnostics
import DocumentModel
import SourceText
import YAMLSyntax

/// The documents of a file: one JSON text, or a stream of YAML.
struct DocumentList {
  /// The documents without findings.
  private(set) var trees: [Tree] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    do {
      trees = [try JSONReader.read(source)]
    } catch {
      readYAML(source)
      // What is no YAML either was meant as JSON if it is called so.
      if !diagnostics.isEmpty, source.path.hasSuffix(".json") {
        diagnostics = [error.diagnostic(in: source)]
        trees = []
      }
    }
  }

  private mutating func readYAML(_ source: SourceFile) {
    var reader = DocumentReader(source: source)
    while true {
      var tree = Tree(source: source)
      switch reader.next(into: &tree, diagnostics: &diagnostics) {
      case .document: trees.append(tree)
      case .failed: continue
      case .end: return
      }
    }
  }
}

extension JSONSyntaxError {
  func diagnostic(in source: SourceFile) -> Diagnostic {
    Diagnostic(rule: "json-syntax", message: message(in: source), at: SourceSpan(source: source, range: range))
  }
}

extension CanonicalizationError {
  func diagnostic(in tree: Tree) -> Diagnostic {
    Diagnostic(
      rule: "json-number", message: "the number \"\(tree.string(of: node))\" has no JSON form: \(reason)",
      at: tree.span(of: node), help: "quote it if it is text")
  }
}
