import DocumentModel
import JSONSchema

/// The words for what is wrong in a schema.
package struct SchemaErrorPhrase {
  /// A sentence without a full stop, in lower case.
  package let text: String

  /// - Parameter tree: the tree to whose nodes the error points.
  /// - Returns: nil for an error that only follows from another one.
  package init?(_ error: SchemaError, _ tree: Tree) {
    switch error.reason {
    case .notASchema: text = "a schema is an object or a boolean"
    case .malformed(let keyword, let expected): text = "\"\(keyword)\" takes \(expected)"
    case .repeated(let keyword): text = "\"\(keyword)\" lists \(tree.quoted(error.node)) twice"
    case .unsupportedDialect(let dialect): text = "\"$schema\" is \"\(dialect)\", which is not known here"
    case .unsupportedVocabulary(let vocabulary): text = "the vocabulary \"\(vocabulary)\" is not known"
    case .unresolvedReference(let reference): text = "the reference \"\(reference)\" leads nowhere"
    case .unsoundDocument: return nil
    case .endlessReference: text = "the references of this schema lead back to itself"
    case .duplicateIdentifier(let identifier): text = "the identifier \"\(identifier)\" is given twice"
    case .tooLarge: text = "this schema comes to too many subschemas"
    case .pattern(let pattern):
      text = "the pattern \(tree.quoted(error.node)) cannot be read: \(Self.phrase(pattern.reason))"
    }
  }

  private static func phrase(_ reason: PatternError.Reason) -> String {
    switch reason {
    case .unfinished(let text): "it ends inside \"\(text)\""
    case .unexpected(let text): "\"\(text)\" means nothing there"
    case .nothingToRepeat(let text): "\"\(text)\" has nothing to repeat"
    case .unknownEscape(let text): "\"\(text)\" is no escape"
    case .emptyRange(let text): "the range \"\(text)\" is empty"
    case .unknownProperty(let text): "\"\(text)\" is no Unicode property"
    case .unknownGroup(let text): "there is no group \"\(text)\""
    case .duplicateGroup(let text): "the group \"\(text)\" is there twice"
    case .unsupported(let text): "\"\(text)\" is not supported, because no match is to take long"
    case .tooLarge: "it is too large"
    }
  }
}
