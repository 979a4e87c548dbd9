import JobAPI

/// A job that a verb is asked about: what the manifests and the service know of it.
struct SelectedJob {
  let name: String
  let workspace: String
  /// The manifest that declares it, as findings print it; nil where none does.
  let path: String?
  /// Nil where the service has no such job.
  var live: JobSummary?
}
