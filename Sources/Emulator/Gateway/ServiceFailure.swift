import DocumentModel

/// A call that fails: what the answer says.
struct ServiceFailure: Error, Sendable {
  /// Whose error it is, which decides the body's shape (return-code pages and captures).
  enum Origin: Sendable {
    /// `{"is_success": false, "error_code", "error_message"}`
    case service
    /// `{"error_msg", "error_code", "request_id"}`
    case gateway
    /// `{"error": {"code", "message", "title"}}`, the identity service's
    case identity
  }

  var status: Int
  var code: String
  var message: String
  var origin = Origin.service
  var headers: [(name: String, value: String)] = []

  /// An error of the service; without a status, the one that goes with the code.
  static func service(_ code: String, _ message: String, status: Int? = nil) -> Self {
    Self(status: status ?? ErrorCodes.status(of: code), code: code, message: message)
  }

  static func gateway(_ status: Int, _ code: String, _ message: String) -> Self {
    Self(status: status, code: code, message: message, origin: .gateway)
  }

  static func identity(_ status: Int, _ message: String) -> Self {
    Self(status: status, code: "IAM.\(status)", message: message, origin: .identity)
  }

  // The codes that calls use, by what they mean.

  /// The body or the query cannot be understood.
  static func invalidArgument(_ message: String) -> Self { service("ModelArts.0101", "Invalid argument: \(message)") }
  /// A field is missing or of the wrong type.
  static func parameterError(_ message: String) -> Self { service("ModelArts.0104", "Parameter error: \(message)") }
  /// A field's value is not allowed.
  static func invalidValue(_ message: String) -> Self {
    service("ModelArts.0107", "Invalid parameter value: \(message)")
  }
  static func missing(_ what: String) -> Self { service("ModelArts.0102", "\(what) does not exist.") }
  static func forbiddenInState(_ message: String) -> Self { service("ModelArts.0105", message) }
  static func alreadySo(_ message: String) -> Self { service("ModelArts.6357", message) }
  static func internalError(_ message: String) -> Self { service("ModelArts.0010", "Internal error: \(message)") }
}
