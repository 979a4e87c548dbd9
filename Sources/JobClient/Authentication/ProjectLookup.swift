import DocumentModel
import JobAPI
import Planner

/// Finds the project that is named as the region (IAM, *querying project information*).
enum ProjectLookup {
  /// - Throws: `refused` where there is none or more than one; it is not for us to choose.
  static func projectID(
    named region: String, _ caller: Caller, as identity: some Identity
  ) throws(ServiceFailure) -> String {
    let call = Call(method: .get, path: "/v3/projects", query: [.init("name", region)])
    let ids = try caller.perform(call, as: identity) { (_, object) throws(AnswerError) in
      guard case .array(let projects) = object["projects"] else { throw .unreadable("the answer has no \"projects\"") }
      return projects.filter { $0["name"]?.string?.utf8.elementsEqual(region.utf8) ?? false }
        .compactMap { $0["id"]?.nonEmptyString }
    }
    if let id = ids.first, ids.count == 1 { return id }
    let found = ids.isEmpty ? "there is no project" : "there are \(ids.count) projects (\(ids.joined(separator: ", ")))"
    throw .refused(
      ServiceError(status: 200, message: "\(found) named \"\(region)\" at \(caller.endpoint.authority); set project_id")
    )
  }
}
