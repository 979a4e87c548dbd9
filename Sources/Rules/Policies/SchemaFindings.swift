import Diagnostics
import DocumentModel
import JSONSchema
import Manifest
import SourceText

/// Findings about any instance under any schema: what `validate` prints.
package enum SchemaFindings {
  /// What is wrong in a schema, at its places.
  ///
  /// - Parameter includesConsequences: whether to tell of mistakes in other documents, which have findings there.
  package static func errors(of reading: SchemaReading, includesConsequences: Bool = false) -> [Diagnostic] {
    reading.errors.compactMap { error in
      var message: String
      var help: String?
      if let phrase = SchemaErrorPhrase(error, reading.document) {
        (message, help) = (phrase.text, phrase.help)
      } else {
        guard includesConsequences else { return nil }
        message = "something is wrong in what \(reading.document.valuePhrase(error.node)) leads to"
      }
      if case .unresolvedReference(let reference) = error.reason, help == nil {
        help = "nothing is fetched: the file must lie at that path from this one, or be named by \"--ref URI=FILE\""
        if reference.utf8.contains(UInt8(ascii: "#")) { help? += ", and hold that place" }
      }
      return Diagnostic(
        rule: SchemaErrorRule.description.id, message: message, at: reading.document.span(of: error.node),
        pointer: reading.pointer(to: error.node).description, help: help)
    }
  }

  /// What is probably not meant in a schema: misspelt keywords, and those of other drafts that would have asserted.
  package static func remarks(of reading: SchemaReading) -> [Diagnostic] {
    reading.remarks.compactMap { remark in
      let document = reading.document
      let name = document.string(of: remark.node)
      let message: String
      var help: String?
      var fixes: [Fix] = []
      switch remark.kind {
      case .unknownKeyword:
        guard let near = Suggestion.nearest(to: name, among: SchemaRemark.keywords) else { return nil }
        message = "unknown keyword \(document.quoted(remark.node)), which asserts nothing"
        help = "did you mean \"\(near)\"?"
        let context = ViolationPhrase.Context(body: document, schema: document)
        fixes = context.replacement(
          of: remark.node, with: context.written(near, like: remark.node), title: "rename to \"\(near)\"",
          applicability: .unsafe)
      case .foreignKeyword:
        // A place to keep schemas in is as good as another.
        guard name != "definitions", name != "$defs" else { return nil }
        message = "the schema's draft has no keyword \(document.quoted(remark.node)), which asserts nothing here"
      }
      return Diagnostic(
        rule: UnknownKeywordRule.description.id, severity: .warning, message: message,
        at: document.span(of: remark.node), pointer: reading.pointer(to: remark.node).description, help: help,
        fixes: fixes)
    }
  }

  /// The merge keys of a document: YAML 1.2 has none, so that each is checked as the key that it is.
  package static func mergeKeys(in body: Tree) -> [Diagnostic] {
    body.nodes.indices.map { NodeID($0) }.filter { body[$0].kind == .mapping }.flatMap { body.entries(of: $0) }
      .filter { body.isMergeKey($0.key) }.map { entry in
        Diagnostic(
          rule: MergeKeyRule.description.id, severity: .note,
          message: "\"<<\" merges nothing here: YAML 1.2 has no merge keys",
          at: body.span(of: entry.key), pointer: JSONPointer(to: entry.value, in: body).description,
          help: "write the keys out, or merge them before: it is checked as a key like any other")
      }
  }

  /// What `schema` refuses in a document.
  package static func violations(of schema: CompiledSchema, in body: Tree) -> [Diagnostic] {
    guard !schema.isValid(body) else { return [] }
    let document = schema.document
    let context = ViolationPhrase.Context(body: body, schema: document, rootName: "the document")
    let phrases = schema.violations(body).flatMap { violation in
      context.isPlain(violation) ? [violation] : violation.nearest(in: body)
    }.map { (violation: $0, phrase: ViolationPhrase($0, context)) }
    // A misspelt key is one mistake: what it leaves missing is said no second time.
    var misspelt: [NodeID: [String]] = [:]
    for (violation, phrase) in phrases {
      if let meant = phrase.meant { misspelt[violation.instance, default: []].append(meant) }
    }
    return phrases.compactMap { violation, phrase in
      if case .missingProperty(let name) = violation.kind, let names = misspelt[violation.instance],
        names.contains(where: { document.text(of: name, isEqualTo: $0) })
      {
        return nil
      }
      let place = document.span(of: violation.keyword)
      return Diagnostic(
        rule: SchemaViolationRule.description.id, message: phrase.text, at: body.span(of: context.head(phrase.place)),
        pointer: JSONPointer(to: violation.key ?? violation.instance, in: body).description,
        related: phrase.related + body.originLabels(of: phrase.place) + [Label(place, "the schema asks for it here")],
        help: phrase.help, fixes: phrase.fixes,
        source: "\(place.source.path)#\(schema.pointer(of: violation).description)")
    }
  }
}
