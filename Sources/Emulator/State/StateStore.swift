import LibSQLite3
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The state of the service: one database, in memory or in a file that several processes may use at once.
///
/// Every request is one transaction, so that a process may be killed at any moment.
final class StateStore: Sendable {
  private let database: Mutex<Database>

  /// - Parameter path: a file, which is made where it is missing; nil is memory.
  /// - Throws: what is wrong with the file; it is never overwritten.
  init(path: String?) throws(EmulatorError) {
    do {
      if let path { try Self.makeFile(path) }
      let database = try Database(path: path)
      database.setBusyTimeout(milliseconds: 30_000)
      try Self.prepare(database, isFile: path != nil)
      self.database = Mutex(database)
    } catch let error as DatabaseError {
      throw error.code & 0xFF == SQLITE_NOTADB
        ? .notAState(path: path ?? "") : .cannotOpenState(path: path ?? ":memory:", reason: error.message)
    } catch let failure as UnusableState {
      switch failure {
      case .foreign: throw .notAState(path: path ?? "")
      case .newer(let version): throw .newerState(path: path ?? "", version: version)
      case .system(let reason): throw .cannotOpenState(path: path ?? "", reason: reason)
      }
    } catch {
      throw .cannotOpenState(path: path ?? ":memory:", reason: "\(error)")
    }
  }

  /// Carries out `work` in a transaction, which is undone where it throws.
  ///
  /// - Parameter writes: takes the database for this transaction alone, before it reads.
  func transaction<Value: Sendable>(
    writes: Bool, _ work: (Transaction) throws(ServiceFailure) -> Value
  ) throws(ServiceFailure) -> Value {
    try database.withLock { database throws(ServiceFailure) in try Self.run(database, writes: writes, work) }
  }

  private static func run<Value>(
    _ database: Database, writes: Bool, _ work: (Transaction) throws(ServiceFailure) -> Value
  ) throws(ServiceFailure) -> Value {
    let transaction = Transaction(database)
    try transaction.execute(writes ? "BEGIN IMMEDIATE" : "BEGIN")
    do throws(ServiceFailure) {
      let result = try work(transaction)
      try transaction.execute("COMMIT")
      return result
    } catch {
      try? database.execute("ROLLBACK")
      throw error
    }
  }

  private enum UnusableState: Error {
    case foreign
    case newer(Int)
    case system(String)
  }

  /// Makes the file if it is missing, for its owner alone: parameters and keys may be secrets.
  private static func makeFile(_ path: String) throws(UnusableState) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(unsafe String(cString: strerror(errno))) }
    close(descriptor)
  }

  private static func prepare(_ database: Database, isFile: Bool) throws {
    // Looked at in one transaction, as another process may be making the tables right now.
    try transact(database, "BEGIN") { _ = try isNew(database) }
    if isFile { try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL") }
    try database.execute("PRAGMA foreign_keys = ON")
    try transact(database, "BEGIN IMMEDIATE") {
      if try isNew(database) { try database.execute(StateSchema.tables) }
    }
  }

  private static func transact(_ database: Database, _ beginning: String, _ work: () throws -> Void) throws {
    try database.execute(beginning)
    do {
      try work()
      try database.execute("COMMIT")
    } catch {
      try? database.execute("ROLLBACK")
      throw error
    }
  }

  /// Whether the database is new and empty.
  ///
  /// - Throws: `UnusableState` for what is neither that nor a state.
  private static func isNew(_ database: Database) throws -> Bool {
    let application = try database.rows("PRAGMA application_id").first?.first?.integer ?? 0
    let version = try database.rows("PRAGMA user_version").first?.first?.integer ?? 0
    if application == StateSchema.applicationID {
      guard version <= StateSchema.version else { throw UnusableState.newer(version) }
      return false
    }
    let tables = try database.rows("SELECT count(*) FROM sqlite_schema").first?.first?.integer ?? 0
    guard application == 0, version == 0, tables == 0 else { throw UnusableState.foreign }
    return true
  }
}
