import Commands
import JobAPI
import Planner

extension CommandFailure {
  /// - Parameter action: what was not done, as in `cannot ACTION`: `list the jobs`.
  init(_ failure: ServiceFailure, action: String) {
    let prefix = "cannot \(action): "
    switch failure {
    case .refused(let error):
      self.init(.findings, prefix + "the service refused: \(error.sentence)")
    case .unauthorized(let error):
      self.init(.unauthorized, prefix + error.sentence, help: Self.credentials)
    case .unavailable(let reason, let attempts, let request):
      let tries = attempts > 1 ? " after \(attempts) attempts" : ""
      self.init(.unavailable, prefix + reason + tries + Self.mention(request))
    case .unsettled(let reason, let request):
      self.init(
        .unavailable, prefix + "the answer was lost (\(reason)), and it may have been done\(Self.mention(request))",
        help: "look with \"jobc status\" before you try again")
    case .unreadable(let reason, let request):
      self.init(.unavailable, prefix + "the answer makes no sense: \(reason)\(Self.mention(request))")
    case .interrupted:
      self.init(.interrupted, "interrupted; nothing was done to \(action)")
    }
  }

  private static let credentials =
    "credentials come from HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, from JOBC_TOKEN, or from OS_AUTH_URL, "
    + "OS_USERNAME and OS_PASSWORD"

  private static func mention(_ requestID: String?) -> String { requestID.map { " (request \($0))" } ?? "" }
}

extension ServiceError {
  /// What it says, its code and what support asks for: `job name: a is existed (ModelArts.0103, request 7f…)`.
  var sentence: String {
    var details: [String] = []
    if let code { details.append(code) } else { details.append("HTTP \(status)") }
    if let requestID { details.append("request \(requestID)") }
    return "\(message) (\(details.joined(separator: ", ")))"
  }
}
