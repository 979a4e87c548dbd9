import DocumentModel
import JobAPI
import Testing

struct VersionRequestTests {
  @Test func leavesOutWhatOnlyJobsHave() throws {
    let job = #"""
      {"job_name":"a","job_desc":"d","workspace_id":"0","config":{"volumes":[{"nfs":{}}],"create_version":true,
      "parameter":[{"label":"lr","value":"1e-4"}],"spec_id":27,"app_url":"/b/c/"}}
      """#
    let body = try VersionRequest.body(from: Array(job.utf8), after: 820_031)
    #expect(
      String(decoding: body, as: UTF8.self)
        == #"{"config":{"app_url":"/b/c/","parameter":[{"label":"lr","value":"1e-4"}],"pre_version_id":820031,"#
        + #""spec_id":27},"job_desc":"d"}"#)
  }

  @Test func isCanonical() throws {
    let body = try VersionRequest.body(from: Array(#"{ "config" : {"b": 1.0, "a": "\u00e9"} }"#.utf8), after: 1)
    #expect(String(decoding: body, as: UTF8.self) == #"{"config":{"a":"é","b":1,"pre_version_id":1}}"#)
  }

  @Test func idsKeepAllTheirDigits() throws {
    let body = try VersionRequest.body(
      from: Array(#"{"config": {"z": 9, "pre_version_id": 3, "a": "\u0001\u2028\/"}}"#.utf8),
      after: 9_007_199_256_740_993)
    #expect(
      String(decoding: body, as: UTF8.self)
        == "{\"config\":{\"a\":\"\\u0001\u{2028}/\",\"pre_version_id\":9007199256740993,\"z\":9}}")
  }

  @Test(arguments: ["{}", "[]", #"{"config": 1}"#]) func needsAConfig(body: String) {
    #expect(throws: VersionRequestError.noConfig) { try VersionRequest.body(from: Array(body.utf8), after: 1) }
  }

  @Test func needsJSON() {
    #expect {
      try VersionRequest.body(from: Array("{".utf8), after: 1)
    } throws: { error in
      if case .notJSON = error as? VersionRequestError { true } else { false }
    }
  }
}
