import Diagnostics
import DocumentModel

extension CanonicalizationError {
  /// The finding at the number, which stands in `tree`.
  package func diagnostic(in tree: Tree) -> Diagnostic {
    Diagnostic(
      rule: "json-number", message: "\"\(tree.string(of: node))\" \(reason.words)", at: tree.span(of: node),
      help: "quote it if it is text")
  }
}
