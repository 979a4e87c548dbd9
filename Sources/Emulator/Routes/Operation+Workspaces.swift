import Digests
import DocumentModel

// Workspaces; "0" is always there.
extension Operation {
  private static let statuses = ["PUBLIC", "PRIVATE", "INTERNAL"]

  /// GET /workspaces
  func listWorkspaces() throws(ServiceFailure) -> JSONValue {
    let offset = try query.integer("offset", default: 0, in: 0...Int.max)
    let limit = try query.integer("limit", default: 1000, in: 1...Int.max)
    let sorting = try query.choice("sort_by", default: "name", of: ["name", "update_time", "status"])
    let isDescending = try query.isDescending(default: "desc")
    _ = try query.boolean("filter_accessible", default: false)
    let name = query.text("name")
    let enterprise = query.text("enterprise_project_id")
    var workspaces = try workspaces().filter { workspace in
      (name.map { (workspace["name"]?.string ?? "").contains($0) } ?? true)
        && (enterprise.map { workspace["enterprise_project_id"]?.string == $0 } ?? true)
    }
    workspaces.sort { a, b in
      sorting == "update_time"
        ? (a["update_time"]?.integer ?? 0) < (b["update_time"]?.integer ?? 0)
        : (a[sorting]?.string ?? "").utf8.lexicographicallyPrecedes((b[sorting]?.string ?? "").utf8)
    }
    if isDescending { workspaces.reverse() }
    let shown = workspaces.dropFirst(min(offset, workspaces.count)).prefix(limit).map { workspace in
      var workspace = workspace
      workspace["grants"] = nil
      return workspace
    }
    return [
      "total_count": .integer(workspaces.count), "count": .integer(shown.count), "workspaces": .array(shown),
    ]
  }

  /// GET /workspaces/{workspace_id}: with its grants.
  func getWorkspace() throws(ServiceFailure) -> JSONValue { try workspace() }

  /// POST /workspaces
  func createWorkspace() throws(ServiceFailure) -> JSONValue {
    let fields = try fields()
    let name = try fields.required("name", fields.string("name"))
    try check(name: name)
    let count = try state.value("SELECT count(*) FROM workspaces").integer ?? 0
    let id = String(SHA256.hexadecimalDigest(of: Array("\(project)/\(name)/\(now)/\(count)".utf8)).prefix(32))
    let workspace = content(
      id: id, name: name, description: try fields.description("description") ?? "",
      authentication: try authentication(fields), enterprise: try fields.text("enterprise_project_id") ?? "0",
      created: now, grants: fields.value("grants") ?? [])
    try state.rows(
      "INSERT INTO workspaces (project, id, content) VALUES (?1, ?2, ?3)",
      [.text(project), .text(id), .text(String(decoding: workspace.json, as: UTF8.self))])
    return workspace
  }

  /// PUT /workspaces/{workspace_id}: changes what is sent.
  func updateWorkspace() throws(ServiceFailure) -> JSONValue {
    let fields = try fields()
    var workspace = try workspace()
    guard let id = workspace["id"]?.string, id != "0" else {
      throw .forbiddenInState("The workspace '0' cannot be changed.")
    }
    if let name = try fields.string("name"), workspace["name"]?.string?.utf8.elementsEqual(name.utf8) != true {
      try check(name: name)
      workspace["name"] = .string(name)
    }
    if let description = try fields.description("description") { workspace["description"] = .string(description) }
    if fields.value("auth_type") != nil { workspace["auth_type"] = .string(try authentication(fields)) }
    if let grants = fields.value("grants") { workspace["grants"] = grants }
    workspace["update_time"] = .integer(now)
    let changed = try state.change(
      "UPDATE workspaces SET content = ?1 WHERE project = ?2 AND id = ?3",
      [.text(String(decoding: workspace.json, as: UTF8.self)), .text(project), .text(id)])
    guard changed == 1 else { throw .forbiddenInState("The workspace '\(id)' cannot be changed.") }
    return workspace
  }

  /// DELETE /workspaces/{workspace_id}: only an empty one.
  func deleteWorkspace() throws(ServiceFailure) -> JSONValue {
    let id = parameters["workspace_id"] ?? ""
    _ = try workspace()
    let jobs = try state.value(
      "SELECT count(*) FROM jobs WHERE project = ?1 AND workspace = ?2", [.text(project), .text(id)])
    guard jobs == 0 else { throw .forbiddenInState("The workspace '\(id)' still has jobs.") }
    let changed = try state.change(
      "DELETE FROM workspaces WHERE project = ?1 AND id = ?2", [.text(project), .text(id)])
    guard changed == 1 else { throw .forbiddenInState("The workspace '\(id)' cannot be deleted.") }
    return Self.success
  }

  private func workspace() throws(ServiceFailure) -> JSONValue {
    let id = parameters["workspace_id"] ?? ""
    guard let workspace = try workspaces().first(where: { $0["id"]?.string?.utf8.elementsEqual(id.utf8) == true })
    else {
      throw .service("ModelArts.7005", "The workspace '\(id)' does not exist.")
    }
    return workspace
  }

  private func workspaces() throws(ServiceFailure) -> [JSONValue] {
    let given = (["0"] + settings.workspaces).map { id in
      content(
        id: id, name: id == "0" ? "default" : "workspace-\(id.prefix(8))", description: "", authentication: "PUBLIC",
        enterprise: "0", created: 1_460_000_010_000, grants: [])
    }
    let made = try state.rows("SELECT content FROM workspaces WHERE project = ?1", [.text(project)])
    return given + made.compactMap { row in row[0].text.flatMap { try? JSONValue(json: Array($0.utf8)) } }
  }

  private func content(
    id: String, name: String, description: String, authentication: String, enterprise: String, created: Int,
    grants: JSONValue
  ) -> JSONValue {
    [
      "id": .string(id), "name": .string(name), "description": .string(description), "owner": .string(caller.name),
      "create_time": .integer(created), "update_time": .integer(created), "auth_type": .string(authentication),
      "enterprise_project_id": .string(enterprise),
      "enterprise_project_name": .string(enterprise == "0" ? "default" : enterprise), "status": "NORMAL",
      "status_info": "", "grants": grants,
    ]
  }

  /// 4 to 64 characters, not `default`, and not another workspace's.
  private func check(name: String) throws(ServiceFailure) {
    guard (4...64).contains(name.unicodeScalars.count) else {
      throw .invalidValue("name must have 4 to 64 characters, but is '\(name)'.")
    }
    guard try !workspaces().contains(where: { $0["name"]?.string?.utf8.elementsEqual(name.utf8) == true }) else {
      throw .service("ModelArts.0103", "Workspace name:\(name) is existed")
    }
  }

  private func authentication(_ fields: FieldReader) throws(ServiceFailure) -> String {
    let type = try fields.text("auth_type")?.uppercased() ?? "PUBLIC"
    guard Self.statuses.contains(type) else {
      throw .invalidValue("auth_type must be one of \(Self.statuses.joined(separator: ", ")), not '\(type)'.")
    }
    return type
  }
}
