/// The tables of a state, and how a file is known to be one.
enum StateSchema {
  /// In the file's header (`application_id`): "jbce" in ASCII.
  static let applicationID = 0x6A62_6365
  /// In the file's header (`user_version`); rises whenever the tables change.
  static let version = 1

  /// Ids of jobs and of versions rise over all projects, never come again, and differ, so that nobody takes one for the
  /// other. All times are milliseconds since 1970. `gone` is when a deleted row disappears.
  static let tables = """
    CREATE TABLE jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT, project TEXT NOT NULL, workspace TEXT NOT NULL, name TEXT NOT NULL,
      description TEXT, owner TEXT NOT NULL, created INTEGER NOT NULL, numbers INTEGER NOT NULL DEFAULT 0,
      gone INTEGER);
    CREATE INDEX jobs_by_name ON jobs (project, workspace, name);
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT, job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
      number INTEGER NOT NULL, previous INTEGER, resource TEXT NOT NULL, created INTEGER NOT NULL,
      config TEXT NOT NULL, course TEXT NOT NULL, ends INTEGER NOT NULL, output TEXT, image TEXT, gone INTEGER,
      UNIQUE (job, number));
    CREATE INDEX versions_by_end ON versions (ends);
    CREATE TABLE configs (
      project TEXT NOT NULL, name TEXT NOT NULL, config TEXT NOT NULL, created INTEGER NOT NULL,
      PRIMARY KEY (project, name));
    CREATE TABLE workspaces (
      project TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (project, id));
    CREATE TABLE tokens (
      digest TEXT PRIMARY KEY, project TEXT, owner TEXT NOT NULL, expires INTEGER NOT NULL);
    CREATE TABLE access_keys (
      access TEXT PRIMARY KEY, secret TEXT NOT NULL, token TEXT NOT NULL, project TEXT, owner TEXT NOT NULL,
      expires INTEGER NOT NULL);
    INSERT INTO sqlite_sequence (name, seq) VALUES ('jobs', 410000), ('versions', 820000);
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """
}
