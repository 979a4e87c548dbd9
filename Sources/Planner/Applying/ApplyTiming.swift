#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long an apply waits before it looks, in milliseconds.
package struct ApplyTiming: Sendable {
  /// Before each look for a write whose answer was lost: 15.5 seconds for a list to show what was done.
  package var looks = [500, 1_000, 2_000, 4_000, 8_000]
  /// Before each look for the name of a deleted job to become free: two minutes.
  package var releases = [250, 500, 1_000, 2_000] + [Int](repeating: 5_000, count: 24)
  /// Waits so many milliseconds.
  package var pause: @Sendable (Int) -> Void = { milliseconds in
    var rest = timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
    var left = timespec()
    while unsafe nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
  }

  package init() {}

  /// Waits unless the user asked to stop, and stops waiting when they do.
  func wait(_ milliseconds: Int, unless isInterrupted: () -> Bool) {
    var rest = milliseconds
    while rest > 0, !isInterrupted() {
      pause(min(rest, Self.slice))
      rest -= Self.slice
    }
  }

  private static let slice = 100
}
