import JobAPI

/// All fields of a request as a page.
enum FieldReference {
  static var text: String {
    var text = """
      # Fields

      The body of *create training job*, field by field, as `jobc explain FIELD` prints them. This page is made from the
      schema in `schema/modelarts-v1`.

      """
    append([], to: &text)
    return text
  }

  private static func append(_ path: [String], to text: inout String) {
    let schema = RequestSchema.createTrainingJob
    let fields = path.isEmpty ? schema.fields() : schema.field(at: path).map { schema.fields(of: $0.schema) } ?? []
    for field in fields {
      let own = path + [field.name]
      let name = own.joined(separator: ".")
      text += "\n## `\(name)`\n\n"
      let page = Shell.run(["explain", name])
      text += "```text\n\(page)```\n"
      append(own, to: &text)
    }
  }
}
