import DocumentModel

/// The body of *create training job version*: `job_desc` and `config`, and nothing else (facts §4.4).
package enum VersionRequest {
  /// What `config` has for a job only.
  private static let jobFields = ["create_version", "volumes"]

  /// The body that makes a version of the job that `job` would make.
  ///
  /// - Parameters:
  ///   - job: a body of *create training job*.
  ///   - version: `pre_version_id`, the version that the new one comes from.
  /// - Returns: JSON with the members in the order of RFC 8785 where those of `job` are. `version` is written in full:
  ///   ids have 64 bits, and the numbers of RFC 8785 are doubles.
  package static func body(from job: JSONValue, after version: Int) -> [UInt8] {
    var config = job["config"] ?? .object([])
    for name in jobFields { config[name] = nil }
    var body: JSONValue = ["config": naming(version, in: config)]
    body["job_desc"] = job["job_desc"]
    return body.json
  }

  /// Puts `pre_version_id` where it belongs among sorted members.
  private static func naming(_ version: Int, in config: JSONValue) -> JSONValue {
    let member = JSONValue.Member("pre_version_id", .integer(version))
    var members = config.members.filter { !$0.name.utf8.elementsEqual(member.name.utf8) }
    let index = members.firstIndex { member.name.utf8.lexicographicallyPrecedes($0.name.utf8) } ?? members.endIndex
    members.insert(member, at: index)
    return .object(members)
  }
}
