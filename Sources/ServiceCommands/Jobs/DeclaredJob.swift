import Compiler
import DocumentModel

/// A job that the manifests declare, by what tells it from others at the service: project, workspace and name.
struct DeclaredJob {
  let name: String
  let workspace: String
  /// The manifest's path as findings print it.
  let path: String

  init(_ request: CompiledRequest) {
    name = request.jobName
    path = request.path
    let body = try? JSONValue(json: request.body)
    workspace = body?["workspace_id"]?.string ?? ServicePlace.defaultWorkspace
  }
}
