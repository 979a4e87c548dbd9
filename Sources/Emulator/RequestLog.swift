import Synchronization

/// The requests so far, for tests that count them; the oldest are forgotten beyond 100,000.
final class RequestLog: Sendable {
  private static let limit = 100_000
  private let records = Mutex<[RequestRecord]>([])

  func append(_ record: RequestRecord) {
    records.withLock { records in
      if records.count >= Self.limit { records.removeFirst(Self.limit / 2) }
      records.append(record)
    }
  }

  var all: [RequestRecord] { records.withLock { $0 } }

  func clear() { records.withLock { $0 = [] } }
}
