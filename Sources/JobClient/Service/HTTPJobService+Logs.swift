import DocumentModel
import JobAPI
import Planner

// Logs.
extension HTTPJobService {
  package func logFileNames(ofVersion version: Int, ofJob job: Int) throws(ServiceFailure) -> [String] {
    try perform(.get, "/training-jobs/\(job)/versions/\(version)/log/file-names") { answer throws(AnswerError) in
      try LogExcerpt.fileNames(answer)
    }
  }

  package func log(
    _ file: String, at position: LogPosition, limit: Int, ofVersion version: Int, ofJob job: Int
  ) throws(ServiceFailure) -> LogExcerpt {
    var query: [ServiceRequest.QueryItem] = [.init("log_file", file), .init("lines", String(limit))]
    // `desc` leads on to newer lines and `asc` back to older ones, by the reference.
    switch position {
    case .newest: break
    case .after(let line): query += [.init("base_line", line), .init("order", "desc")]
    case .before(let line): query += [.init("base_line", line), .init("order", "asc")]
    }
    return try perform(.get, "/training-jobs/\(job)/versions/\(version)/aom-log", query: query) {
      answer throws(AnswerError) in
      try LogExcerpt(answer)
    }
  }
}
