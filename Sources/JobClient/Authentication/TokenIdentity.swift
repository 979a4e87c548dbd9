import JobAPI
import Planner

/// A token that somebody else obtained.
struct TokenIdentity: Identity {
  let token: String

  func authenticate(_ request: inout ServiceRequest) -> Int {
    request.headers["X-Auth-Token"] = token
    return 0
  }

  func renew(after error: ServiceError, headers: HeaderFields, generation: Int) -> Bool { false }

  func remark(on error: ServiceError, headers: HeaderFields) -> String? {
    "the token of JOBC_TOKEN is not renewed, set a new one"
  }
}
