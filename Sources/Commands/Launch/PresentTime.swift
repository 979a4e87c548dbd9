#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Session {
  /// The present, in seconds since 1970: what `SOURCE_DATE_EPOCH` says, so that a build can be the same at any time,
  /// else the system's clock.
  package var now: Int {
    if let fixed = environment["SOURCE_DATE_EPOCH"].flatMap({ Int($0) }) { return fixed }
    return time(nil)
  }
}
