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
  /// - Returns: RFC 8785, but for `version`, which is written in full: ids have 64 bits, and the numbers of RFC 8785 are
  ///   doubles.
  /// - Throws: where `jobBody` is no JSON object with a `config`; no compiled request is.
  package static func body(
    from jobBody: [UInt8], after version: Int
  ) throws(VersionRequestError) -> [UInt8] {
    var body: JSONValue
    do { body = try JSONValue(json: jobBody) } catch { throw .notJSON(error) }
    guard var config = body["config"], case .object = config else { throw .noConfig }
    for name in jobFields { body[name] = nil }
    for name in jobConfigFields { config[name] = nil }
    body["config"] = config
    do {
      let canonical = try CanonicalJSONWriter.bytes(of: JSONReader.read(SourceFile(path: "", content: body.json)))
      return name(version, in: try JSONValue(json: canonical)).json
    } catch let error as CanonicalizationError {
      throw .notCanonical(error)
    } catch let error as JSONSyntaxError {
      throw .notJSON(error)
    } catch {
      preconditionFailure("no other error is thrown")
    }
  }

  /// Puts `pre_version_id` where it belongs among the sorted members of `config`.
  private static func name(_ version: Int, in body: JSONValue) -> JSONValue {
    let member = JSONValue.Member("pre_version_id", .integer(version))
    var body = body
    var members = body["config"]?.members.filter { !$0.name.utf8.elementsEqual(member.name.utf8) } ?? []
    let index = members.firstIndex { member.name.utf8.lexicographicallyPrecedes($0.name.utf8) } ?? members.endIndex
    members.insert(member, at: index)
    body["config"] = .object(members)
    return body
  }
}

/// Why no version can be made of a body.
package enum VersionRequestError: Error, Equatable {
  case notJSON(JSONSyntaxError)
  case noConfig
  case notCanonical(CanonicalizationError)
}
