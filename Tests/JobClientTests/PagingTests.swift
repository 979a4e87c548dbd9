import JobAPI
import JobClient
import Loopback
import Planner
import Synchronization
import Testing

/// Lists are whole.
struct PagingTests {
  /// A service with jobs of these ids, oldest first.
  private final class Jobs: Sendable {
    private let ids: Mutex<[Int]>

    init(_ ids: some Sequence<Int>) { self.ids = Mutex(Array(ids)) }

    func remove(_ id: Int) { ids.withLock { $0.removeAll { $0 == id } } }

    /// - Parameters:
    ///   - cap: the most jobs of a page, whatever is asked for.
    ///   - total: what the answer says of the total; the truth where nil.
    func page(_ request: ScriptedServer.Request, cap: Int = .max, total: String? = nil) -> ScriptedServer.Reply {
      let query = request.query
      let size = min(Int(query["per_page"] ?? "") ?? 10, cap)
      let number = Int(query["page"] ?? "") ?? 1
      return ids.withLock { ids in
        let page = ids.dropFirst((number - 1) * size).prefix(size)
        let jobs = page.map { #"{"job_id": \#($0), "job_name": "j\#($0)", "status": 10}"# }.joined(separator: ",")
        let count = total ?? #""job_total_count": \#(ids.count), "#
        return .answer(200, body: "{\(count) \"job_count_limit\": 7, \"quotas\": 9, \"jobs\": [\(jobs)]}")
      }
    }
  }

  private func list(
    _ server: ScriptedServer, matching name: String? = nil
  ) throws -> (listing: JobListing, requests: [ScriptedServer.Request]) {
    defer { server.stop() }
    let listing = try TestClient(server).service.jobs(in: "w", matching: name)
    return (listing, server.requests)
  }

  @Test(arguments: [(0, 1), (1, 1), (999, 1), (1_000, 1), (1_001, 2), (2_500, 3)])
  func fetchesAllPages(count: Int, requestCount: Int) throws {
    let jobs = Jobs(1...max(count, 1))
    if count == 0 { jobs.remove(1) }
    let (listing, requests) = try list(ScriptedServer { jobs.page($0) })
    #expect(listing.jobs.map(\.id) == Array(1..<count + 1))
    #expect(requests.count == requestCount)
    #expect(listing.remaining == 7 && listing.quota == 9)
  }

  @Test func asksInAnOrderThatHolds() throws {
    let jobs = Jobs([1])
    let (_, requests) = try list(ScriptedServer { jobs.page($0) }, matching: "j 1")
    #expect(
      requests.first?.target
        == "/v1/p/training-jobs?order=asc&page=1&per_page=1000&search_content=j%201&sortBy=create_time&workspace_id=w")
  }

  @Test func readsOnWhereTheServiceGivesLessThanAskedFor() throws {
    let jobs = Jobs(1...25)
    let (listing, requests) = try list(ScriptedServer { jobs.page($0, cap: 10) })
    #expect(listing.jobs.count == 25 && requests.count == 3)
  }

  @Test func endsAtAShortPageWhereThereIsNoTotal() throws {
    let jobs = Jobs(1...1_500)
    let (listing, requests) = try list(ScriptedServer { jobs.page($0, total: "") })
    #expect(listing.jobs.count == 1_500 && requests.count == 2)
  }

  @Test func endsWhereTheTotalIsTooLarge() throws {
    let jobs = Jobs(1...3)
    let (listing, requests) = try list(ScriptedServer { jobs.page($0, total: #""job_total_count": "5","#) })
    #expect(listing.jobs.count == 3)
    #expect(requests.count == 4, "two passes that agree; an empty page ends each")
  }

  @Test func aJobThatIsDeletedInBetweenHidesNoOther() throws {
    let jobs = Jobs(1...2_000)
    let isFirst = Counter()
    let server = try ScriptedServer { request in
      let page = jobs.page(request)
      // Moves job 1001 into the first page, which has gone out.
      if isFirst.next() == 0 { jobs.remove(5) }
      return page
    }
    let (listing, requests) = try list(server)
    #expect(listing.jobs.map(\.id) == (1...2_000).filter { $0 != 5 })
    #expect(requests.count == 4)
  }

  @Test func aJobThatComesTwiceCountsOnce() throws {
    let page =
      #"{"job_total_count": 2, "jobs": [{"job_id": 1, "job_name": "a"}, {"job_id": "1", "job_name": "a"},"#
      + #" {"job_id": 2, "job_name": "b"}]}"#
    let (listing, _) = try list(ScriptedServer(replies: .answer(200, body: page)))
    #expect(listing.jobs.map(\.id) == [1, 2])
  }

  @Test func versionsComeAtOnce() throws {
    let body =
      #"{"job_name": "a", "version_count": 2, "versions": [{"version_id": 9}, {"version_id": "7"}]}"#
    let server = try ScriptedServer(replies: .answer(200, body: body))
    defer { server.stop() }
    #expect(try TestClient(server).service.versions(ofJob: 10).map(\.id) == [7, 9])
    #expect(server.requests.map(\.target) == ["/v1/p/training-jobs/10/versions"])
  }

  @Test func versionsThatAreLeftOutAreAskedFor() throws {
    let server = try ScriptedServer { request in
      var page = Array(1...10)
      if let number = request.query["page"].flatMap({ Int($0) }) {
        page = Array((1...12).dropFirst((number - 1) * 5).prefix(5))
      }
      let entries = page.map { #"{"version_id": \#($0)}"# }.joined(separator: ",")
      return .answer(200, body: #"{"job_name": "a", "version_count": 12, "versions": [\#(entries)]}"#)
    }
    defer { server.stop() }
    #expect(try TestClient(server).service.versions(ofJob: 10).map(\.id) == Array(1...12))
  }
}
