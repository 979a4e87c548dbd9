import LibSQLite3

/// One connection to an SQLite database.
///
/// It may go from thread to thread, but must not be used on two at once: that is its owner's care.
@safe final class Database: @unchecked Sendable {
  private let handle: OpaquePointer

  /// Opens a file, which is made where it is missing, or, with nil, a database in memory.
  init(path: String?) throws(DatabaseError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(path ?? ":memory:", &handle, flags, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      let error = DatabaseError(code: code, message: unsafe String(cString: sqlite3_errstr(code)))
      unsafe sqlite3_close_v2(handle)
      throw error
    }
    unsafe sqlite3_extended_result_codes(handle, 1)
    unsafe self.handle = handle
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// How long a statement waits for other processes to end their transactions.
  func setBusyTimeout(milliseconds: Int32) {
    unsafe sqlite3_busy_timeout(handle, milliseconds)
  }

  /// Runs statements that have no parameters and whose rows nobody wants, separated by semicolons.
  func execute(_ script: String) throws(DatabaseError) {
    guard unsafe sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw error() }
  }

  /// Runs one statement to its end.
  ///
  /// - Parameter values: bound to `?1`, `?2` … in their order.
  @discardableResult
  func rows(_ statement: String, _ values: [SQLValue] = []) throws(DatabaseError) -> [[SQLValue]] {
    var prepared: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(handle, statement, -1, &prepared, nil) == SQLITE_OK else { throw error() }
    defer { unsafe sqlite3_finalize(prepared) }
    for (index, value) in values.enumerated() {
      let code =
        switch value {
        case .null: unsafe sqlite3_bind_null(prepared, Int32(index + 1))
        case .integer(let integer): unsafe sqlite3_bind_int64(prepared, Int32(index + 1), Int64(integer))
        case .text(let text):
          unsafe sqlite3_bind_text(
            prepared, Int32(index + 1), text, Int32(text.utf8.count), libsqlite3_transient())
        }
      guard code == SQLITE_OK else { throw error() }
    }
    var rows: [[SQLValue]] = []
    while true {
      switch unsafe sqlite3_step(prepared) {
      case SQLITE_ROW: unsafe rows.append((0..<sqlite3_column_count(prepared)).map { unsafe Self.value(prepared, $0) })
      case SQLITE_DONE: return rows
      default: throw error()
      }
    }
  }

  /// The id of the row that was inserted last.
  var lastInsertedID: Int { Int(unsafe sqlite3_last_insert_rowid(handle)) }

  /// How many rows the last statement changed.
  var changeCount: Int { Int(unsafe sqlite3_changes64(handle)) }

  private static func value(_ prepared: OpaquePointer?, _ column: Int32) -> SQLValue {
    switch unsafe sqlite3_column_type(prepared, column) {
    case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(prepared, column)))
    case SQLITE_NULL: return .null
    default:
      guard let text = unsafe sqlite3_column_text(prepared, column) else { return .text("") }
      let count = Int(unsafe sqlite3_column_bytes(prepared, column))
      return .text(unsafe String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
    }
  }

  private func error() -> DatabaseError {
    unsafe DatabaseError(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
  }
}
