import DocumentModel
import Testing

@testable import Emulator

/// Every way in which a request is refused, with its code and words.
@Suite("Validation") struct ValidationTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let change: JSONValue
    let code: String
    let message: String
    var status = 400
    var quirks: EmulatorQuirks = []
    var testDescription: String { message }

    init(_ change: JSONValue, _ code: String, _ message: String, _ quirks: EmulatorQuirk...) {
      (self.change, self.code, self.message) = (change, code, message)
      self.quirks = EmulatorQuirks(quirks)
      if code == "3000" { status = 403 }
    }
  }

  /// Changes of `config`.
  static let configs: [Refusal] = [
    // Types and presence.
    Refusal(["worker_server_num": .null], "0104", "Parameter error: config.worker_server_num is missing."),
    Refusal(["worker_server_num": "1"], "0104", "Parameter error: config.worker_server_num must be an integer."),
    Refusal(
      ["worker_server_num": .number("1.5")], "0104", "Parameter error: config.worker_server_num must be an integer."),
    Refusal(["app_url": 1], "0104", "Parameter error: config.app_url must be a string."),
    Refusal(["create_version": "no"], "0104", "Parameter error: config.create_version must be true or false."),
    Refusal(["parameter": [:]], "0104", "Parameter error: config.parameter must be an array."),
    Refusal(["parameter": [1]], "0104", "Parameter error: config.parameter[0] must be an object."),
    Refusal(
      ["parameter": [["label": "a", "value": 1]]], "0104",
      "Parameter error: config.parameter[0].value must be a string."),
    Refusal(["flavor": "x"], "0104", "Parameter error: config.flavor must be an object."),
    // Code.
    Refusal(["app_url": .null], "0104", "Parameter error: config.app_url is missing."),
    Refusal(["boot_file_url": .null], "0104", "Parameter error: config.boot_file_url is missing."),
    Refusal(
      ["app_url": .null, "boot_file_url": .null], "0104",
      "Parameter error: config.app_url with boot_file_url, model_id or user_image_url is missing: one of them must be "
        + "there."),
    Refusal(
      ["model_id": 4], "0107", "Invalid parameter value: config.model_id and config.engine_id exclude each other."),
    Refusal(
      ["model_id": 4, "engine_id": .null], "0107",
      "Invalid parameter value: config.model_id and config.app_url exclude each other."),
    Refusal(
      ["model_id": 4, "user_image_url": "swr/a:1"], "0107",
      "Invalid parameter value: config.model_id and config.user_image_url exclude each other."),
    Refusal(["user_command": "bash"], "0104", "Parameter error: config.user_image_url is missing."),
    Refusal(["engine_id": 77], "0107", "Invalid parameter value: config.engine_id 77 does not exist.", .closedCatalog),
    Refusal(
      ["boot_file_url": "/b/other/train.py"], "0107",
      "Invalid parameter value: config.boot_file_url '/b/other/train.py' must lie in app_url '/b/code/'."),
    // Data.
    Refusal(
      ["data_url": .null], "0104",
      "Parameter error: config.data_url, dataset_id with dataset_version_id or data_source is missing: one of them must "
        + "be there."),
    Refusal(
      ["data_url": ""], "0104",
      "Parameter error: config.data_url, dataset_id with dataset_version_id or data_source is missing: one of them must "
        + "be there."),
    Refusal(
      ["dataset_id": "d", "dataset_version_id": "v"], "0107",
      "Invalid parameter value: config.data_url and config.dataset_id exclude each other."),
    Refusal(
      ["data_source": [["type": "obs", "data_url": "/b/d/"]]], "0107",
      "Invalid parameter value: config.data_url and config.data_source exclude each other."),
    Refusal(
      ["data_url": .null, "dataset_id": "d"], "0104", "Parameter error: config.dataset_version_id is missing."),
    Refusal(
      ["data_url": .null, "dataset_version_id": "d"], "0104", "Parameter error: config.dataset_id is missing."),
    Refusal(
      ["data_url": .null, "data_source": [["type": "obs"]]], "0104",
      "Parameter error: config.data_source[0].data_url is missing."),
    Refusal(
      ["data_url": .null, "data_source": [["type": "dataset", "dataset_id": "d"]]], "0104",
      "Parameter error: config.data_source[0].dataset_version is missing."),
    Refusal(
      ["data_url": .null, "data_source": [["type": "swift"]]], "0107",
      "Invalid parameter value: config.data_source[0].type must be 'obs' or 'dataset', but is 'swift'."),
    Refusal(
      [
        "data_url": .null,
        "data_source": [
          ["type": "obs", "data_url": "/b/d/"], ["type": "dataset", "dataset_id": "d", "dataset_version": "v"],
        ],
      ], "0107", "Invalid parameter value: config.data_source must not mix the types 'obs' and 'dataset'."),
    // Resources.
    Refusal(
      ["spec_id": .null], "0104",
      "Parameter error: config.spec_id, flavor.code or pool_id is missing: one of them must be there."),
    Refusal(
      ["pool_id": "pool0a1b2c3d"], "0107",
      "Invalid parameter value: config.spec_id and config.pool_id exclude each other."),
    Refusal(
      ["flavor": ["code": "modelarts.vm.cpu.8u"]], "0107",
      "Invalid parameter value: config.spec_id and config.flavor.code exclude each other."),
    Refusal(
      ["worker_server_num": 0], "0107",
      "Invalid parameter value: config.worker_server_num must be at least 1, but is 0."),
    Refusal(
      ["spec_id": 123, "worker_server_num": 10_001], "0107",
      "Invalid parameter value: config.worker_server_num must be at most 10000, but is 10001."),
    Refusal(
      ["spec_id": 900, "worker_server_num": 2], "0107",
      "Invalid parameter value: config.worker_server_num must be at most 1 (max_num of emulator.single-node), but is 2."
    ),
    Refusal(["spec_id": 3], "0107", "Invalid parameter value: config.spec_id 3 does not exist.", .closedCatalog),
    Refusal(
      ["spec_id": .null, "flavor": ["code": "x"]], "0107",
      "Invalid parameter value: config.flavor.code 'x' does not exist.", .closedCatalog),
    Refusal(
      ["spec_id": .null, "pool_id": "x"], "0107", "Invalid parameter value: config.pool_id 'x' does not exist.",
      .closedCatalog),
    // Paths.
    Refusal(["data_url": "/bucket/"], "2606", "config.data_url '/bucket/' must not be a bucket."),
    Refusal(["data_url": "/b/my data/"], "2608", "config.data_url '/b/my data/' must not hold the character U+0020."),
    Refusal(["log_url": "/b/é/"], "2608", "config.log_url '/b/é/' must not hold the character U+00E9."),
    Refusal(["train_url": "/b/{x}/"], "2608", "config.train_url '/b/{x}/' must not hold the character U+007B."),
    Refusal(["data_url": "obs://b/data/"], "0404", "Invalid OBS path 'obs://b/data/'."),
    Refusal(["data_url": "//b/data/"], "0404", "Invalid OBS path '//b/data/'."),
    // Volumes.
    Refusal(
      ["volumes": [[:]]], "0104", "Parameter error: config.volumes[0].nfs or host_path is missing."),
    Refusal(
      ["volumes": [["nfs": [:], "host_path": [:]]]], "0107",
      "Invalid parameter value: config.volumes[0].nfs and host_path exclude each other."),
    Refusal(
      ["volumes": [["nfs": ["id": "a", "src_path": "b"]]]], "0104",
      "Parameter error: config.volumes[0].nfs.dest_path is missing."),
    Refusal(
      ["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b", "read_only": 1]]]], "0104",
      "Parameter error: config.volumes[0].host_path.read_only must be true or false."),
    Refusal(
      ["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b"]]]], "3000",
      "config.volumes can only be used with a dedicated pool (pool_id).", .strictVolumes),
    // Scripts.
    Refusal(
      ["parameter": [["label": "emulator_outcome", "value": "bad"]]], "0107",
      "Invalid parameter value: the parameter emulator_outcome must be one of completed, failed, lost, image-failed, "
        + "review-failed, submit-failed, mount-failed, canceled, model-failed, deploy-failed, not 'bad'."),
    Refusal(
      ["parameter": [["label": "emulator_run_seconds", "value": "-1"]]], "0107",
      "Invalid parameter value: the parameter emulator_run_seconds must be a whole number of seconds, not '-1'."),
  ]

  @Test(arguments: configs) func config(_ refusal: Refusal) throws {
    let harness = try Harness { $0.quirks = refusal.quirks }
    let answer = try harness.client.post("/v1/p/training-jobs", Harness.body(config: refusal.change))
    #expect(answer.status == refusal.status)
    #expect(
      answer.json
        == [
          "is_success": false, "error_code": .string("ModelArts.\(refusal.code)"),
          "error_message": .string(refusal.message),
        ])
    #expect(try harness.list()["job_total_count"] == 0)
    // A version is refused for the same; it has no volumes.
    guard refusal.change["volumes"] == nil else { return }
    let created = try harness.create()
    var change = refusal.change
    change["pre_version_id"] = .integer(created.version)
    let version = try harness.client.post(
      "/v1/p/training-jobs/\(created.job)/versions", ["config": Harness.config(change)])
    #expect(version.message == refusal.message)
  }

  /// Changes of the whole body.
  static let bodies: [Refusal] = [
    Refusal(["job_name": .null], "0104", "Parameter error: job_name is missing."),
    Refusal(["job_name": 1], "0104", "Parameter error: job_name must be a string."),
    Refusal(["job_name": ""], "0107", "Invalid parameter value: job_name must match ^[A-Za-z0-9_-]{1,64}$, but is ''."),
    Refusal(
      ["job_name": "a b"], "0107", "Invalid parameter value: job_name must match ^[A-Za-z0-9_-]{1,64}$, but is 'a b'."),
    Refusal(
      ["job_name": .string(String(repeating: "x", count: 65))], "0107",
      "Invalid parameter value: job_name must match ^[A-Za-z0-9_-]{1,64}$, but is "
        + "'\(String(repeating: "x", count: 65))'."),
    Refusal(
      ["job_desc": .string(String(repeating: "é", count: 257))], "0107",
      "Invalid parameter value: job_desc must have at most 256 characters, but has 257."),
    Refusal(["config": .null], "0104", "Parameter error: config is missing."),
    Refusal(["config": []], "0104", "Parameter error: config must be an object."),
    Refusal(["workspace_id": "x"], "7005", "The workspace 'x' does not exist.", .closedCatalog),
  ]

  @Test(arguments: bodies) func body(_ refusal: Refusal) throws {
    let harness = try Harness { $0.quirks = refusal.quirks }
    var body = Harness.body()
    for change in refusal.change.members { body[change.name] = change.value.isNull ? nil : change.value }
    let answer = try harness.client.post("/v1/p/training-jobs", body)
    #expect(answer.status == 400)
    #expect(answer.code == "ModelArts.\(refusal.code)")
    #expect(answer.message == refusal.message)
  }

  @Test func limitsAreMet() throws {
    let harness = try Harness()
    var body = Harness.body(String(repeating: "x", count: 64))
    body["job_desc"] = .string(String(repeating: "é", count: 256))
    body["unknown"] = ["a": 1]
    #expect(try harness.client.post("/v1/p/training-jobs", body).status == 200)
  }

  @Test func aNameCanBeUsedOnceInAWorkspace() throws {
    let harness = try Harness()
    let first = try harness.create("twice")
    let again = try harness.client.post("/v1/p/training-jobs", Harness.body("twice"))
    #expect(
      again.json
        == [
          "is_success": false, "error_code": "ModelArts.0103", "error_message": "Job name:twice is existed",
        ])
    var elsewhere = Harness.body("twice")
    elsewhere["workspace_id"] = "af261af2218841ec960b01ab3cf1a5fa"
    #expect(try harness.client.post("/v1/p/training-jobs", elsewhere).status == 200)
    _ = try harness.client.send("DELETE", "/v1/p/training-jobs/\(first.job)")
    #expect(try harness.create("twice").job > first.job)
  }

  @Test func anOutputFolderIsOneRunningJobs() throws {
    let harness = try Harness()
    let first = try harness.create("one", config: ["train_url": "/b/out/"])
    let body = Harness.body("two", config: ["train_url": "/b/out/"])
    let answer = try harness.client.post("/v1/p/training-jobs", body)
    #expect(answer.code == "ModelArts.2604")
    #expect(answer.message == "config.train_url '/b/out/' is in use by the running job one.")
    // The job's own versions may share it, and others once it has ended.
    let version = try harness.client.post(
      "/v1/p/training-jobs/\(first.job)/versions",
      ["config": Harness.config(["train_url": "/b/out/", "pre_version_id": .integer(first.version)])])
    #expect(version.status == 200)
    harness.clock.advance(milliseconds: 3_600_000)
    #expect(try harness.client.post("/v1/p/training-jobs", body).status == 200)
  }

  @Test func quotas() throws {
    let harness = try Harness {
      $0.limits.jobs = 2
      $0.limits.active = 1
    }
    try harness.create("one")
    let second = try harness.client.post("/v1/p/training-jobs", Harness.body("two"))
    #expect(second.code == "ModelArts.0106")
    #expect(second.message == "Too many training jobs are running: the quota is 1.")
    #expect(try harness.list()["job_count_limit"] == 1)
    #expect(try harness.list()["quotas"] == 1)
    harness.clock.advance(milliseconds: 3_600_000)
    try harness.create("two")
    let third = try harness.client.post("/v1/p/training-jobs", Harness.body("three"))
    #expect(third.message == "Too many training jobs were created: the quota is 2.")
    #expect(try harness.list()["job_count_limit"] == 0)
  }

  @Test func parametersThatAreTooLong() throws {
    let harness = try Harness { $0.limits.parameterText = 4 }
    try harness.create("a", config: ["parameter": [["label": "ab", "value": "cd"]]])
    let answer = try harness.client.post(
      "/v1/p/training-jobs", Harness.body("b", config: ["parameter": [["label": "ab", "value": "cde"]]]))
    #expect(answer.code == "ModelArts.2607")
    #expect(answer.message == "config.parameter is too long in total: 5 of at most 4 bytes.")
  }

  /// What is accepted although a table says otherwise, with the quirk that accepts it where one is needed.
  static let accepted: [(JSONValue, EmulatorQuirk?)] = [
    (["user_image_url": "swr/a:1"], nil),
    (["user_image_url": "swr/a:1", "boot_file_url": .null, "engine_id": .null], nil),
    (["engine_id": .null], nil),
    (["spec_id": .null, "pool_id": "pool0a1b2c3d", "flavor": ["code": "modelarts.vm.cpu.8u"]], nil),
    (["spec_id": 123_456, "engine_id": 654], nil),
    (["pool_id": "pool0a1b2c3d"], .lenientChoices), (["model_id": 4], .lenientChoices),
    (["data_url": .null], .optionalData), (["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b"]]]], nil),
    (["notification": ["topic_urn": ""]], nil), (["train_url": ""], nil), (["log_url": .null], nil),
  ]

  @Test(arguments: accepted) func accepts(change: JSONValue, quirk: EmulatorQuirk?) throws {
    let harness = try Harness { $0.quirks = quirk.map { [$0] } ?? [] }
    try harness.create(config: change)
  }

  /// Queries of the list.
  @Test(arguments: [
    ("per_page=0", "per_page must be an integer from 1 to 1000, not '0'."),
    ("per_page=1001", "per_page must be an integer from 1 to 1000, not '1001'."),
    ("page=x", "page must be an integer from 1 to 65535, not 'x'."),
    ("order=up", "order must be one of asc, desc, not 'up'."),
    (
      "sortBy=age",
      "sortBy must be one of job_name, job_desc, status, duration, version_count, create_time, engine_type, not 'age'."
    ),
    ("status=done", "status must be an integer, not 'done'."),
    ("search_content=\(String(repeating: "a", count: 65))", "search_content must have at most 64 characters."),
  ]) func query(query: String, message: String) throws {
    let answer = try Harness().client.get("/v1/p/training-jobs?\(query)")
    #expect((answer.status, answer.code) == (400, "ModelArts.0101"))
    #expect(answer.message == "Invalid argument: " + message)
  }
}
