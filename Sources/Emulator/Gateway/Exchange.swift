import DocumentModel

/// One request and the shape of its answer: limits of the gateway, the request's id, bodies of errors.
struct Exchange {
  let request: HTTPRequest
  let target: RequestTarget
  let settings: EmulatorConfiguration
  /// `X-Request-Id` of the answer.
  let id = RandomText.hexadecimal(digits: 32)

  /// Bytes that a request target and a header may have (error codes of the gateway).
  private static let lineLimit = 32 << 10

  init(_ request: HTTPRequest, settings: EmulatorConfiguration) {
    self.request = request
    self.settings = settings
    target = RequestTarget(request.target)
  }

  func has(_ quirk: EmulatorQuirk) -> Bool { settings.quirks.contains(quirk) }

  /// - Throws: 413, 414 and 494 for what is too large.
  func checkLimits() throws(ServiceFailure) {
    if request.isTooLarge { throw .gateway(413, "APIGW.0201", "Request entity too large: a body has at most 12 MB.") }
    if request.target.utf8.count > Self.lineLimit {
      throw .gateway(414, "APIGW.0201", "Request URI too large: it has at most 32 KB.")
    }
    let sizes = request.headers.map { $0.name.utf8.count + $0.value.utf8.count }
    if sizes.contains(where: { $0 > Self.lineLimit }) || sizes.reduce(0, +) > 4 * Self.lineLimit {
      throw .gateway(494, "APIGW.0201", "Request headers too large: one has at most 32 KB, all of them 128 KB.")
    }
  }

  /// The body as JSON; null where the call needs none.
  ///
  /// - Throws: 411 without a length, 415 for a type that is not JSON, `ModelArts.0101` for what is no JSON.
  func body(needed: Bool) throws(ServiceFailure) -> JSONValue {
    guard needed else { return .null }
    guard request.header("content-length") != nil else {
      throw .service("ModelArts.0101", "The request must have a Content-Length.", status: 411)
    }
    if let type = request.header("content-type") {
      let mediaType = type.prefix { $0 != ";" }.lowercased().split(separator: " ").joined()
      guard mediaType == "application/json" else {
        throw .service("ModelArts.0101", "The Content-Type must be application/json, not '\(type)'.", status: 415)
      }
    }
    do {
      return try JSONValue(json: request.body)
    } catch {
      throw .invalidArgument("the request body is not valid JSON at byte \(error.range.start).")
    }
  }

  /// What every answer has: its id, and the date by the emulated clock.
  var headers: [(name: String, value: String)] {
    [("X-Request-Id", id), ("Date", Timestamp.http(settings.clock.now))]
  }

  /// The answer of a call that worked.
  func answer(_ outcome: Operation.Outcome, call: ServiceCall) -> HTTPAnswer {
    var body = outcome.body
    if has(.unknownFields), case .object = body {
      body["x_emulator_extra"] = ["reason": "a field that no reference knows", "list": [1, 2, 3]]
    }
    return answer(status: outcome.status, headers: outcome.headers, body)
  }

  func answer(status: Int, headers: [(name: String, value: String)] = [], _ body: JSONValue) -> HTTPAnswer {
    .answer(.init(status: status, headers: self.headers + headers, json: body))
  }

  /// The answer of a call that failed, in the shape of whoever refuses it.
  func answer(_ failure: ServiceFailure, isIdentity: Bool) -> HTTPAnswer {
    var headers = failure.headers
    if failure.status == 429, has(.retryAfter), !headers.contains(where: { $0.name == "Retry-After" }) {
      headers.append(("Retry-After", "1"))
    }
    switch failure.origin {
    case .identity:
      return answer(status: failure.status, headers: headers, Self.identityBody(failure))
    case .gateway:
      let body: JSONValue = [
        "error_msg": .string(failure.message), "error_code": .string(failure.code), "request_id": .string(id),
      ]
      return answer(status: failure.status, headers: headers, body)
    case .service:
      if isIdentity { return answer(status: failure.status, headers: headers, Self.identityBody(failure)) }
      // A service that says 200 is one of those that say error_msg (captures).
      let field = has(.errorMsg) || has(.errorsAt200) ? "error_msg" : "error_message"
      let body: JSONValue = [
        "is_success": false, "error_code": .string(failure.code), field: .string(failure.message),
      ]
      return answer(status: has(.errorsAt200) ? 200 : failure.status, headers: headers, body)
    }
  }

  private static func identityBody(_ failure: ServiceFailure) -> JSONValue {
    let title =
      switch failure.status {
      case 400: "Bad Request"
      case 401: "Unauthorized"
      case 403: "Forbidden"
      default: "Error"
      }
    return [
      "error": ["code": .integer(failure.status), "message": .string(failure.message), "title": .string(title)]
    ]
  }
}
