import DocumentModel

/// An answer as it came over the wire.
package struct ServiceAnswer: Sendable {
  /// The HTTP status.
  package var status: Int
  package var headers: HeaderFields
  package var body: [UInt8]

  package init(status: Int, headers: HeaderFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// `X-Request-Id`, else the one that gateways write into the body; nil where the answer has none.
  package var requestID: String? {
    headers["X-Request-Id"] ?? (status >= 400 ? (try? AnswerReader.value(of: body))?["request_id"]?.string : nil)
  }

  /// The object that the service answered.
  ///
  /// A call has failed where the status is 300 or above, or where `is_success` is false at any status.
  package func object() throws(AnswerError) -> JSONValue {
    if status == 204 { return .object([]) }
    let value: JSONValue
    do {
      value = try AnswerReader.value(of: body)
    } catch {
      if status >= 300 { throw .failed(ServiceError(status: status, headers: headers, value: nil, body: body)) }
      throw .unreadable(error.phrase)
    }
    if status >= 300 || value["is_success"]?.truth == false {
      throw .failed(ServiceError(status: status, headers: headers, value: value, body: body))
    }
    guard case .object = value else { throw .unreadable("the answer is no JSON object") }
    return value
  }
}
