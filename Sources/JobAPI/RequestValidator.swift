import DocumentModel
import JSONSchema
import SchemaData

/// Says whether a body satisfies its schema, from the schema's tables in the executable: nothing to do at start-up.
package struct RequestValidator: Sendable {
  /// Nil where the tables are older than the schema: then the schema is compiled.
  private let embedded: EmbeddedSchema?

  /// For the body of `POST /v1/{project_id}/training-jobs`.
  package static let createTrainingJob = RequestValidator()

  private init() {
    embedded = unsafe EmbeddedSchema(
      image: UnsafeRawBufferPointer(
        start: jobc_program_create_training_job_start(), count: jobc_program_create_training_job_count),
      text: UnsafeRawBufferPointer(
        start: jobc_schema_create_training_job_start(), count: jobc_schema_create_training_job_count))
  }

  /// Whether the tables in the executable are those of the schema.
  package var isEmbedded: Bool { embedded != nil }

  /// Whether the value at the root of `body` satisfies the schema.
  package func isValid(_ body: Tree) -> Bool {
    embedded?.isValid(body) ?? RequestSchema.createTrainingJob.compiled.isValid(body)
  }
}
