import DocumentModel
import JobAPI

/// The service as plans and applies see it; `JobClient` is the one over HTTP, tests have others.
///
/// Calls block and may come from several threads. One value serves one project of one endpoint. Reads are retried
/// behind this protocol, and lists are complete (all pages). `stopVersion`, `deleteVersion` and `deleteJob` are retried
/// too: done twice they are as good as done once. Every other write is sent again only where it is certain that the one
/// before was not carried out; what remains uncertain is `ServiceFailure.unsettled`, and is settled by looking.
package protocol JobService: Sendable {
  /// The jobs of a workspace.
  ///
  /// - Parameters:
  ///   - workspace: `workspace_id`; `"0"` is the default one.
  ///   - name: nil for all; else only jobs whose name contains this text need to be among the answer.
  func jobs(in workspace: String, matching name: String?) throws(ServiceFailure) -> JobListing
  /// All versions of a job, oldest first.
  func versions(ofJob job: Int) throws(ServiceFailure) -> [JobVersion]
  func version(_ version: Int, ofJob job: Int) throws(ServiceFailure) -> JobVersion

  /// Posts a request body as it is.
  func createJob(_ body: [UInt8]) throws(ServiceFailure) -> SubmittedVersion
  /// Posts the body of *create training job version* as it is; it names `pre_version_id`.
  func createVersion(ofJob job: Int, _ body: [UInt8]) throws(ServiceFailure) -> SubmittedVersion
  /// Replaces the description of a job, the only change in place that there is.
  func setDescription(ofJob job: Int, to description: String) throws(ServiceFailure)
  /// Deletes a job with all its versions.
  func deleteJob(_ job: Int) throws(ServiceFailure)
  func deleteVersion(_ version: Int, ofJob job: Int) throws(ServiceFailure)
  func stopVersion(_ version: Int, ofJob job: Int) throws(ServiceFailure)

  /// The entries of `specs`, `engines` and `models` as the service gives them.
  func resourceSpecs() throws(ServiceFailure) -> [JSONValue]
  func engines() throws(ServiceFailure) -> [JSONValue]
  func builtInAlgorithms() throws(ServiceFailure) -> [JSONValue]

  /// One name a node.
  func logFileNames(ofVersion version: Int, ofJob job: Int) throws(ServiceFailure) -> [String]
  /// Some lines of a log, the oldest first.
  ///
  /// - Parameter limit: 1 to 500 lines.
  func log(_ file: String, at position: LogPosition, limit: Int, ofVersion version: Int, ofJob job: Int)
    throws(ServiceFailure) -> LogExcerpt
}
