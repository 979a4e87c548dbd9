#include <sqlite3.h>

/// `SQLITE_TRANSIENT`, whose cast Swift does not import: SQLite copies what it is given.
static inline sqlite3_destructor_type libsqlite3_transient(void) { return SQLITE_TRANSIENT; }
