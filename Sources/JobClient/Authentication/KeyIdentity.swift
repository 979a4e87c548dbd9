import CHTTPClient
import JobAPI
import Planner
import Synchronization

/// An access key: every request is signed.
///
/// A gateway refuses signatures that are 15 minutes off, and bars a key after five of them. So a clock that is wrong is
/// corrected by the `Date` of the refusal, once, and all later signatures with it; users are told.
final class KeyIdentity: Identity {
  /// A clock that is less wrong than this is not the reason of a refusal.
  private static let tolerance = 300

  private let signer: RequestSigner
  private let projectID: String?
  private let configuration: ClientConfiguration
  /// How many seconds the service is ahead of this machine, as far as is known.
  private let correction = Atomic(0)

  /// - Parameter projectID: sent as `X-Project-Id`; nil where the call is what finds it.
  init(_ key: SigningKey, projectID: String?, _ configuration: ClientConfiguration) {
    signer = RequestSigner(key: key)
    self.projectID = projectID
    self.configuration = configuration
  }

  func authenticate(_ request: inout ServiceRequest) -> Int {
    let correction = correction.load(ordering: .relaxed)
    if let projectID { request.headers["X-Project-Id"] = projectID }
    request = signer.sign(request, at: Timestamp(seconds: configuration.time.now().seconds + correction))
    return correction
  }

  func renew(after error: ServiceError, headers: HeaderFields, generation: Int) -> Bool {
    guard let ahead = secondsAhead(headers), abs(ahead - generation) > Self.tolerance else { return false }
    correction.store(ahead, ordering: .relaxed)
    configuration.observe(.clockCorrected(seconds: ahead))
    return true
  }

  func remark(on error: ServiceError, headers: HeaderFields) -> String? {
    guard let ahead = secondsAhead(headers), abs(ahead) > Self.tolerance else { return nil }
    let minutes = (abs(ahead) + 30) / 60
    return "this machine's clock is \(minutes) minutes \(ahead > 0 ? "behind" : "ahead of") the service's"
  }

  /// By how much the clock of an answer is ahead of this machine's; nil where it does not say.
  private func secondsAhead(_ headers: HeaderFields) -> Int? {
    guard let date = headers["Date"].map({ unsafe chttp_date($0) }), date >= 0 else { return nil }
    return Int(date) - configuration.time.now().seconds
  }
}
