/// Why a number has no JSON form (RFC 8785 §3.2.2.3).
package enum NumberError: Error, Sendable, Equatable {
  /// Its magnitude is beyond the greatest IEEE 754 double: `1e400`.
  case overflow
  /// `.inf` of YAML, or an infinite double.
  case infinite
  /// `.nan` of YAML, or a double that is not a number.
  case notANumber
  /// The text is no number at all.
  case malformed
}

extension NumberError {
  /// A phrase that follows a quoted number: `"1e400" is beyond the range of a 64-bit float`.
  package var words: String {
    switch self {
    case .overflow: "is beyond the range of a 64-bit float"
    case .infinite: "is infinite, which JSON cannot express"
    case .notANumber: "is not a number, which JSON cannot express"
    case .malformed: "is no number"
    }
  }
}
