// What a failure means for whoever may send the call again (error codes of the service, of its gateway, of IAM).
extension ServiceError {
  /// Whether the service was too busy to look at the call, so that it certainly has no effect.
  package var isThrottling: Bool {
    status == 429 || hasAny(of: ["ModelArts.0114", "ModelArts.6101", "APIGW.0308", "APIG.0308"])
  }

  /// Whether a new token may heal it: missing, expired, or of another region.
  package var asksForNewToken: Bool {
    status == 401 || hasAny(of: ["APIGW.0307", "APIG.0307", "ModelArts.0202"])
  }

  /// Whether the reason is who asks, and not what is asked.
  package var isAboutCredentials: Bool {
    if status == 401 || asksForNewToken || hasAny(of: Self.entitlementCodes) { return true }
    return status == 403 && !(code.map(Self.isAboutResources) ?? false)
  }

  /// Whether what a call is about is not there.
  package var isAboutAbsence: Bool {
    hasAny(of: ["ModelArts.0102", "ModelArts.0015"]) || (status == 404 && code == nil)
  }

  /// Whether the state of a job forbids it; a repeated stop or delete may be answered so.
  package var isAboutState: Bool { hasAny(of: ["ModelArts.0105", "ModelArts.6357"]) }

  /// Not authorised, frozen, not opened, refused by a policy; a workspace without permission; a project of another.
  private static let entitlementCodes = [
    "ModelArts.0108", "ModelArts.0109", "ModelArts.0111", "ModelArts.0112", "ModelArts.0210", "ModelArts.7002",
    "APIGW.0302", "APIGW.0306", "APIGW.0310", "APIGW.0802",
  ]

  /// Whether a code that comes with 403 is about networks and volumes: pools (2700 to 2704, 2800) and mounts (3000).
  private static func isAboutResources(_ code: String) -> Bool {
    ["ModelArts.27", "ModelArts.28", "ModelArts.3000"].contains { code.utf8.starts(with: $0.utf8) }
  }

  private func hasAny(of codes: [String]) -> Bool { codes.contains { has($0) } }
}

// What a failure means for the effect of a call.
extension ServiceError {
  /// Whether it may pass by itself: time-outs and trouble inside of the service, at whatever status.
  package var isTransient: Bool {
    [408, 500, 502, 503, 504].contains(status)
      || ["ModelArts.0010", "ModelArts.0012", "ModelArts.0013", "APIGW.0601", "APIGW.0613"].contains { has($0) }
  }

  /// Whether a write may have been carried out in spite of it: a failure of the server's, or a redirection that an answer
  /// to a write may be (RFC 9110 §15.4.3, §15.4.4).
  package var leavesEffectOpen: Bool { isTransient || status >= 500 || [301, 302, 303].contains(status) }
}

// Words.
extension ServiceError {
  /// The message with its code and status: `ModelArts.0103: Job name:a is existed (HTTP 400)`.
  package var summary: String {
    let words = code.map { "\($0): \(message)" } ?? message
    return words.utf8.starts(with: "HTTP ".utf8) ? words : "\(words) (HTTP \(status))"
  }

  /// The same failure with more words; nil adds none.
  package func adding(_ remark: String?) -> ServiceError {
    guard let remark else { return self }
    var error = self
    error.message += "; " + remark
    return error
  }
}
