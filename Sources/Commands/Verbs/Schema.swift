import SchemaData

/// `schema`: the schemas as they are embedded.
struct Schema: Verb {
  enum Document: String, Choice {
    case request

    static let noun = "schema"

    /// The text of the schema.
    var bytes: [UInt8] {
      switch self {
      case .request:
        unsafe Array(
          UnsafeBufferPointer(
            start: jobc_schema_create_training_job_start(), count: jobc_schema_create_training_job_count))
      }
    }
  }

  let document: Document

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let bytes = document.bytes
    session.output.write(bytes)
    if bytes.last != 0x0A { session.output.write("\n") }
    return .success
  }
}
