import DocumentModel

/// A version as the state holds it.
struct VersionRecord {
  let id: Int
  let number: Int
  let previous: Int?
  let resource: String
  /// Milliseconds since 1970.
  let created: Int
  let course: Course
  /// What was sent under `config`.
  let config: TrainingConfig

  static let columns = "id, number, previous, resource, created, course, config"

  init(_ row: [SQLValue]) throws(ServiceFailure) {
    guard let id = row[0].integer, let number = row[1].integer, let resource = row[3].text,
      let created = row[4].integer, let course = row[5].text.flatMap({ Course($0) }), let text = row[6].text,
      let config = try? JSONValue(json: Array(text.utf8))
    else { throw .internalError("the state of a version cannot be read") }
    self.id = id
    self.number = number
    previous = row[2].integer
    self.resource = resource
    self.created = created
    self.course = course
    self.config = try TrainingConfig(FieldReader(config, at: "config"))
  }

  /// `V0001`
  var name: String { Self.name(number) }

  static func name(_ number: Int) -> String {
    let digits = String(number)
    return "V" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

/// A job as the state holds it.
struct JobRecord {
  let id: Int
  let workspace: String
  let name: String
  let description: String?
  let owner: String
  /// Milliseconds since 1970.
  let created: Int
  /// The number of the newest version that it ever had.
  let lastNumber: Int
  /// When it disappears, where it has been deleted.
  let gone: Int?

  static let columns = "id, workspace, name, description, owner, created, numbers, gone"

  init(_ row: [SQLValue]) throws(ServiceFailure) {
    guard let id = row[0].integer, let workspace = row[1].text, let name = row[2].text, let owner = row[4].text,
      let created = row[5].integer, let lastNumber = row[6].integer
    else { throw .internalError("the state of a job cannot be read") }
    self.id = id
    self.workspace = workspace
    self.name = name
    description = row[3].text
    self.owner = owner
    self.created = created
    self.lastNumber = lastNumber
    gone = row[7].integer
  }
}
