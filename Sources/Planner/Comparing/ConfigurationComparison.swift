import Comparison
import DocumentModel
import JobAPI

/// Compares a declared configuration with what the service says of a version.
///
/// A version comes back with more than was sent: defaults, names behind ids, the pool that was chosen. Both sides are
/// first brought into one form, in which a difference is one that somebody made (facts §13, "compare how"); then they are
/// compared field by field. Each field's rule stands in `FieldRule`.
struct ConfigurationComparison {
  /// What the service runs, in the form of a request.
  private(set) var live = JSONValue.object([])
  /// What the manifests want, in the same form; indexes of lists are those of the request.
  private(set) var desired = JSONValue.object([])

  /// - Parameters:
  ///   - declared: `config` of a request, secrets disclosed.
  ///   - details: of a version, as *query version details* has them.
  init(declared: JSONValue, details: JSONValue) {
    let context = FieldRule.Context(request: declared, version: details)
    for rule in FieldRule.all {
      let pair = rule.pair(context)
      live[rule.field] = pair.live
      desired[rule.field] = pair.desired
    }
  }

  /// The fields in which they differ, with paths from the request's root. Order within parameters and within volumes
  /// means nothing to the run.
  var changes: [FieldChange] {
    RequestComparison.changes(from: ["config": live], to: ["config": desired]).filter { $0.kind != .reordered }
  }
}
