import DocumentModel
import JobAPI
import Planner
import Testing

/// A declared configuration beside a live one, row by row of the reference's table of comparisons (facts §13).
struct FieldRuleTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    /// Beside the sample's fields; null takes one away.
    var declared: JSONValue = .object([])
    /// What the service says otherwise than the sample.
    var live: JSONValue = .object([])
    /// Paths of the fields that differ.
    var differs: [String] = []
    var testDescription: String { name }
  }

  static let dataset: JSONValue = ["data_url": .null, "dataset_id": "d", "dataset_version_id": "v"]
  static let sources: JSONValue = [["type": "obs", "data_url": "/b/data/"], ["type": "obs", "data_url": "/b/more/"]]
  static let builtIn: JSONValue = ["app_url": .null, "boot_file_url": .null, "engine_id": .null, "model_id": 4]
  static let nfs: JSONValue = ["nfs": ["id": "i", "src_path": "h:/", "dest_path": "/mnt"]]

  static let rows: [Row] = [
    Row(name: "nothing differs"),
    Row(name: "nodes as a text", live: ["worker_server_num": "1"]),
    Row(name: "more nodes", live: ["worker_server_num": 2], differs: ["config.worker_server_num"]),
    Row(name: "other code", live: ["app_url": "/b/code"], differs: ["config.app_url"]),
    Row(
      name: "code of a built-in algorithm is null", declared: ["model_id": 4],
      live: ["app_url": .null, "boot_file_url": .null, "model_id": 4, "engine_id": 500]),
    Row(name: "engine of a built-in algorithm is filled in", declared: builtIn, live: ["engine_id": 501]),
    Row(name: "no engine means the first", declared: ["engine_id": .null], live: ["engine_id": 1]),
    Row(
      name: "no engine but another", declared: ["engine_id": .null], live: ["engine_id": 4],
      differs: ["config.engine_id"]
    ),
    Row(
      name: "an image without an engine", declared: ["engine_id": .null, "user_image_url": "i:1"],
      live: ["engine_id": 77, "user_image_url": "i:1"]),
    Row(name: "another engine", live: ["engine_id": 5], differs: ["config.engine_id"]),
    Row(name: "another model", declared: builtIn, live: ["model_id": 5], differs: ["config.model_id"]),
    Row(
      name: "parameters as numbers, with more keys, in another order",
      declared: ["parameter": [["label": "a", "value": "0.10"], ["label": "b", "value": "x"]]],
      live: [
        "parameter": [
          ["label": "b", "value": "x", "required": true, "tip": ["show": false]],
          ["label": "a", "value": .number("0.1")],
        ]
      ]),
    Row(
      name: "a parameter that differs as a text", live: ["parameter": [["label": "lr", "value": "0.10"]]],
      differs: ["config.parameter.lr"]),
    Row(name: "no parameters are none", declared: ["parameter": []], live: ["parameter": .null]),
    Row(name: "a parameter less", live: ["parameter": .null], differs: ["config.parameter.lr"]),
    Row(
      name: "a parameter without a value", declared: ["parameter": [["label": "lr"]]],
      live: ["parameter": [["label": "lr", "value": ""]]]),
    Row(name: "a path and one source of the same", live: ["data_source": [["type": "obs", "data_url": "/b/data/"]]]),
    Row(
      name: "a path and two sources", live: ["data_source": sources],
      differs: ["config.data_source"]),
    Row(name: "another path", live: ["data_url": "/b/other/"], differs: ["config.data_url"]),
    Row(name: "a dataset's path is filled in", declared: dataset, live: ["data_url": "/b/V1.manifest"]),
    Row(
      name: "another dataset version", declared: dataset, live: ["dataset_version_id": "w"],
      differs: ["config.dataset_version_id"]),
    Row(
      name: "sources as sent, with nulls", declared: ["data_url": .null, "data_source": sources],
      live: [
        "data_url": "/b/data/",
        "data_source": [
          ["type": "obs", "data_url": "/b/data/", "dataset_id": .null, "dataset_version": .null],
          ["type": "obs", "data_url": "/b/more/"],
        ],
      ]),
    Row(
      name: "sources in another order", declared: ["data_url": .null, "data_source": sources],
      live: ["data_source": .array(sources.items.reversed())],
      differs: ["config.data_source[0].data_url", "config.data_source[1].data_url"]),
    Row(name: "another spec", live: ["spec_id": 28], differs: ["config.spec_id"]),
    Row(name: "a spec beside a pool is not compared", declared: ["pool_id": "p"], live: ["spec_id": 99]),
    Row(
      name: "a flavor by its code", declared: ["spec_id": .null, "flavor": ["code": "f"]],
      live: ["flavor_code": "f", "spec_code": "g"]),
    Row(
      name: "a flavor by the spec's code", declared: ["spec_id": .null, "flavor": ["code": "f"]],
      live: ["flavor_code": .null, "spec_code": "f"]),
    Row(
      name: "another flavor", declared: ["spec_id": .null, "flavor": ["code": "f"]],
      live: ["flavor_code": "h", "spec_code": "f"], differs: ["config.flavor.code"]),
    Row(name: "a public pool is filled in", live: ["pool_id": "pool1", "pool_type": "SYSTEM_DEFINED"]),
    Row(
      name: "a pool that nobody declared", live: ["pool_id": "p", "pool_type": "DEDICATED"], differs: ["config.pool_id"]
    ),
    Row(name: "another pool", declared: ["pool_id": "p"], live: ["pool_id": "q"], differs: ["config.pool_id"]),
    Row(
      name: "blank outputs are none", declared: ["train_url": "", "log_url": .null],
      live: ["train_url": .null, "log_url": ""]),
    Row(
      name: "an output less", declared: ["train_url": .null], live: ["train_url": "/b/out/"],
      differs: ["config.train_url"]),
    Row(name: "a log more", declared: ["log_url": "/b/log/"], live: ["log_url": .null], differs: ["config.log_url"]),
    Row(
      name: "another image and command", declared: ["user_image_url": "i:1", "user_command": "a"],
      live: ["user_image_url": "i:2", "user_command": .null], differs: ["config.user_command", "config.user_image_url"]),
    Row(
      name: "read_only is false by itself", declared: ["volumes": [nfs]],
      live: ["volumes": [["nfs": ["id": "i", "src_path": "h:/", "dest_path": "/mnt", "read_only": false]]]]),
    Row(name: "no volumes are none", declared: ["volumes": []], live: ["volumes": .null]),
    Row(
      name: "one nfs volume in the older form", declared: ["volumes": [nfs]],
      live: ["volumes": .null, "nas_type": "nfs", "nas_share_addr": "h:/", "nas_mount_path": "/mnt"]),
    Row(
      name: "another nfs volume in the older form", declared: ["volumes": [nfs]],
      live: ["volumes": .null, "nas_type": "nfs", "nas_share_addr": "k:/", "nas_mount_path": "/mnt"],
      differs: ["config.volumes[\"/mnt\"].nfs.id", "config.volumes[\"/mnt\"].nfs.src_path"]),
    Row(name: "efs without an address is no volume", live: ["nas_type": "efs", "nas_share_addr": .null]),
    Row(
      name: "the older form as declared, mirrored",
      declared: ["nas_type": "nfs", "nas_share_addr": "h:/", "nas_mount_path": "/mnt"], live: ["volumes": [nfs]]),
    Row(name: "fields that nobody knows", live: ["billing": ["x": 1], "is_zombie": true, "gpu_num": 8]),
  ]

  @Test(arguments: rows) func comparesByTheTable(_ row: Row) throws {
    let job = Samples.job("train", row.declared)
    let service = FakeService()
    service.add(job.body)
    service.change("train") { live in
      for member in row.live.members { live.versions[0].details[member.name] = member.value }
    }
    let step = try #require(try Samples.plan([job], service, allowsReplace: true).steps.first)
    #expect(step.changes.map(\.path).sorted() == row.differs)
    #expect((step.action == .none) == row.differs.isEmpty)
    // What differs is written in the file of the job.
    #expect(step.changes.allSatisfy { $0.place?.file == "jobs/train.yaml" })
  }

  @Test(arguments: [nil, "", "NULL"] as [String?], [nil, "", "NULL"] as [String?])
  func noDescriptionIsNone(_ declared: String?, _ live: String?) throws {
    let service = FakeService()
    service.add(Samples.body())
    service.change("train") { $0.description = live }
    let step = try Samples.plan([Samples.job("train", description: declared)], service).steps[0]
    #expect(step.action == .none)
  }

  @Test func aDescriptionIsComparedByItsBytes() throws {
    let service = FakeService()
    service.add(Samples.body("train", description: "caf\u{E9}"))
    let step = try Samples.plan([Samples.job("train", description: "cafe\u{301}")], service).steps[0]
    #expect(step.action == .describe)
    #expect(step.changes.map(\.path) == ["job_desc"])
    #expect(try Samples.plan([Samples.job("train")], service).steps[0].changes.map(\.new) == [nil])
    #expect(step.changes[0].place?.line ?? 0 > 1)
  }

  // MARK: The examples of the reference

  /// What the two captured versions come back as, beside the requests that made them.
  @Test func capturedVersionsPlanToNothing() throws {
    let builtIn: JSONValue = [
      "job_name": "flowers-resnet",
      "config": [
        "dataset_id": "Hx0aExampleDataset1", "dataset_version_id": "Vx0aExampleVersion1", "model_id": 4,
        "parameter": [["label": "batch_size", "value": "16"]], "spec_id": 5, "train_url": "/demo-bucket/flowers/out/",
        "worker_server_num": 1,
      ],
    ]
    var engine: JSONValue = [
      "job_name": "mnist-nightly", "job_desc": "nightly run",
      "config": [
        "app_url": "/demo-bucket/code/", "boot_file_url": "/demo-bucket/code/train.py",
        "data_source": [["type": "obs", "data_url": "/demo-bucket/data/"]], "engine_id": 4,
        "parameter": [["label": "learning_rate", "value": "0.01"]], "spec_id": 27, "train_url": "/demo-bucket/out/",
        "worker_server_num": 1,
      ],
    ]
    #expect(try actions(builtIn, "get-version.response.builtin-job") == [.none])
    #expect(try actions(engine, "get-version.response.engine-job") == [.none])
    #expect(try actions(engine, "list-versions.response") == [.none])
    // The same data, declared as a path.
    var config = try #require(engine["config"])
    config["data_source"] = JSONValue?.none
    config["data_url"] = "/demo-bucket/data/"
    engine["config"] = config
    #expect(try actions(engine, "get-version.response.engine-job") == [.none])
    config["parameter"] = [["label": "learning_rate", "value": "0.02"]]
    engine["config"] = config
    #expect(try actions(engine, "list-versions.response") == [.version])
  }

  private func actions(_ body: JSONValue, _ example: String) throws -> [StepAction] {
    let service = FakeService()
    service.add(body)
    let captured = try Examples.version(example)
    service.change(body["job_name"]?.string ?? "") { live in
      live.versions[0].details = captured
    }
    return try Samples.plan([Samples.job(body)], service).steps.map(\.action)
  }
}

/// Captured answers of the service, without what no comparison looks at.
private enum Examples {
  static func version(_ name: String) throws -> JSONValue {
    try JSONValue(json: Array((texts[name] ?? "").utf8))
  }

  private static let texts = [
    "get-version.response.builtin-job": #"""
    {"is_success": true, "job_id": 410040, "job_name": "flowers-resnet", "job_desc": null,
    "version_id": 820060, "version_name": "V0001", "pre_version_id": null, "resource_id": "job5e6f7a8b",
    "status": 10, "engine_type": 1000, "engine_name": "INNER_TensorFlow", "engine_id": 500,
    "engine_version": "TF-1.8.0-python2.7", "pod_version": "1.8.0-cp27", "app_url": null,
    "boot_file_url": null, "model_id": 4, "algorithm_id": null, "retrain_model_id": null,
    "user_image_url": null, "user_frame_image": null, "user_command": null,
    "parameter": [{"label": "batch_size", "value": "16", "required": true, "placeholder": "",
    "tip": {"content": "", "position": "top-left", "show": false}}], "worker_server_num": 1,
    "data_url": "/demo-bucket/annotation/V002/V002.manifest", "data_source": null,
    "dataset_id": "Hx0aExampleDataset1", "dataset_name": "flowers",
    "dataset_version_id": "Vx0aExampleVersion1", "dataset_version_name": "V002", "inputs": null,
    "outputs": null, "train_url": "/demo-bucket/flowers/out/", "log_url": null, "spec_id": 5,
    "spec_code": "modelarts.vm.gpu.v100NV", "flavor_code": "modelarts.vm.gpu.1v100NV32.pub", "core": "8",
    "cpu": "64", "gpu": null, "gpu_num": 1, "gpu_type": "nvidia-v100-pcie", "npu_info": null, "storage": "",
    "max_num": 1, "no_resource": false, "pool_id": "pool7e350000", "pool_name": "job-train-1v100",
    "pool_type": "SYSTEM_DEFINED", "volumes": null, "nas_type": "efs", "nas_share_addr": null,
    "nas_mount_path": null, "create_time": 1700000000000, "start_time": 1700000076000, "duration": 355000,
    "job_type": 1, "is_zombie": null, "error_result": null, "autosearch_config": null}
    """#,
    "get-version.response.engine-job": #"""
    {"is_success": true, "job_id": 410023, "job_name": "mnist-nightly", "job_desc": "nightly run",
    "version_id": 820031, "version_name": "V0001", "pre_version_id": null, "resource_id": "job1a2b3c4d",
    "status": 10, "engine_type": 1, "engine_name": "TensorFlow", "engine_id": 4,
    "engine_version": "TF-1.8.0-python3.6", "pod_version": "1.8.0-cp36", "app_url": "/demo-bucket/code/",
    "boot_file_url": "/demo-bucket/code/train.py", "model_id": null, "algorithm_id": null,
    "retrain_model_id": null, "user_image_url": null, "user_frame_image": null, "user_command": null,
    "parameter": [{"label": "learning_rate", "value": "0.01"}], "worker_server_num": 1,
    "data_url": "/demo-bucket/data/", "data_source": [{"type": "obs", "data_url": "/demo-bucket/data/"}],
    "dataset_id": null, "dataset_name": null, "dataset_version_id": null, "dataset_version_name": null,
    "inputs": null, "outputs": null, "train_url": "/demo-bucket/out/", "log_url": null, "spec_id": 27,
    "spec_code": "modelarts.vm.cpu.8u", "flavor_code": "modelarts.vm.cpu.8u", "core": "8", "cpu": "32",
    "gpu": null, "gpu_num": 0, "gpu_type": "", "npu_info": null, "storage": "", "max_num": 1,
    "no_resource": false, "pool_id": "pool7d1e0000", "pool_name": "shared-cpu-pool",
    "pool_type": "SYSTEM_DEFINED", "volumes": null, "nas_type": "efs", "nas_share_addr": null,
    "nas_mount_path": null, "create_time": 1700000000000, "start_time": 1700000076000, "duration": 355000,
    "job_type": 1, "is_zombie": null, "error_result": null, "autosearch_config": null}
    """#,
    "list-versions.response": #"""
    {"version_id": 820031, "version_name": "V0001", "pre_version_id": null, "resource_id": "job1a2b3c4d",
    "status": 10, "engine_type": 1, "engine_name": "TensorFlow", "engine_id": 4,
    "engine_version": "TF-1.8.0-python3.6", "pod_version": "1.8.0-cp36", "app_url": "/demo-bucket/code/",
    "boot_file_url": "/demo-bucket/code/train.py", "model_id": null, "algorithm_id": null,
    "retrain_model_id": null, "user_image_url": null, "user_frame_image": null, "user_command": null,
    "parameter": [{"label": "learning_rate", "value": "0.01"}], "worker_server_num": 1,
    "data_url": "/demo-bucket/data/", "data_source": [{"type": "obs", "data_url": "/demo-bucket/data/"}],
    "dataset_id": null, "dataset_name": null, "dataset_version_id": null, "dataset_version_name": null,
    "inputs": null, "outputs": null, "train_url": "/demo-bucket/out/", "log_url": null, "spec_id": 27,
    "spec_code": "modelarts.vm.cpu.8u", "flavor_code": "modelarts.vm.cpu.8u", "core": "8", "cpu": "32",
    "gpu": null, "gpu_num": 0, "gpu_type": "", "npu_info": null, "storage": "", "max_num": 1,
    "no_resource": false, "pool_id": "pool7d1e0000", "pool_name": "shared-cpu-pool",
    "pool_type": "SYSTEM_DEFINED", "volumes": null, "nas_type": "efs", "nas_share_addr": null,
    "nas_mount_path": null, "create_time": 1700000000000, "start_time": 1700000076000, "duration": 355000,
    "job_type": 1, "is_zombie": null, "error_result": null, "autosearch_config": null}
    """#,
  ]
}
