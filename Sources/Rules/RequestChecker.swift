import Diagnostics
import DocumentModel
package struct RequestChecker: Sendable {
  package init() {}
  package func check(_ body: Tree, into diagnostics: inout [Diagnostic]) {}
}
