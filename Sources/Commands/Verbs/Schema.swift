import SchemaData

/// `schema`: the schemas as they are embedded.
struct Schema: Verb {
  enum Document: String, Choice {
    case request, manifest, project

    static let noun = "schema"

    /// What it is the schema of, for the list.
    var summary: String {
      switch self {
      case .request: "the body that a compiled job posts"
      case .manifest: "a manifest, for editors"
      case .project: "jobc.yaml, for editors"
      }
    }

    /// The text of the schema.
    var bytes: [UInt8] {
      let text =
        switch self {
        case .request:
          unsafe UnsafeBufferPointer(
            start: jobc_schema_create_training_job_start(), count: jobc_schema_create_training_job_count)
        case .manifest:
          unsafe UnsafeBufferPointer(start: jobc_schema_manifest_start(), count: jobc_schema_manifest_count)
        case .project:
          unsafe UnsafeBufferPointer(start: jobc_schema_project_start(), count: jobc_schema_project_count)
        }
      return unsafe Array(text)
    }
  }

  /// Nil to list them.
  let document: Document?

  var needsFolder: Bool { false }

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    guard let document else {
      for document in Document.allCases {
        let name = document.rawValue
        session.output.write(name + String(repeating: " ", count: 10 - name.utf8.count) + document.summary + "\n")
      }
      return .success
    }
    let bytes = document.bytes
    session.output.write(bytes)
    if bytes.last != 0x0A { session.output.write("\n") }
    return .success
  }
}
