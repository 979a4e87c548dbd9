import SourceText

extension RuleExample {
  /// A job in a project with a small catalogue.
  ///
  /// - Parameters:
  ///   - lines: of its `config`, as in `config`.
  ///   - environment: a line of the environment's settings.
  static func withCatalog(
    _ lines: String, pulledAt: String = "2024-11-23T08:00:00Z", environment: String = "region: eu-de"
  ) -> RuleExample {
    let usesEngine = lines.utf8.starts(with: "engine_id".utf8)
    let code = usesEngine ? "\napp_url: /bucket/code/\nboot_file_url: /bucket/code/train.py" : ""
    var lines = lines + code
    if !lines.holds("spec_id") { lines += (lines.isEmpty ? "" : "\n") + "spec_id: 5" }
    let job = config(lines, without: usesEngine ? ["model_id"] : [])
    return RuleExample(
      files: [
        File(
          path: "jobc.yaml",
          text: "environments:\n  dev:\n    \(environment)\n    catalog: catalog.lock.json\n"),
        File(
          path: "catalog.lock.json",
          text: """
            {
              "jobc": 1, "region": "eu-de", "pulled_at": "\(pulledAt)",
              "specs": [
                {"spec_id": 5, "spec_code": "modelarts.vm.cpu.8u", "max_num": 2, "gpu_num": 0},
                {"spec_id": 6, "spec_code": "modelarts.vm.gpu.p100", "max_num": 2, "no_resource": true},
                {"spec_id": 9, "spec_code": "modelarts.vm.gpu.v100", "max_num": 2, "gpu_num": 1}
              ],
              "engines": [
                {"engine_id": 7, "engine_name": "Caffe", "engine_version": "Caffe-1.0.0-python2.7"},
                {"engine_id": 8, "engine_name": "MindSpore-GPU", "engine_version": "MindSpore-1.1.0-python3.7"}
              ],
              "models": [
                {"model_id": 4, "model_name": "ResNet_v2_50",
                  "parameter": "[{\\"label\\": \\"batch_size\\"}, {\\"label\\": \\"learning_rate\\"}]"}
              ]
            }

            """),
      ] + job.files, arguments: [])
  }
}
