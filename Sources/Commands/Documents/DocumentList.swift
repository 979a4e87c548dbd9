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
    do throws(JSONSyntaxError) {
      // The YAML reader takes a text for JSON only where it begins with a bracket; here a lone `"\ud83d\ude00"` is one.
      trees = [try JSONReader.read(source)]
      return
    } catch {
      // A file that is called JSON is not let pass as YAML.
      if source.path.utf8.suffix(5).elementsEqual(".json".utf8) {
        let place = SourceSpan(source: source, range: error.range)
        diagnostics = [Diagnostic(rule: "json-syntax", message: error.message(in: source), at: place)]
        return
      }
    }
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
