import DocumentModel
import JobAPI
import Testing

/// Shapes of answers that no example has.
struct ServiceAnswerTests {
  private func outcome(
    _ status: Int, _ body: String, headers: HeaderFields = [:]
  ) -> Result<JSONValue, AnswerError> {
    let answer = ServiceAnswer(status: status, headers: headers, body: Array(body.utf8))
    return Result { () throws(AnswerError) in try answer.object() }
  }

  @Test(
    arguments: [
      (200, #"{"is_success": "false", "error_msg": "m", "error_code": "C"}"#, "C", "m"),
      (200, #"{"is_success": false}"#, nil, "HTTP 200"),
      (400, #"{"errorCode": "C", "errorMsg": "m"}"#, "C", "m"), (400, #"{"code": "C", "message": "m"}"#, "C", "m"),
      (400, #"{"error": {"error_code": "C", "error_msg": "m"}}"#, "C", "m"),
      (
        401, #"{"error": {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}}"#,
        nil,
        "The username or password is wrong."
      ),
      (400, #"{"error_message": "", "error_msg": "m"}"#, nil, "m"),
      (400, #"{"error_message": null, "error_code": 7}"#, nil, "HTTP 400 Bad Request"),
      (404, "[]", nil, "HTTP 404 Not Found"), (502, "", nil, "HTTP 502 Bad Gateway"),
      (
        502, "<html><head><TITLE>\n 502 Bad\tGateway </title>", nil,
        "HTTP 502 Bad Gateway: the answer is a page named \"502 Bad Gateway\", not the service's"
      ),
      (599, "nonsense", nil, "HTTP 599"),
      (400, #"{"error_msg": "a\nb\u001b[31mc\u202ed"}"#, nil, "a b [31mc d"),
    ] as [(Int, String, String?, String)])
  func failures(status: Int, body: String, code: String?, message: String) {
    #expect(outcome(status, body) == .failure(.failed(ServiceError(status: status, code: code, message: message))))
  }

  @Test func redirections() {
    #expect(
      outcome(302, "", headers: ["location": "https://login.example/"])
        == .failure(
          .failed(
            ServiceError(
              status: 302,
              message: "HTTP 302 Found: the answer leads to https://login.example/, which is not followed"))))
  }

  @Test(arguments: [
    ("", "the answer is empty"), ("<html>", "the answer is no JSON: unexpected \"<\" where a value is expected"),
    ("{\"a\": 1", "the answer is no JSON: the JSON text ends where \",\" or \"}\" is expected"),
    ("[1]", "the answer is no JSON object"), ("\"x\"", "the answer is no JSON object"),
    (#"{"a": 1, "a": 2}"#, "the answer is no JSON: duplicate key \"a\""),
  ])
  func unreadable(body: String, reason: String) {
    #expect(outcome(200, body) == .failure(.unreadable(reason)))
  }

  @Test func requestIDs() {
    #expect(ServiceAnswer(status: 200, headers: ["X-REQUEST-ID": "r"]).requestID == "r")
    #expect(ServiceAnswer(status: 429, body: Array(#"{"request_id": "b"}"#.utf8)).requestID == "b")
    #expect(ServiceAnswer(status: 502, body: Array("<html>".utf8)).requestID == nil)
  }

  @Test func logsWithBrokenCharacters() throws {
    func content(_ body: [UInt8]) throws -> String? {
      try ServiceAnswer(status: 200, body: body).object()["content"]?.string
    }
    let prefix = Array(#"{"content": ""#.utf8)
    let suffix = Array(#""}"#.utf8)
    #expect(try content(prefix + [0x61, 0xFF, 0xE4, 0xB8] + suffix) == "a\u{FFFD}\u{FFFD}")
    #expect(try content(prefix + Array(#"a\ud83db\ude80\ud83d\ude80\\ud83d"#.utf8) + suffix) == #"a�b�🚀\ud83d"#)
    #expect(try content(prefix + Array(#"\ud83d\ud83d\ude80\n\ud83d"#.utf8) + suffix) == "�🚀\n�")
  }

  @Test func numbers() {
    #expect(JSONValue.string("12").wholeNumber == 12 && JSONValue.number("12").wholeNumber == 12)
    #expect(JSONValue.number("410023.0").wholeNumber == 410_023 && JSONValue.number("4.1e5").wholeNumber == 410_000)
    #expect(JSONValue.number("9223372036854775807").wholeNumber == .max)
    #expect(JSONValue.number("1.5").wholeNumber == nil && JSONValue.string("").wholeNumber == nil)
    #expect(JSONValue.string("nan").wholeNumber == nil && JSONValue.number("1e300").wholeNumber == nil)
    #expect(JSONValue.null.wholeNumber == nil && JSONValue.boolean(true).wholeNumber == nil)
  }

  @Test func incompleteAnswers() {
    #expect(throws: AnswerError.unreadable("the answer has no \"jobs\"")) { try JobPage(["jobs": .null]) }
    #expect(throws: AnswerError.unreadable("a job of the list has no \"job_id\"")) {
      try JobPage(["jobs": [["job_name": "a"]]])
    }
    #expect(throws: AnswerError.unreadable("the job 7 of the list has no \"job_name\"")) {
      try JobPage(["jobs": [["job_id": "7"]]])
    }
    #expect(throws: AnswerError.unreadable("the answer has no \"versions\"")) { try JobVersion.list([:], ofJob: 7) }
    #expect(throws: AnswerError.unreadable("a version of the job 7 has no \"version_id\"")) {
      try JobVersion(["job_name": "a"], ofJob: 7)
    }
    #expect(throws: AnswerError.unreadable("the answer has no \"job_id\"")) { try SubmittedVersion(["version_id": 1]) }
    #expect(throws: AnswerError.unreadable("the answer has no \"content\"")) { try LogExcerpt([:]) }
    #expect(throws: AnswerError.unreadable("the answer has no \"log_file_list\"")) { try LogExcerpt.fileNames([:]) }
  }

  @Test func sparseAnswers() throws {
    let job = try JobSummary(["job_id": 1, "job_name": "a", "job_desc": "", "version_id": 0])
    #expect(job == JobSummary(id: 1, name: "a", status: JobStatus(0)))
    #expect(try SubmittedVersion(["job_id": 1]).versionID == nil, "create_version was false")
    #expect(try LogExcerpt(["content": .null]) == LogExcerpt(content: "", lineCount: 0, startLine: nil, endLine: nil))
    #expect(try LogExcerpt.fileNames(["log_file_list": "job-a.0"]) == ["job-a.0"])
    #expect(try JobPage(["jobs": []]).total == nil)
  }
}
