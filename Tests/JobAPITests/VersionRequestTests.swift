import DocumentModel
import JobAPI
import Testing

struct VersionRequestTests {
  private func body(from job: String, after version: Int) throws -> String {
    String(decoding: VersionRequest.body(from: try JSONValue(json: Array(job.utf8)), after: version), as: UTF8.self)
  }

  /// The reference lists no more than these two; what else a job may have goes with its creation.
  @Test func hasADescriptionAndAConfiguration() throws {
    let job = #"""
      {"config":{"app_url":"/b/c/","create_version":true,"parameter":[{"label":"lr","value":"1e-4"}],"spec_id":27,
      "volumes":[{"nfs":{}}]},"job_desc":"d","job_name":"a","notification":{"topic_urn":"urn"},"workspace_id":"0"}
      """#
    #expect(
      try body(from: job, after: 820_031)
        == #"{"config":{"app_url":"/b/c/","parameter":[{"label":"lr","value":"1e-4"}],"pre_version_id":820031,"#
        + #""spec_id":27},"job_desc":"d"}"#)
  }

  @Test func withoutADescription() throws {
    #expect(
      try body(from: #"{"config":{"a":"é","z":1}}"#, after: 1) == #"{"config":{"a":"é","pre_version_id":1,"z":1}}"#)
  }

  @Test func idsKeepAllTheirDigits() throws {
    #expect(
      try body(from: #"{"config": {"a": "\u0001\u2028\/", "pre_version_id": 3, "z": 9}}"#, after: 9_007_199_256_740_993)
        == "{\"config\":{\"a\":\"\\u0001\u{2028}/\",\"pre_version_id\":9007199256740993,\"z\":9}}")
  }
}
