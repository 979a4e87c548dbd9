import DocumentModel
import SourceText

/// The body of *create training job version*.
package enum VersionRequest {
  /// What only a job has: these stand beside `config`, or in it, in the body of a job and not in that of a version.
  private static let jobFields = ["job_name", "workspace_id"]
  private static let jobConfigFields = ["create_version", "volumes"]

  /// The body that makes a version of the job that `jobBody` would make.
  ///
  /// - Parameters:
  ///   - jobBody: a body of *create training job*.
  ///   - version: `pre_version_id`, the version that the new one comes from.
  /// - Returns: RFC 8785.
  /// - Throws: where `jobBody` is no JSON object with a `config`; no compiled request is.
  package static func body(
    from jobBody: [UInt8], after version: Int
  ) throws(VersionRequestError) -> [UInt8] {
    var body: JSONValue
    do { body = try JSONValue(json: jobBody) } catch { throw .notJSON(error) }
    guard var config = body["config"], case .object = config else { throw .noConfig }
    for name in jobFields { body[name] = nil }
    for name in jobConfigFields { config[name] = nil }
    config["pre_version_id"] = .integer(version)
    body["config"] = config
    do {
      return try CanonicalJSONWriter.bytes(of: JSONReader.read(SourceFile(path: "", content: body.json)))
    } catch let error as CanonicalizationError {
      throw .notCanonical(error)
    } catch let error as JSONSyntaxError {
      throw .notJSON(error)
    } catch {
      preconditionFailure("no other error is thrown")
    }
  }
}

/// Why no version can be made of a body.
package enum VersionRequestError: Error, Equatable {
  case notJSON(JSONSyntaxError)
  case noConfig
  case notCanonical(CanonicalizationError)
}
