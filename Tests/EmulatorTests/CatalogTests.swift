import Conformance
import DocumentModel
import Testing

@testable import Emulator

/// Specs, engines, algorithms, pools, workspaces and saved parameter sets.
@Suite("Catalogues") struct CatalogTests {
  private func names(_ value: JSONValue?) -> Set<String> { Set((value ?? .null).members.map(\.name)) }

  private func captured(_ name: String) throws -> JSONValue { try JSONValue(json: ServiceFacts.example(name)) }

  @Test(
    .enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"),
    arguments: [
      ("job/resource-specs?job_type=train", "resource-specs.response", "specs"),
      ("job/ai-engines?job_type=train", "ai-engines.response", "engines"),
      ("built-in-algorithms?per_page=100", "built-in-algorithms.response", "models"),
      ("workspaces", "list-workspaces.response", "workspaces"),
      ("training-job-configs", "list-configs.response", "configs"),
    ])
  func entriesHaveTheFieldsOfTheReference(path: String, example: String, list: String) throws {
    let harness = try Harness()
    _ = try harness.client.post("/v1/p/training-job-configs", captured("create-config.request"))
    let (live, captured) = (try harness.client.get("/v1/p/\(path)").json, try captured(example))
    #expect(names(live) == names(captured))
    let entries = try #require(live[list]?.items)
    #expect(!entries.isEmpty)
    for entry in entries { #expect(names(entry) == names(captured[list]?.items.first)) }
  }

  @Test(.enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"))
  func aSavedParameterSetLives() throws {
    let harness = try Harness()
    let path = "/v1/p/training-job-configs"
    #expect(try harness.client.post(path, captured("create-config.request")).json == ["is_success": true])
    let again = try harness.client.post(path, captured("create-config.request"))
    #expect((again.code, again.message) == ("ModelArts.0103", "Config name:baseline is existed"))
    let (live, expected) = (
      try harness.client.get("\(path)/baseline").json, try captured("get-config.response")
    )
    #expect(names(live) == names(expected))
    for member in expected.members where member.name != "create_time" {
      #expect(live[member.name] == member.value, "\(member.name)")
    }
    // An update replaces all of it.
    var update = try captured("update-config.request")
    update["log_url"] = nil
    #expect(try harness.client.send("PUT", "\(path)/baseline", update).json == ["is_success": true])
    let changed = try harness.client.get("\(path)/baseline").json
    #expect(changed["config_desc"] == "shared settings, slower")
    #expect(changed["log_url"] == .null)
    #expect(try harness.client.send("PUT", "\(path)/none", update).code == "ModelArts.0102")
    #expect(try harness.client.send("DELETE", "\(path)/baseline").json == ["is_success": true])
    #expect(try harness.client.send("DELETE", "\(path)/baseline").code == "ModelArts.0102")
    #expect(try harness.client.get("\(path)/baseline").code == "ModelArts.0102")
  }

  @Test func parameterSetsAreCheckedFlat() throws {
    let harness = try Harness()
    var body = Harness.config(["spec_id": .null])
    body["config_name"] = "x"
    #expect(
      try harness.client.post("/v1/p/training-job-configs", body).message
        == "Parameter error: spec_id, flavor.code or pool_id is missing: one of them must be there.")
    body["config_name"] = "x y"
    #expect(try harness.client.post("/v1/p/training-job-configs", body).code == "ModelArts.0107")
  }

  @Test func parameterSetsAreListed() throws {
    let harness = try Harness()
    for name in ["a", "b", "c"] {
      var body = Harness.config()
      body["config_name"] = .string(name)
      _ = try harness.client.post("/v1/p/training-job-configs", body)
    }
    func names(_ query: String) throws -> [String?] {
      try harness.client.get("/v1/p/training-job-configs\(query)").json["configs"]?.items
        .map { $0["config_name"]?.string } ?? []
    }
    #expect(try names("") == ["c", "b", "a"])
    #expect(try names("?order=asc&per_page=2&page=2") == ["c"])
    #expect(try names("?search_content=B") == ["b"])
    #expect(try names("?config_type=sample") == [])
  }

  @Test func workspacesLive() throws {
    let harness = try Harness(quirk: .closedCatalog)
    let path = "/v1/p/workspaces"
    let made = try harness.client.post(path, ["name": "research", "description": "ours", "auth_type": "private"])
    #expect(made.status == 200)
    let id = try #require(made.json["id"]?.string)
    #expect(id.utf8.count == 32)
    #expect(made.json["auth_type"] == "PRIVATE")
    var body = Harness.body("inside")
    body["workspace_id"] = .string(id)
    #expect(try harness.client.post("/v1/p/training-jobs", body).status == 200)
    #expect(try harness.names("?workspace_id=\(id)") == ["inside"])
    #expect(try harness.client.send("PUT", "\(path)/\(id)", ["description": "theirs"]).status == 200)
    #expect(try harness.client.get("\(path)/\(id)").json["description"] == "theirs")
    #expect(try harness.client.get("\(path)?name=res").json["count"] == 1)
    #expect(try harness.client.send("DELETE", "\(path)/\(id)").code == "ModelArts.0105")
    let job = try harness.list("?workspace_id=\(id)")["jobs"]?.items.first?["job_id"]?.integer ?? 0
    _ = try harness.client.send("DELETE", "/v1/p/training-jobs/\(job)")
    #expect(try harness.client.send("DELETE", "\(path)/\(id)").status == 200)
    #expect(try harness.list("?workspace_id=\(id)")["error_code"] == "ModelArts.7005")
    #expect(try harness.client.get("\(path)/\(id)").code == "ModelArts.7005")
  }

  @Test func workspacesThatCannotBe() throws {
    let harness = try Harness { $0.workspaces = ["af261af2218841ec960b01ab3cf1a5fa"] }
    let path = "/v1/p/workspaces"
    #expect(try harness.client.post(path, ["name": "abc"]).code == "ModelArts.0107")
    #expect(try harness.client.post(path, ["name": "default"]).code == "ModelArts.0103")
    #expect(try harness.client.post(path, ["name": "fine", "auth_type": "SECRET"]).code == "ModelArts.0107")
    #expect(try harness.client.post(path, [:]).message == "Parameter error: name is missing.")
    #expect(try harness.client.send("PUT", "\(path)/0", ["description": ""]).code == "ModelArts.0105")
    #expect(try harness.client.send("DELETE", "\(path)/0").code == "ModelArts.0105")
    #expect(try harness.client.get(path).json["total_count"] == 2)
  }

  @Test func pools() throws {
    let answer = try Harness().client.get("/v1/p/clusters").json
    #expect(answer["count"] == 1)
    #expect(answer["clusters"]?.items.first?["cluster_id"] == "pool0a1b2c3d")
    #expect(answer["clusters"]?.items.first?["allocatable_cpu_cores"] == 32)
  }
}
