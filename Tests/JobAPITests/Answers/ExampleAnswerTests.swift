import Conformance
import DocumentModel
import JobAPI
import Testing

/// Every example of an answer of the first version, read as the call that gives it does.
@Suite(.enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"))
struct ExampleAnswerTests {
  private func object(_ name: String, status: Int = 200) throws -> JSONValue {
    try ServiceAnswer(status: status, body: ServiceFacts.example(name)).object()
  }

  /// What an example says that the call failed with.
  private func failure(_ name: String, status: Int) throws -> ServiceError? {
    let answer = ServiceAnswer(status: status, body: try ServiceFacts.example(name))
    do throws(AnswerError) {
      _ = try answer.object()
      return nil
    } catch {
      return if case .failed(let error) = error { error } else { nil }
    }
  }

  @Test func submittedJobs() throws {
    #expect(
      try SubmittedVersion(object("create-job.response.numeric"))
        == SubmittedVersion(jobID: 410_023, versionID: 820_031, versionName: "V0001", status: JobStatus(1)))
    #expect(
      try SubmittedVersion(object("create-job.response.seed-success"))
        == SubmittedVersion(jobID: 10, versionID: 10, versionName: "V0001", status: JobStatus(1)))
    #expect(
      try SubmittedVersion(object("create-version.response"), ofJob: 410_023)
        == SubmittedVersion(jobID: 410_023, versionID: 820_090, versionName: "V0002", status: JobStatus(1)))
  }

  @Test func lists() throws {
    let page = try JobPage(object("list-jobs.response"))
    #expect(
      page.jobs == [
        JobSummary(
          id: 410_023, name: "mnist-nightly", description: "nightly run", versionID: 820_031, versionCount: 1,
          status: JobStatus(10), createTime: 1_700_000_000_000, duration: 355_000),
        JobSummary(
          id: 410_031, name: "two-sources", versionID: 820_044, versionCount: 3, status: JobStatus(8),
          createTime: 1_700_003_600_000, duration: 61_000),
      ])
    #expect(page.total == 2 && page.remaining == 48 && page.quota == 5)
    let empty = try JobPage(object("list-jobs.response.empty"))
    #expect(empty.jobs.isEmpty && empty.total == 0 && empty.remaining == 50)
  }

  @Test func versions() throws {
    let listed = try JobVersion.list(object("list-versions.response"), ofJob: 410_023)
    let version = try #require(listed.first)
    #expect(listed.count == 1 && version.jobID == 410_023 && version.id == 820_031 && version.name == "V0001")
    #expect(version.jobName == "mnist-nightly" && version.jobDescription == "nightly run")
    #expect(version.status == JobStatus(10))
    // Metrics are text here and an object in the details; neither is read, both are kept.
    #expect(version.details["system_metric_list"]?.string != nil)

    let details = try JobVersion(object("get-version.response.engine-job"), ofJob: 1)
    #expect(details.id == 820_031 && details.jobID == 410_023 && details.createTime == version.createTime)
    #expect(details.details["flavor_code"]?.string == "modelarts.vm.cpu.8u")
    let builtIn = try JobVersion(object("get-version.response.builtin-job"), ofJob: 1)
    #expect(builtIn.jobDescription == nil && builtIn.details["app_url"]?.isNull == true)
  }

  @Test func logs() throws {
    #expect(
      try LogExcerpt(object("aom-log.response"))
        == LogExcerpt(
          content: "step 1\n\nstep 2\n", lineCount: 2, startLine: "1700000080123456001",
          endLine: "1700000081123456002"))
    #expect(try LogExcerpt.fileNames(object("log-file-names.response")) == ["job-mnist-nightly.0"])
  }

  @Test func catalogs() throws {
    #expect(try object("resource-specs.response")["specs"]?.items.count == 2)
    #expect(try object("ai-engines.response")["engines"]?.items.count == 3)
    #expect(try object("built-in-algorithms.response")["models"]?.items.count == 1)
  }

  @Test func others() throws {
    #expect(try object("success-only.response")["is_success"] == true)
    #expect(try object("iam-token.response", status: 204).members.isEmpty)
    for name in [
      "iam-token.response", "iam-projects.response", "get-config.response", "list-configs.response",
      "list-workspaces.response", "metric-statistic.response", "v2-create-job.response",
    ] {
      #expect(try !object(name).members.isEmpty)
    }
  }

  @Test func failures() throws {
    #expect(
      try failure("create-job.response.seed-failure", status: 400)
        == ServiceError(status: 400, code: "ModelArts.0103", message: "Job name:TestModelArtsJob is existed"))
    #expect(
      try failure("error.http-4xx", status: 400)
        == ServiceError(status: 400, code: "ModelArts.0104", message: "Invalid parameter."))
    #expect(
      try failure("error.http-200", status: 200)
        == ServiceError(status: 200, code: "ModelArts.0105", message: "Operation is not allowed."))
    #expect(
      try failure("v2-error.response", status: 400)
        == ServiceError(status: 400, code: "ModelArts.2755", message: "algorithm not found."))
    let signature = try #require(try failure("error.apigw-401-signature", status: 401))
    #expect(signature.code == "APIGW.0301" && signature.requestID == "5f0c0000000000000000000000000001")
    #expect(signature.isAboutCredentials && signature.asksForNewToken)
    let throttled = try #require(try failure("error.apigw-429", status: 429))
    #expect(throttled.code == "APIGW.0308" && throttled.isThrottling)
  }
}
