import DocumentModel
import JSONSchema
import SchemaData
import SourceText

/// The JSON Schema of a request body, compiled, with what its annotations say.
///
/// Besides the standard keywords the schemas of this project carry `x-source` (the table and row of the reference),
/// `x-rule` (the rule that words a failure below), `x-observed` (only captured requests show the field) and `x-shared`
/// (several fields refer to the schema).
package struct RequestSchema: Sendable {
  package let compiled: CompiledSchema

  /// The schema's own document.
  package var document: Tree { compiled.document }

  /// The body of `POST /v1/{project_id}/training-jobs`; compiled when first asked for, once a process. Only what needs
  /// words needs it: `RequestValidator` says yes or no without.
  package static let createTrainingJob: RequestSchema = {
    let text = unsafe UnsafeBufferPointer(
      start: jobc_schema_create_training_job_start(), count: jobc_schema_create_training_job_count)
    return RequestSchema(embedded: unsafe Array(text), path: "modelarts-v1/create-training-job.schema.json")
  }()

  /// - Precondition: `text` is a schema that compiles: it is part of this program.
  private init(embedded text: [UInt8], path: String) {
    do {
      compiled = try CompiledSchema(JSONReader.read(SourceFile(path: path, content: text)))
    } catch {
      preconditionFailure("the embedded schema \(path) does not compile: \(error)")
    }
  }

  /// Where the constraint is written, from the innermost of the schemas that says so: `table 3, app_url`.
  ///
  /// A schema that several fields refer to has its own source; what a reader looks up is the field's.
  ///
  /// - Parameter path: the schemas that an evaluation went through, outermost first.
  package func source(along path: [NodeID]) -> String? {
    for schema in path.reversed() where document.value("x-shared", of: schema) == nil {
      if let source = document.value("x-source", of: schema) { return document.string(of: source) }
    }
    return nil
  }

  /// The rule that words a failure of the schemas of `path`: the innermost `x-rule`.
  package func rule(along path: [NodeID]) -> String? {
    for schema in path.reversed() {
      if let rule = document.value("x-rule", of: schema) { return document.string(of: rule) }
    }
    return nil
  }

  /// The schema to which a chain of `$ref` leads from `schema`, which is itself where it has none.
  package func resolved(_ schema: NodeID) -> NodeID {
    var schema = schema
    while let reference = document.value("$ref", of: schema),
      let name = document.string(of: reference).split(separator: "/").last,
      let definitions = document.value("$defs", of: .root),
      let target = document.entry(named: String(name), of: definitions)
    {
      schema = target.value
    }
    return schema
  }
}
