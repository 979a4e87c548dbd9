/// Whether a signed request is from whom it says (API request signing guide and its error codes).
struct SignatureVerification {
  /// How far `X-Sdk-Date` may be from the service's time, in milliseconds.
  static let tolerance = 15 * 60_000
  private static let prefix = "Incorrect IAM authentication information: "

  let request: HTTPRequest
  let target: RequestTarget
  /// Milliseconds since 1970.
  let now: Int

  /// - Parameters:
  ///   - header: the `Authorization` header.
  ///   - key: the key pair by its access key; nil where nobody has it.
  /// - Throws: 401 with what is wrong.
  func verify(_ header: SignatureHeader, key: EmulatorCredentials.AccessKey?) throws(ServiceFailure) {
    for name in ["host", "x-sdk-date"] where !header.signedHeaders.contains(name) {
      throw Self.refusal("the header \(name) is not signed")
    }
    let date = request.header("x-sdk-date") ?? ""
    guard let time = Timestamp.milliseconds(compact: date) else {
      throw Self.refusal("X-Sdk-Date is no time of the form YYYYMMDDTHHMMSSZ: \(date)")
    }
    guard abs(time - now) <= Self.tolerance else {
      throw .gateway(
        401, "APIGW.0303",
        "Incorrect app authentication information: signature expired, signature time:\(date),"
          + "server time:\(Timestamp.compact(now))")
    }
    guard let key else { throw Self.refusal("Get secretKey failed,ak:\(header.accessKey),err:ak not exist") }
    if let token = key.securityToken {
      guard let sent = request.header("x-security-token"), ConstantTime.areEqual(sent, token) else {
        throw Self.refusal("decrypt token fail")
      }
    }
    guard let canonical = CanonicalRequest(request, target, signedHeaders: header.signedHeaders) else {
      let absent = header.signedHeaders.first { request.header($0) == nil } ?? ""
      throw Self.refusal("the signed header \(absent) is absent")
    }
    let signature = canonical.signature(date: date, secret: key.secret)
    guard ConstantTime.areEqual(signature, header.signature.lowercased()) else {
      let echoed = String(decoding: canonical.text.utf8.map { $0 == 0x0A ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
      throw Self.refusal("verify aksk signature fail,canonicalRequest:" + echoed)
    }
  }

  static func refusal(_ reason: String) -> ServiceFailure { .gateway(401, "APIGW.0301", prefix + reason) }
}
