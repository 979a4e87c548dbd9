/// The calls that are emulated; the raw values are what `--fault` names them by.
package enum ServiceCall: String, Sendable, CaseIterable {
  case createJob = "create-job"
  case listJobs = "list-jobs"
  case describeJob = "describe-job"
  case deleteJob = "delete-job"
  case createVersion = "create-version"
  case listVersions = "list-versions"
  case getVersion = "get-version"
  case stopVersion = "stop-version"
  case deleteVersion = "delete-version"
  case listLogFiles = "list-log-files"
  case readLog = "read-log"
  case readMetrics = "read-metrics"
  case overview
  case listSpecs = "list-specs"
  case listEngines = "list-engines"
  case listModels = "list-models"
  case createConfig = "create-config"
  case listConfigs = "list-configs"
  case getConfig = "get-config"
  case updateConfig = "update-config"
  case deleteConfig = "delete-config"
  case listWorkspaces = "list-workspaces"
  case getWorkspace = "get-workspace"
  case createWorkspace = "create-workspace"
  case updateWorkspace = "update-workspace"
  case deleteWorkspace = "delete-workspace"
  case listPools = "list-pools"
  case createToken = "create-token"
  case createTemporaryKey = "create-temporary-key"
  case listProjects = "list-projects"
  case listOwnProjects = "list-own-projects"

  /// The call's method, and its path, in which `{…}` stands for any segment (endpoint tables of the reference).
  var route: (method: String, path: String) {
    switch self {
    case .createJob: ("POST", "/v1/{project_id}/training-jobs")
    case .listJobs: ("GET", "/v1/{project_id}/training-jobs")
    case .describeJob: ("PUT", "/v1/{project_id}/training-jobs/{job_id}")
    case .deleteJob: ("DELETE", "/v1/{project_id}/training-jobs/{job_id}")
    case .createVersion: ("POST", "/v1/{project_id}/training-jobs/{job_id}/versions")
    case .listVersions: ("GET", "/v1/{project_id}/training-jobs/{job_id}/versions")
    case .getVersion: ("GET", "/v1/{project_id}/training-jobs/{job_id}/versions/{version_id}")
    case .stopVersion: ("POST", "/v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/stop")
    case .deleteVersion: ("DELETE", "/v1/{project_id}/training-jobs/{job_id}/versions/{version_id}")
    case .listLogFiles: ("GET", "/v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log/file-names")
    case .readLog: ("GET", "/v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/aom-log")
    case .readMetrics:
      ("GET", "/v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/pod/{pod_name}/metric-statistic")
    case .overview: ("GET", "/v1/{project_id}/training-jobs/versions")
    case .listSpecs: ("GET", "/v1/{project_id}/job/resource-specs")
    case .listEngines: ("GET", "/v1/{project_id}/job/ai-engines")
    case .listModels: ("GET", "/v1/{project_id}/built-in-algorithms")
    case .createConfig: ("POST", "/v1/{project_id}/training-job-configs")
    case .listConfigs: ("GET", "/v1/{project_id}/training-job-configs")
    case .getConfig: ("GET", "/v1/{project_id}/training-job-configs/{config_name}")
    case .updateConfig: ("PUT", "/v1/{project_id}/training-job-configs/{config_name}")
    case .deleteConfig: ("DELETE", "/v1/{project_id}/training-job-configs/{config_name}")
    case .listWorkspaces: ("GET", "/v1/{project_id}/workspaces")
    case .getWorkspace: ("GET", "/v1/{project_id}/workspaces/{workspace_id}")
    case .createWorkspace: ("POST", "/v1/{project_id}/workspaces")
    case .updateWorkspace: ("PUT", "/v1/{project_id}/workspaces/{workspace_id}")
    case .deleteWorkspace: ("DELETE", "/v1/{project_id}/workspaces/{workspace_id}")
    case .listPools: ("GET", "/v1/{project_id}/clusters")
    case .createToken: ("POST", "/v3/auth/tokens")
    case .createTemporaryKey: ("POST", "/v3.0/OS-CREDENTIAL/securitytokens")
    case .listProjects: ("GET", "/v3/projects")
    case .listOwnProjects: ("GET", "/v3/auth/projects")
    }
  }

  /// Whether the call belongs to the identity service, which answers errors in its own shape.
  var isIdentity: Bool { !route.path.hasPrefix("/v1/") }

  /// Whether a body must come with the call; stopping needs none.
  var needsBody: Bool { ["POST", "PUT"].contains(route.method) && self != .stopVersion }

  /// Whether the call changes the state.
  var writes: Bool { route.method != "GET" }
}
