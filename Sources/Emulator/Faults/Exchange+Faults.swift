import DocumentModel

// What a fault makes of an answer.
extension Exchange {
  /// What is sent in place of the answer; nil where the fault does not strike at this moment, or not the answer.
  ///
  /// - Parameter content: the answer, after the work; nil before it.
  func spoil(_ content: HTTPAnswer.Content?, by fault: Fault, call: ServiceCall) -> HTTPAnswer? {
    let moment: Fault.Moment = content == nil ? .before : .after
    switch fault.kind {
    case .drop(moment): return .close([])
    case .reset(moment): return .reset
    case .status(let status, moment): return answer(Self.failure(status: status), isIdentity: call.isIdentity)
    case .html(moment):
      let page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"
      return plain(status: 502, type: "text/html", page)
    case .garbage(moment): return plain(status: 200, type: "application/json;charset=UTF-8", "{\"is_success\": tr\u{1}")
    case .empty(moment): return plain(status: 200, type: "application/json;charset=UTF-8", "")
    case .throttle(let seconds) where moment == .before:
      var failure = ServiceFailure.gateway(429, "APIGW.0308", ErrorCodes.text(of: "APIGW.0308"))
      if let seconds { failure.headers = [("Retry-After", String(seconds))] }
      return answer(failure, isIdentity: call.isIdentity)
    case .error(let code) where moment == .before: return answer(failure(code: code), isIdentity: call.isIdentity)
    case .errorAt200(let code) where moment == .before:
      let body: JSONValue = [
        "is_success": false, "error_code": .string(code), "error_msg": .string(failure(code: code).message),
      ]
      return answer(status: 200, body)
    case .truncate:
      guard let content else { return nil }
      return .close(content.wire(bodyCount: content.body.count / 2))
    default: return nil
    }
  }

  private func plain(status: Int, type: String, _ body: String) -> HTTPAnswer {
    .answer(.init(status: status, headers: headers + [("Content-Type", type)], body: Array(body.utf8)))
  }

  private static func failure(status: Int) -> ServiceFailure {
    switch status {
    case 401: .gateway(status, "APIGW.0301", "Incorrect IAM authentication information: decrypt token fail")
    case 403: .service("ModelArts.0108", ErrorCodes.text(of: "ModelArts.0108"), status: status)
    case 429: .gateway(status, "APIGW.0308", ErrorCodes.text(of: "APIGW.0308"))
    case 502, 504: .gateway(status, "APIGW.0201", "Backend \(status == 502 ? "unavailable" : "timeout").")
    case 503: .gateway(status, "APIGW.0613", "The service is not reachable.")
    case 500...: .service("ModelArts.0010", ErrorCodes.text(of: "ModelArts.0010"), status: status)
    default: .service("ModelArts.0104", ErrorCodes.text(of: "ModelArts.0104"), status: status)
    }
  }

  /// A service's error that names what the request holds, where the service would.
  private func failure(code: String) -> ServiceFailure {
    if code.hasPrefix("APIGW.") { return .gateway(ErrorCodes.status(of: code), code, ErrorCodes.text(of: code)) }
    let body = (try? JSONValue(json: request.body)) ?? .null
    switch code {
    case "ModelArts.0103": return .service(code, "Job name:\(body["job_name"]?.string ?? "") is existed")
    case "ModelArts.0404":
      let path = body["config"]?["boot_file_url"]?.string ?? body["config"]?["data_url"]?.string ?? ""
      return .service(code, "Invalid OBS path '\(path)'.")
    default: return .service(code, ErrorCodes.text(of: code))
    }
  }
}
