import Conformance
import DocumentModel
import Testing

@testable import Emulator

/// What comes back of what was sent.
@Suite("Back-fill") struct BackfillTests {
  /// The answer of a request of the reference's, once its job has run.
  private func details(_ example: String, _ harness: Harness) throws -> JSONValue {
    let request = try JSONValue(json: ServiceFacts.example(example))
    let answer = try harness.client.post("/v1/p/training-jobs", request)
    try #require(answer.status == 200, "\(answer.text)")
    harness.clock.advance(milliseconds: 3_600_000)
    let (job, version) = (try #require(answer.json["job_id"]?.integer), answer.json["version_id"]?.integer ?? 0)
    return try harness.details((job, version))
  }

  private func names(_ value: JSONValue) -> Set<String> { Set(value.members.map(\.name)) }

  @Test(
    .enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"),
    arguments: [
      ("create-job.request.flavor-and-notification", "get-version.response.engine-job"),
      ("create-job.request.builtin-model", "get-version.response.builtin-job"),
    ])
  func detailsHaveTheFieldsOfCaptures(request: String, response: String) throws {
    let live = try details(request, Harness())
    let captured = try JSONValue(json: ServiceFacts.example(response))
    #expect(names(live) == names(captured))
    // What is null in one is null in the other, but for what the emulator cannot know.
    let unlike = captured.members.filter { ($0.value.isNull) != (live[$0.name]?.isNull) }.map(\.name)
    #expect(Set(unlike).isSubset(of: ["job_desc", "pod_version"]))
  }

  @Test(.enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"))
  func flavorAndOneSource() throws {
    let live = try details("create-job.request.flavor-and-notification", Harness())
    #expect(live["spec_id"] == 27)
    #expect(live["spec_code"] == "modelarts.vm.cpu.8u")
    #expect(live["flavor_code"] == "modelarts.vm.cpu.8u")
    #expect(live["data_url"] == "/demo-bucket/data/")
    #expect(live["data_source"] == [["type": "obs", "data_url": "/demo-bucket/data/"]])
    #expect(live["pool_type"] == "SYSTEM_DEFINED")
    #expect(live["pool_id"]?.string?.hasPrefix("pool") == true)
    #expect(live["nas_type"] == "efs")
    #expect(live["core"] == "8")
    #expect(live["engine_name"] == "TensorFlow")
  }

  @Test(.enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"))
  func builtInAlgorithm() throws {
    let live = try details("create-job.request.builtin-model", Harness())
    #expect(live["engine_id"] == 501)
    #expect(live["engine_type"] == 1001)
    #expect(live["engine_name"] == "INNER_MXNet")
    #expect(live["app_url"] == .null)
    #expect(live["data_source"] == .null)
    #expect(live["data_url"]?.string?.hasSuffix("/V001.manifest") == true)
    #expect(live["flavor_code"] == "modelarts.vm.gpu.1v100NV32.pub")
    #expect(live["parameter"]?.items.first?["required"] == true)
  }

  @Test(
    .enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"),
    arguments: [
      "seed-1-engine", "seed-2-custom-image", "seed-3-volumes", "builtin-model", "data-source-obs", "dedicated-pool",
      "flavor-and-notification",
    ])
  func whatWasSentComesBack(example: String) throws {
    let name = "create-job.request.\(example)"
    let sent = try #require(JSONValue(json: ServiceFacts.example(name))["config"])
    let live = try details(name, Harness())
    for field in sent.members where !["create_version", "flavor", "parameter"].contains(field.name) {
      #expect(live[field.name] == field.value, "\(field.name)")
    }
    // Those of built-in algorithms have more keys.
    let parameters = live["parameter"]?.items.map { JSONValue.object(Array($0.members.prefix(2))) }
    #expect(parameters == sent["parameter"]?.items ?? (example == "dedicated-pool" ? [] : nil))
  }

  @Test func theDefaultEngineIsOne() throws {
    let harness = try Harness()
    #expect(try harness.details(harness.create("a", config: ["engine_id": .null]))["engine_id"] == 1)
    let image = try harness.create("b", config: ["engine_id": .null, "user_image_url": "swr/a:1"])
    #expect(try harness.details(image)["engine_id"] == .null)
  }

  @Test func aDedicatedPool() throws {
    let harness = try Harness()
    let live = try harness.details(harness.create(config: ["spec_id": .null, "pool_id": "pool0a1b2c3d"]))
    #expect(live["pool_id"] == "pool0a1b2c3d")
    #expect(live["pool_name"] == "emulator-pool")
    #expect(live["pool_type"] == "USER_DEFINED")
    #expect(live["spec_id"] == 27)
  }

  @Test func dataOfSeveralSources() throws {
    let harness = try Harness()
    let sources: JSONValue = [
      ["type": "obs", "data_url": "/b/one/"], ["type": "obs", "data_url": "/b/two/"],
    ]
    let live = try harness.details(harness.create(config: ["data_url": .null, "data_source": sources]))
    #expect(live["data_url"] == .null)
    #expect(live["data_source"] == sources)
  }

  @Test func fileSystems() throws {
    let harness = try Harness()
    let nfs: JSONValue = ["nfs": ["id": "a", "src_path": "1.2.3.4:/", "dest_path": "/mnt"]]
    let one = try harness.details(harness.create("a", config: ["volumes": [nfs]]))
    #expect(one["volumes"] == [nfs])
    #expect([one["nas_type"], one["nas_share_addr"], one["nas_mount_path"]] == ["nfs", "1.2.3.4:/", "/mnt"])
    let two = try harness.details(harness.create("b", config: ["volumes": [nfs, nfs]]))
    #expect([two["nas_type"], two["nas_share_addr"], two["nas_mount_path"]] == ["efs", .null, .null])
    let older = try harness.details(
      harness.create("c", config: ["nas_type": "nfs", "nas_share_addr": "1.2.3.4:/", "nas_mount_path": "/mnt"]))
    #expect([older["nas_type"], older["nas_share_addr"], older["nas_mount_path"]] == ["nfs", "1.2.3.4:/", "/mnt"])
    #expect(older["volumes"] == .null)
  }

  @Test func aVersionHasNoVolumes() throws {
    let harness = try Harness()
    let first = try harness.create()
    let nfs: JSONValue = ["nfs": ["id": "a", "src_path": "1.2.3.4:/", "dest_path": "/mnt"]]
    let config = Harness.config(["volumes": [nfs], "pre_version_id": .integer(first.version)])
    let made = try harness.client.post("/v1/p/training-jobs/\(first.job)/versions", ["config": config]).json
    #expect(try harness.details((first.job, made["version_id"]?.integer ?? 0))["volumes"] == .null)
  }

  @Test func idsAreOverAllJobsAndResourcesAreNamed() throws {
    let harness = try Harness()
    let (one, two) = (try harness.create("a"), try harness.create("b"))
    #expect(one.job < two.job)
    #expect(one.version < two.version)
    #expect(one.job != one.version)
    let resource = try #require(harness.details(one)["resource_id"]?.string)
    #expect(resource.wholeMatch(of: /job[0-9a-f]{8}/) != nil)
  }

  /// In the list, metrics are JSON text; all else is as in the details.
  @Test func listedVersionsAreTheDetailed() throws {
    let harness = try Harness()
    let ids = try harness.create()
    let detailed = try harness.details(ids)
    let list = try harness.client.get("/v1/p/training-jobs/\(ids.job)/versions").json
    let listed = try #require(list["versions"]?.items.first)
    for member in detailed.members where !["is_success", "job_id", "job_name", "job_desc"].contains(member.name) {
      guard member.name == "system_metric_list" else {
        #expect(listed[member.name] == member.value)
        continue
      }
      #expect(listed[member.name] == .string(String(decoding: member.value.json, as: UTF8.self)))
    }
    #expect(listed["job_id"] == nil)
  }
}
