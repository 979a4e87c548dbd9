import CHTTPClient
import JobAPI

/// `Retry-After` (RFC 9110 §10.2.3): seconds, or a date.
enum RetryAfter {
  /// How long to wait; nil where the header is absent or nonsense.
  static func delay(_ header: String?, at now: Timestamp) -> Duration? {
    guard let header else { return nil }
    if header.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      // What no integer holds is for ever.
      return header.isEmpty ? nil : .seconds(min(Int(header) ?? .max, 1 << 40))
    }
    let date = unsafe chttp_date(header)
    return date < 0 ? nil : .seconds(max(0, Int(date) - now.seconds))
  }
}
