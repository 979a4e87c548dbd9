import DocumentModel
import JobAPI
import Planner

// Jobs and their versions.
extension HTTPJobService: JobService {
  package func jobs(in workspace: String, matching name: String?) throws(ServiceFailure) -> JobListing {
    try JobPages(service: self, workspace: workspace, name: name).listing()
  }

  package func versions(ofJob job: Int) throws(ServiceFailure) -> [JobVersion] {
    // Without a page, the answer has all of them.
    let (first, count) = try page(ofVersionsOf: job, query: [])
    var versions = first
    var number = 1
    var before: [Int] = []
    // Some do not keep to that, and may not keep to pages either.
    while versions.count < count ?? 0 {
      let query: [ServiceRequest.QueryItem] = [.init("per_page", "1000"), .init("page", String(number))]
      let page = try page(ofVersionsOf: job, query: query).versions
      let ids = page.map(\.id)
      guard !ids.isEmpty, ids != before else { break }
      versions += page.filter { entry in !versions.contains { $0.id == entry.id } }
      before = ids
      number += 1
    }
    return versions.sorted { $0.id < $1.id }
  }

  private func page(
    ofVersionsOf job: Int, query: [ServiceRequest.QueryItem]
  ) throws(ServiceFailure) -> (versions: [JobVersion], count: Int?) {
    try perform(.get, "/training-jobs/\(job)/versions", query: query) { answer throws(AnswerError) in
      (try JobVersion.list(answer, ofJob: job), answer["version_count"]?.wholeNumber)
    }
  }

  package func version(_ version: Int, ofJob job: Int) throws(ServiceFailure) -> JobVersion {
    try perform(.get, "/training-jobs/\(job)/versions/\(version)") { answer throws(AnswerError) in
      try JobVersion(answer, ofJob: job)
    }
  }

  package func createJob(_ body: [UInt8]) throws(ServiceFailure) -> SubmittedVersion {
    try perform(.post, "/training-jobs", body: body, effect: .once) { answer throws(AnswerError) in
      try SubmittedVersion(answer)
    }
  }

  package func createVersion(ofJob job: Int, _ body: [UInt8]) throws(ServiceFailure) -> SubmittedVersion {
    try perform(.post, "/training-jobs/\(job)/versions", body: body, effect: .once) { answer throws(AnswerError) in
      try SubmittedVersion(answer, ofJob: job)
    }
  }

  package func setDescription(ofJob job: Int, to description: String) throws(ServiceFailure) {
    let body: JSONValue = ["job_desc": .string(description)]
    try perform(.put, "/training-jobs/\(job)", body: body.json, effect: .once) { _ throws(AnswerError) in }
  }
}
