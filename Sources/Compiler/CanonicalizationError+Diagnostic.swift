import Diagnostics
import DocumentModel

extension CanonicalizationError {
  /// The finding at the number, which stands in `tree`.
  package func diagnostic(in tree: Tree) -> Diagnostic {
    Diagnostic(
      rule: "json-number", message: "the number \"\(tree.string(of: node))\" has no JSON form: \(reason)",
      at: tree.span(of: node), help: "quote it if it is text")
  }
}
