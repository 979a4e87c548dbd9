/// Which lines of a log are asked for (*query training job logs*, base_line and order).
package enum LogPosition: Sendable, Equatable {
  /// The last ones.
  case newest
  /// Those that come after a line, which is not among them.
  case after(String)
  /// Those that come before a line, the nearest ones; it is not among them.
  case before(String)
}
