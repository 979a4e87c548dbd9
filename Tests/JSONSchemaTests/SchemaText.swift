import DocumentModel
import JSONSchema
import SourceText

/// The tree of a JSON text.
func json(_ text: String) throws -> Tree { try JSONReader.read(SourceFile(path: "test.json", content: text.utf8)) }

/// A schema compiled from its JSON text.
func schema(_ text: String) throws -> CompiledSchema { try CompiledSchema(json(text)) }

/// Whether the instance satisfies the schema, after making sure that both passes say the same.
func isValid(_ instance: String, _ schema: CompiledSchema) throws -> Bool {
  let tree = try json(instance)
  let isValid = schema.isValid(tree)
  guard schema.violations(tree).isEmpty == isValid else { throw PassesDisagree() }
  return isValid
}

/// The two passes gave different verdicts.
struct PassesDisagree: Error {}
