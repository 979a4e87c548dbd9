import DocumentModel
import JobAPI
import Planner

// What the service offers.
extension HTTPJobService {
  /// The most entries of a page of built-in algorithms (*querying a built-in algorithm*).
  private static let pageLimit = 100

  package func resourceSpecs() throws(ServiceFailure) -> [JSONValue] {
    try entries("specs", of: "/job/resource-specs", query: [.init("job_type", "train")])
  }

  package func engines() throws(ServiceFailure) -> [JSONValue] {
    try entries("engines", of: "/job/ai-engines", query: [.init("job_type", "train")])
  }

  package func builtInAlgorithms() throws(ServiceFailure) -> [JSONValue] {
    var models: [JSONValue] = []
    var page = 1
    while true {
      let query: [ServiceRequest.QueryItem] = [
        .init("per_page", String(Self.pageLimit)), .init("page", String(page)), .init("sortBy", "model_name"),
        .init("order", "asc"),
      ]
      let entries = try entries("models", of: "/built-in-algorithms", query: query)
      let known = Set(models.compactMap { $0["model_id"]?.wholeNumber })
      let new = entries.filter { entry in entry["model_id"]?.wholeNumber.map { !known.contains($0) } ?? true }
      models += new
      guard !new.isEmpty, entries.count >= Self.pageLimit else { return models }
      page += 1
    }
  }

  private func entries(
    _ name: String, of path: String, query: [ServiceRequest.QueryItem]
  ) throws(ServiceFailure) -> [JSONValue] {
    try perform(.get, path, query: query) { answer throws(AnswerError) in
      guard case .array(let entries) = answer[name] else { throw .unreadable("the answer has no \"\(name)\"") }
      return entries
    }
  }
}
