import Compiler
import Diagnostics
import DocumentModel
import Reporters
import SourceText
import YAMLSyntax

/// `debug`: what the readers make of a file.
struct Debug: Verb {
  enum Form: String, Choice {
    case events, json, canonical

    static let noun = "form"
  }

  let form: Form
  let path: String

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let source = try session.read(path)
    var diagnostics: [Diagnostic] = []
    switch form {
    case .events:
      let stream = EventWriter.write(source)
      diagnostics = stream.diagnostics
      if diagnostics.isEmpty { session.output.write(stream.text) }
    case .json:
      let reader = DocumentList(source)
      diagnostics = reader.diagnostics
      for tree in reader.trees {
        var line: [UInt8] = []
        if JSONInSourceOrder.append(tree, to: &line, diagnostics: &diagnostics) { session.output.write(line + [0x0A]) }
      }
    case .canonical:
      let reader = DocumentList(source)
      diagnostics = reader.diagnostics
      if diagnostics.isEmpty, let bytes = canonicalBytes(of: reader.trees, in: source, diagnostics: &diagnostics) {
        session.output.write(bytes)
      }
    }
    let isColored = ColorChoice.auto.isColored(session.errors.descriptor, session.environment)
    session.errors.write(TextReport.text(diagnostics, isColored: isColored))
    return diagnostics.isEmpty ? .success : .findings
  }

  private func canonicalBytes(
    of trees: [Tree], in source: SourceFile, diagnostics: inout [Diagnostic]
  ) -> [UInt8]? {
    guard let tree = trees.first, trees.count == 1 else {
      let place = trees.dropFirst().first?.span(of: .root) ?? SourceSpan(source: source, range: ByteRange(emptyAt: 0))
      diagnostics.append(
        Diagnostic(
          rule: "document-count", message: "the file holds \(trees.count) documents, not one", at: place,
          help: "\"jobc debug json\" prints each of several documents"))
      return nil
    }
    do {
      return try CanonicalJSONWriter.bytes(of: tree)
    } catch {
      diagnostics.append(error.diagnostic(in: tree))
      return nil
    }
  }
}
