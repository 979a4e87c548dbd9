import Commands
import DocumentModel
import Manifest
import Planner

/// What a verb acts on: one environment, and where its jobs live.
struct ServicePlace {
  let environment: String
  let address: ServiceAddress
  let region: String?
  /// Nil where neither the environment nor `HUAWEICLOUD_SDK_PROJECT_ID` names one, and credentials must tell.
  var projectID: String?
  /// The environment's `workspace_id`, else the default one, `"0"`.
  let workspace: String
  /// Whether it may be changed by a saved plan only.
  let isProtected: Bool
  /// The folder of the project.
  let root: AbsolutePath
  /// Whether the project has no other environment.
  var isOnly = true

  /// The workspace that a request without `workspace_id` belongs to.
  static let defaultWorkspace = "0"

  /// - Throws: a usage error where an environment names a region but no endpoint.
  init(
    _ environment: Environment, root: AbsolutePath, options: ConnectionOptions, in session: Session
  ) throws(CommandFailure) {
    func text(_ node: DocumentNode?) -> String? { node.map { $0.tree.string(of: $0.id) } }
    self.environment = environment.name
    region = text(environment.region)
    if let endpoint = options.endpoint ?? text(environment.endpoint).map(ServiceAddress.init(declared:)) {
      address = endpoint
    } else if let region {
      throw CommandFailure(
        .usage, "the environment \"\(environment.name)\" names the region \"\(region)\" but no endpoint",
        help: "add \"endpoint: https://modelarts.\(region).…\" to it in jobc.yaml, or give \"--endpoint\"")
    } else {
      address = .emulator
    }
    projectID = text(environment.projectID)
    if projectID == nil {
      switch address {
      case .emulator: projectID = "demo"
      case .url: projectID = session.environment["HUAWEICLOUD_SDK_PROJECT_ID"].flatMap { $0.isEmpty ? nil : $0 }
      }
    }
    workspace = text(environment.workspaceID) ?? Self.defaultWorkspace
    isProtected = environment.isProtected
    self.root = root
  }

  /// The place that a saved plan is for.
  ///
  /// - Parameter projectFile: `--project`; the project is where the embedded emulator keeps its state.
  init(of target: PlanTarget, _ projectFile: String?, in session: Session) throws(CommandFailure) {
    environment = target.environment
    address = ServiceAddress(declared: target.endpoint)
    region = target.region
    projectID = target.project
    workspace = Self.defaultWorkspace
    isProtected = false
    root =
      projectFile.map { AbsolutePath($0, in: session.workingFolder).parent }
      ?? ProjectLocation.find(aboveFolder: session.workingFolder).root
  }

  /// One line for people: `dev (emulator, project demo)`.
  var description: String {
    var parts = [address.text]
    if let region { parts.append("region \(region)") }
    if let projectID { parts.append("project \(projectID)") }
    if !workspace.utf8.elementsEqual(Self.defaultWorkspace.utf8) { parts.append("workspace \(workspace)") }
    return "\(environment) (\(parts.joined(separator: ", ")))"
  }
}
