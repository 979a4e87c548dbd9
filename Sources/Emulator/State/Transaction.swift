/// A transaction of the state: what the work of a call reads and writes with.
struct Transaction {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Runs a statement without parameters or rows.
  func execute(_ statement: String) throws(ServiceFailure) {
    do throws(DatabaseError) { try database.execute(statement) } catch { throw .internalError(error.message) }
  }

  /// Runs a statement; `values` are bound to `?1`, `?2` … in their order.
  @discardableResult
  func rows(_ statement: String, _ values: [SQLValue] = []) throws(ServiceFailure) -> [[SQLValue]] {
    do throws(DatabaseError) { return try database.rows(statement, values) } catch {
      throw .internalError(error.message)
    }
  }

  /// Inserts a row and gives its id.
  func insert(_ statement: String, _ values: [SQLValue]) throws(ServiceFailure) -> Int {
    try rows(statement, values)
    return database.lastInsertedID
  }

  /// Runs a statement and says how many rows it changed.
  func change(_ statement: String, _ values: [SQLValue]) throws(ServiceFailure) -> Int {
    try rows(statement, values)
    return database.changeCount
  }

  /// The first column of the first row.
  func value(_ statement: String, _ values: [SQLValue] = []) throws(ServiceFailure) -> SQLValue {
    try rows(statement, values).first?.first ?? .null
  }
}
