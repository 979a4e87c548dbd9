import DocumentModel

extension ServiceError {
  /// The words and codes for them that editions of the service, its gateway, IAM and the second version use.
  private static let codeNames = ["error_code", "errorCode", "code"]
  private static let messageNames = ["error_message", "error_msg", "errorMsg", "errorMessage", "message"]
  private static let messageLimit = 2_000

  /// What an answer that is a failure says.
  ///
  /// - Parameter value: the body, or nil where it is no JSON.
  package init(status: Int, headers: HeaderFields, value: JSONValue?, body: [UInt8]) {
    // Codes and words stand at the top or one level down (generic error handling of the vendor's SDK).
    let places = value.map { top in [top] + top.members.map(\.value) } ?? []
    let code = Self.first(of: Self.codeNames, in: places)
    let message =
      Self.first(of: Self.messageNames, in: places)
      .map { PlainText.line($0, limit: Self.messageLimit) } ?? ""
    self.init(
      status: status,
      // IAM repeats the status as a code.
      code: code.flatMap { Int($0) == nil ? PlainText.line($0, limit: 100) : nil },
      message: message.isEmpty
        ? Self.message(status: status, location: headers["Location"], body: body) : message,
      requestID: (headers["X-Request-Id"] ?? value?["request_id"]?.string).map { PlainText.line($0, limit: 200) })
  }

  private static func first(of names: [String], in places: [JSONValue]) -> String? {
    for place in places {
      for name in names {
        if let text = place[name]?.plainText, !text.isEmpty { return text }
      }
    }
    return nil
  }

  /// Words for an answer that has none, as a proxy's page of HTML.
  private static func message(status: Int, location: String?, body: [UInt8]) -> String {
    var message = "HTTP \(status)"
    if let phrase = reasonPhrases[status] { message += " " + phrase }
    if (300..<400).contains(status), let location {
      message += ": the answer leads to \(PlainText.line(location, limit: 200)), which is not followed"
    } else if let title = title(of: body) {
      message += ": the answer is a page named \"\(title)\", not the service's"
    }
    return message
  }

  /// What stands between `<title>` and `</title>`.
  private static func title(of body: [UInt8]) -> String? {
    let page = HeaderFields.lowercase(String(decoding: body.prefix(4_096), as: UTF8.self))
    let bytes = Array(page.utf8)
    func index(of text: String, from start: Int) -> Int? {
      let sought = Array(text.utf8)
      guard bytes.count - start >= sought.count else { return nil }
      return (start...bytes.count - sought.count).first { bytes[$0...].starts(with: sought) }
    }
    guard let start = index(of: "<title>", from: 0), let end = index(of: "</title>", from: start) else { return nil }
    let original = Array(String(decoding: body.prefix(4_096), as: UTF8.self).utf8)
    let title = PlainText.line(String(decoding: original[start + 7..<end], as: UTF8.self), limit: 100)
    return title.isEmpty ? nil : title
  }

  /// RFC 9110 §15, the statuses of the service's status code page and of redirections.
  private static let reasonPhrases = [
    301: "Moved Permanently", 302: "Found", 303: "See Other", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    407: "Proxy Authentication Required", 408: "Request Timeout", 409: "Conflict", 411: "Length Required",
    413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type", 422: "Unprocessable Content",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
  ]
}
