import JobAPI
import Planner

/// Lists all jobs of a workspace, page by page.
///
/// The service has no snapshot: a job that is deleted while pages are fetched moves the ones behind it, and one of them
/// slips through between two pages. Oldest first, new jobs come at the end and move none; and where the number of
/// jobs changes meanwhile, or does not come out at what the service says, the list is fetched again, until it does or comes out the same.
struct JobPages {
  /// The most jobs of a page, and the last page (*query a training job list*).
  private static let pageLimit = 1_000
  private static let lastPage = 65_535
  private static let passes = 3

  let service: HTTPJobService
  let workspace: String
  let name: String?

  func listing() throws(ServiceFailure) -> JobListing {
    var pass = try onePass()
    for _ in 1..<Self.passes where !pass.isWhole {
      let before = pass.listing.jobs.map(\.id)
      pass = try onePass()
      if pass.listing.jobs.map(\.id) == before { break }
    }
    return pass.listing
  }

  private func onePass() throws(ServiceFailure) -> (listing: JobListing, isWhole: Bool) {
    var listing = JobListing(jobs: [])
    var known: Set<Int> = []
    var totals: Set<Int?> = []
    for number in 1...Self.lastPage {
      let page = try page(number)
      listing.jobs += page.jobs.filter { known.insert($0.id).inserted }
      listing.remaining = page.remaining
      listing.quota = page.quota
      totals.insert(page.total)
      let isLast =
        page.total.map { page.jobs.isEmpty || listing.jobs.count >= $0 } ?? (page.jobs.count < Self.pageLimit)
      // One page is a snapshot, whatever it says of itself.
      let isWhole = totals.count == 1 && page.total.map { $0 == listing.jobs.count } ?? true
      if isLast { return (listing, number == 1 || isWhole) }
    }
    return (listing, true)
  }

  private func page(_ number: Int) throws(ServiceFailure) -> JobPage {
    var query: [ServiceRequest.QueryItem] = [
      .init("per_page", String(Self.pageLimit)), .init("page", String(number)), .init("sortBy", "create_time"),
      .init("order", "asc"), .init("workspace_id", workspace),
    ]
    if let name { query.append(.init("search_content", name)) }
    return try service.perform(.get, "/training-jobs", query: query) { answer throws(AnswerError) in
      try JobPage(answer)
    }
  }
}
