/// A failure that the service, its gateway or IAM answered (error shapes of every edition and of the gateway).
package struct ServiceError: Error, Sendable, Equatable {
  /// The HTTP status; 200 where the body alone says that the call failed.
  package var status: Int
  /// `ModelArts.0103`, `APIGW.0301`; nil where the answer has none, as a proxy's page of HTML.
  package var code: String?
  /// What it says, on one line; never empty.
  package var message: String
  /// What support asks for: `X-Request-Id`, or `request_id` of the body.
  package var requestID: String?

  package init(status: Int, code: String? = nil, message: String, requestID: String? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.requestID = requestID
  }

  /// Whether the code is `code`.
  package func has(_ code: String) -> Bool { self.code?.utf8.elementsEqual(code.utf8) ?? false }
}
