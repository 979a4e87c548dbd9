import JobAPI
import Planner

/// The logs of one version, a file a node.
struct NodeLog {
  let service: any JobService
  let job: Int
  let version: Int

  /// The most lines that one answer has (query training job logs, lines).
  static let mostLines = 500

  /// A name a node; none where nothing is written yet.
  func files() throws(ServiceFailure) -> [String] {
    do {
      return try service.logFileNames(ofVersion: version, ofJob: job)
    } catch .refused(let error) where error.has(Self.noLog) {
      return []
    }
  }

  /// Some lines; nil where there are none.
  func lines(
    _ file: String, at position: LogPosition, limit: Int = mostLines
  ) throws(ServiceFailure) -> LogExcerpt? {
    do {
      let excerpt = try service.log(file, at: position, limit: limit, ofVersion: version, ofJob: job)
      return excerpt.lineCount > 0 ? excerpt : nil
    } catch .refused(let error) where error.has(Self.noLog) {
      return nil
    }
  }

  /// There is no log yet.
  private static let noLog = "ModelArts.0806"
}

/// The last lines of a log, read from its end back to where they begin: the service gives no more than a page at once.
struct LogTail {
  private let log: NodeLog
  private let file: String
  /// How many lines are still asked for.
  private var wanted: Int
  /// The newest first.
  private var pages: [LogExcerpt] = []
  /// How many lines were read.
  private(set) var count = 0

  /// - Parameter wanted: how many lines; nil for all.
  init(_ log: NodeLog, _ file: String, wanted: Int?) {
    self.log = log
    self.file = file
    self.wanted = wanted ?? .max
  }

  /// The line after which the log goes on; nil where there was none.
  var end: String? { pages.first?.endLine }

  /// The texts, the oldest first.
  var contents: [String] { pages.reversed().map(\.content) }

  /// Reads one page more.
  ///
  /// - Returns: whether there may be another one.
  mutating func read() throws(ServiceFailure) -> Bool {
    guard wanted > 0 else { return false }
    let position: LogPosition
    switch pages.last {
    case nil: position = .newest
    case let page?:
      guard let start = page.startLine else { return false }
      position = .before(start)
    }
    guard let page = try log.lines(file, at: position, limit: min(wanted, NodeLog.mostLines)) else { return false }
    // A service that leads elsewhere than back would lead around in a circle.
    if pages.contains(where: { $0.startLine == page.startLine || $0.endLine == page.endLine }) { return false }
    pages.append(page)
    count += page.lineCount
    wanted -= page.lineCount
    return wanted > 0
  }
}
