import DocumentModel

/// A key that a manifest document may hold at its top level (manifest language §1).
package enum TopLevelKey: UInt8, CaseIterable, Sendable {
  // The request body's own.
  case jobName, jobDescription, workspaceID, config, notification
  // Consumed by the compiler.
  case jobc, include, variables, volumes, parameters, fragments, use, environments, matrix

  /// The key as it is written.
  package var name: StaticString {
    switch self {
    case .jobName: "job_name"
    case .jobDescription: "job_desc"
    case .workspaceID: "workspace_id"
    case .config: "config"
    case .notification: "notification"
    case .jobc: "jobc"
    case .include: "include"
    case .variables: "variables"
    case .volumes: "volumes"
    case .parameters: "parameters"
    case .fragments: "fragments"
    case .use: "use"
    case .environments: "environments"
    case .matrix: "matrix"
    }
  }

  /// Whether the key is part of the request.
  package var isBody: Bool { rawValue <= TopLevelKey.notification.rawValue }
  /// Whether a document with this key is a job.
  package var makesJob: Bool { isBody || self == .use }

  /// Whether declarations come from under the key.
  var declares: Bool {
    switch self {
    case .include, .variables, .volumes, .parameters, .fragments: true
    default: false
    }
  }

  package static let bodyKeys: [TopLevelKey] = allCases.filter(\.isBody)

  /// The names of `keys`, to suggest from.
  package static func names(_ keys: [TopLevelKey]) -> [String] { keys.map { "\($0.name)" } }

  /// The key that the scalar `id` of `tree` is; nil for any other text.
  package init?(_ id: NodeID, in tree: borrowing Tree) {
    let count = Int(tree.nodes[id.index].textCount)
    var number: UInt8 = 0
    while let key = TopLevelKey(rawValue: number) {
      // The lengths differ so well that at most three comparisons are made.
      if key.name.utf8CodeUnitCount == count, tree.text(of: id, equals: key.name) {
        self = key
        return
      }
      number += 1
    }
    return nil
  }
}
