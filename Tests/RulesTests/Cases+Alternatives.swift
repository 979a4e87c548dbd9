extension Case {
  /// The alternatives: code, data, resources, sources, volumes.
  static let alternatives: [Case] = [
    // Code.
    .engine("no code", ["app_url": nil, "boot_file_url": nil, "engine_id": nil], ["error code-source 2:1 /config"]),
    .engine("no engine", ["engine_id": nil], ["error code-source 2:1 /config"]),
    .engine("no boot file", ["boot_file_url": nil], ["error code-source 2:1 /config"]),
    .engine("no folder", ["app_url": nil], ["error code-source 2:1 /config"]),
    .engine("engine only", ["app_url": nil, "boot_file_url": nil], ["error code-source 2:1 /config"]),
    .engine("blank folder", ["app_url": "''"], ["error code-source 2:1 /config"]),
    .engine("folder misspelt", ["app_url": nil, "ap_url": "/b/code/"], ["error unknown-key 9:3 /config/ap_url"]),
    .engine("folder null", ["app_url": "null"], ["error null-value 4:12 /config/app_url"]),
    .engine("model", ["app_url": nil, "boot_file_url": nil, "engine_id": nil, "model_id": "4"], []),
    .engine(
      "model quoted", ["app_url": nil, "boot_file_url": nil, "engine_id": nil, "model_id": "'4'"],
      [
        "error wrong-type 7:13 /config/model_id"
      ]),
    .engine("model beside code", ["engine_id": nil, "model_id": "4"], ["error code-source 4:3 /config/app_url"]),
    .engine(
      "model beside an engine", ["app_url": nil, "boot_file_url": nil, "model_id": "4"],
      [
        "warning engine-and-model 8:3 /config/model_id"
      ]),
    .engine("model beside code and engine", ["model_id": "4"], ["warning engine-and-model 10:3 /config/model_id"]),
    .engine("image", ["app_url": nil, "boot_file_url": nil, "engine_id": nil, "user_image_url": "i:1"], []),
    .engine("image with a folder", ["boot_file_url": nil, "engine_id": nil, "user_image_url": "i:1"], []),
    .engine("image with all", ["user_image_url": "i:1", "user_command": "run"], []),
    .engine(
      "image beside a model", ["user_image_url": "i:1", "model_id": "4"],
      [
        "error code-source 11:3 /config/user_image_url"
      ]),
    .engine("command without an image", ["user_command": "run"], ["error code-source 10:3 /config/user_command"]),
    .engine(
      "command for an engine without code", ["app_url": nil, "boot_file_url": nil, "user_command": "run"],
      [
        "error code-source 8:3 /config/user_command"
      ]),
    .engine(
      "image misspelt", ["app_url": nil, "boot_file_url": nil, "engine_id": nil, "user_image": "i:1"],
      [
        "error unknown-key 7:3 /config/user_image"
      ]),
    // Data.
    .engine("no data", ["data_url": nil], ["error data-source 2:1 /config"]),
    .engine("blank data", ["data_url": "' '"], ["error data-source 2:1 /config"]),
    .engine("empty list of sources", ["data_url": nil, "data_source": "[]"], ["error data-source 2:1 /config"]),
    .engine("data misspelt", ["data_url": nil, "data_urll": "/b/data/"], ["error unknown-key 9:3 /config/data_urll"]),
    .engine("dataset", ["data_url": nil, "dataset_id": "d", "dataset_version_id": "v"], []),
    .engine("dataset beside a blank path", ["data_url": "''", "dataset_id": "d", "dataset_version_id": "v"], []),
    .engine("dataset without version", ["data_url": nil, "dataset_id": "d"], ["error data-source 2:1 /config"]),
    .engine(
      "version without dataset", ["data_url": nil, "dataset_version_id": "v"], ["error data-source 2:1 /config"]),
    .engine(
      "version by the entry's name", ["data_url": nil, "dataset_id": "d", "dataset_version": "v"],
      [
        "error unknown-key 10:3 /config/dataset_version"
      ]),
    .engine(
      "two sources of data", ["dataset_id": "d", "dataset_version_id": "v"],
      [
        "error data-source 10:3 /config/dataset_id"
      ]),
    .engine("half a second source of data", ["dataset_id": "d"], ["error data-source 10:3 /config/dataset_id"]),
    .engine(
      "three sources of data",
      ["dataset_id": "d", "dataset_version_id": "v", "data_source": "[{type: obs, data_url: /b/d/}]"],
      ["error data-source 10:3 /config/data_source"]),
    .engine(
      "dataset a number", ["data_url": nil, "dataset_id": "1", "dataset_version_id": "v"],
      [
        "error wrong-type 9:15 /config/dataset_id"
      ]),
    .engine(
      "dataset version a boolean", ["data_url": nil, "dataset_id": "d", "dataset_version_id": "true"],
      [
        "error wrong-type 10:23 /config/dataset_version_id"
      ]),
    // Resources.
    .engine("no resources", ["spec_id": nil], ["error resources 2:1 /config"]),
    .engine("resources misspelt", ["spec_id": nil, "spec": "1"], ["error unknown-key 9:3 /config/spec"]),
    .engine(
      "flavor beside a pool", ["spec_id": nil, "flavor": "{code: c}", "pool_id": "p"],
      [
        "note observed-field 9:3 /config/flavor", "note observed-field 10:3 /config/pool_id",
      ]),
    // Table 4.
    .sources("obs", "{type: obs, data_url: /b/d/}", []),
    .sources("dataset", "{type: dataset, dataset_id: d, dataset_version: v}", []),
    .sources("source a text", "obs", ["error wrong-type 9:17 /config/data_source/0"]),
    .sources("no type", "{data_url: /b/d/}", ["error data-source-entry 9:18 /config/data_source/0"]),
    .sources(
      "no type of a dataset", "{dataset_id: d, dataset_version: v}",
      [
        "error data-source-entry 9:18 /config/data_source/0"
      ]),
    .sources("type unknown", "{type: obss, data_url: /b/d/}", ["error unknown-value 9:24 /config/data_source/0/type"]),
    .sources("type null", "{type: , data_url: /b/d/}", ["error null-value 9:24 /config/data_source/0/type"]),
    .sources("type a number", "{type: 1, data_url: /b/d/}", ["error unknown-value 9:24 /config/data_source/0/type"]),
    .sources("type misspelt", "{typ: obs, data_url: /b/d/}", ["error unknown-key 9:18 /config/data_source/0/typ"]),
    .sources("obs without a path", "{type: obs}", ["error data-source-entry 9:18 /config/data_source/0"]),
    .sources(
      "obs with a scheme", "{type: obs, data_url: 'obs://b/d/'}",
      [
        "error object-path 9:39 /config/data_source/0/data_url"
      ]),
    .sources("obs of a bucket", "{type: obs, data_url: /b}", ["error object-path 9:39 /config/data_source/0/data_url"]),
    .sources(
      "obs with a dataset", "{type: obs, data_url: /b/d/, dataset_id: d}",
      [
        "error data-source-entry 9:46 /config/data_source/0/dataset_id"
      ]),
    .sources(
      "dataset called obs", "{type: obs, dataset_id: d, dataset_version: v}",
      [
        "error data-source-entry 9:29 /config/data_source/0/dataset_id"
      ]),
    .sources(
      "dataset without version", "{type: dataset, dataset_id: d}",
      [
        "error data-source-entry 9:18 /config/data_source/0"
      ]),
    .sources("dataset without anything", "{type: dataset}", ["error data-source-entry 9:18 /config/data_source/0"]),
    .sources(
      "dataset with a path", "{type: dataset, dataset_id: d, dataset_version: v, data_url: /b/d/}",
      [
        "error data-source-entry 9:68 /config/data_source/0/data_url"
      ]),
    .sources(
      "version by the outer name", "{type: dataset, dataset_id: d, dataset_version_id: v}",
      [
        "error unknown-key 9:48 /config/data_source/0/dataset_version_id"
      ]),
    .sources(
      "dataset id a number", "{type: dataset, dataset_id: 1, dataset_version: v}",
      [
        "error wrong-type 9:45 /config/data_source/0/dataset_id"
      ]),
    .sources(
      "version a number", "{type: dataset, dataset_id: d, dataset_version: 1}",
      [
        "error wrong-type 9:65 /config/data_source/0/dataset_version"
      ]),
    .sources(
      "mixed", "{type: obs, data_url: /b/d/}, {type: dataset, dataset_id: d, dataset_version: v}",
      [
        "warning mixed-data-source 9:54 /config/data_source/1/type"
      ]),
    // Tables 5, 6, 7.
    .volumes("nfs", "{nfs: {id: i, src_path: 'a:/', dest_path: /d, read_only: true}}", []),
    .volumes("host_path", "{host_path: {src_path: /s, dest_path: /d}}", []),
    .volumes("volumes a map", nil, ["error wrong-type 10:12 /config/volumes"]),
    .volumes("volume null", "~", ["error null-value 10:13 /config/volumes/0"]),
    .volumes("empty volume", "{}", ["error volume 10:13 /config/volumes/0"]),
    .volumes(
      "both kinds", "{nfs: {id: i, src_path: a, dest_path: /d}, host_path: {src_path: /s, dest_path: /e}}",
      [
        "error volume 10:56 /config/volumes/0/host_path"
      ]),
    .volumes(
      "kind misspelt", "{nsf: {id: i, src_path: a, dest_path: /d}}", ["error unknown-key 10:14 /config/volumes/0/nsf"]),
    .volumes(
      "kind unknown", "{nfs: {id: i, src_path: a, dest_path: /d}, extra: 1}",
      [
        "error unknown-key 10:56 /config/volumes/0/extra"
      ]),
    .volumes("nfs a text", "{nfs: x}", ["error wrong-type 10:19 /config/volumes/0/nfs"]),
    .volumes(
      "nfs without id", "{nfs: {src_path: a, dest_path: /d}}", ["error missing-field 10:14 /config/volumes/0/nfs"]),
    .volumes(
      "nfs without source", "{nfs: {id: i, dest_path: /d}}", ["error missing-field 10:14 /config/volumes/0/nfs"]),
    .volumes("nfs without place", "{nfs: {id: i, src_path: a}}", ["error missing-field 10:14 /config/volumes/0/nfs"]),
    .volumes(
      "nfs place misspelt", "{nfs: {id: i, src_path: a, dst_path: /d}}",
      [
        "error unknown-key 10:40 /config/volumes/0/nfs/dst_path"
      ]),
    .volumes(
      "nfs id a number", "{nfs: {id: 1, src_path: a, dest_path: /d}}",
      ["error wrong-type 10:24 /config/volumes/0/nfs/id"]),
    .volumes(
      "nfs id empty", "{nfs: {id: '', src_path: a, dest_path: /d}}",
      ["error text-length 10:24 /config/volumes/0/nfs/id"]),
    .volumes(
      "nfs place a blank", "{nfs: {id: i, src_path: a, dest_path: \"\\t\"}}",
      ["error text-length 10:51 /config/volumes/0/nfs/dest_path"]),
    .volumes(
      "nfs source a number", "{nfs: {id: i, src_path: 1, dest_path: /d}}",
      [
        "error wrong-type 10:37 /config/volumes/0/nfs/src_path"
      ]),
    .volumes(
      "nfs place a list", "{nfs: {id: i, src_path: a, dest_path: []}}",
      [
        "error wrong-type 10:51 /config/volumes/0/nfs/dest_path"
      ]),
    .volumes(
      "nfs read_only a text", "{nfs: {id: i, src_path: a, dest_path: /d, read_only: 'true'}}",
      [
        "error wrong-type 10:66 /config/volumes/0/nfs/read_only"
      ]),
    .volumes(
      "host_path without source", "{host_path: {dest_path: /d}}",
      [
        "error missing-field 10:14 /config/volumes/0/host_path"
      ]),
    .volumes(
      "host_path without place", "{host_path: {src_path: /s}}",
      [
        "error missing-field 10:14 /config/volumes/0/host_path"
      ]),
    .volumes(
      "host_path source a number", "{host_path: {src_path: 1, dest_path: /d}}",
      [
        "error wrong-type 10:36 /config/volumes/0/host_path/src_path"
      ]),
    .volumes(
      "host_path place a number", "{host_path: {src_path: /s, dest_path: 1}}",
      [
        "error wrong-type 10:51 /config/volumes/0/host_path/dest_path"
      ]),
    .volumes(
      "host_path read_only 0", "{host_path: {src_path: /s, dest_path: /d, read_only: 0}}",
      [
        "error wrong-type 10:66 /config/volumes/0/host_path/read_only"
      ]),
    .volumes(
      "host_path with an id", "{host_path: {id: i, src_path: /s, dest_path: /d}}",
      [
        "error unknown-key 10:26 /config/volumes/0/host_path/id"
      ]),
    .volumes(
      "one place twice",
      "{host_path: {src_path: /s, dest_path: /d}}, {nfs: {id: i, src_path: a, dest_path: /d}}",
      ["error duplicate-dest-path 10:95 /config/volumes/1/nfs/dest_path"]),
    // Table 8.
    .engine(
      "parameter without label", ["parameter": "[{value: a}]"], ["error missing-field 10:16 /config/parameter/0"]),
    .engine(
      "parameter with an empty label", ["parameter": "[{label: ''}]"],
      [
        "error text-length 10:23 /config/parameter/0/label"
      ]),
    .engine(
      "parameter label a list", ["parameter": "[{label: []}]"], ["error wrong-type 10:23 /config/parameter/0/label"]),
    .engine(
      "parameter value a map", ["parameter": "[{label: a, value: {}}]"],
      [
        "error wrong-type 10:33 /config/parameter/0/value"
      ]),
    .engine(
      "parameter value null", ["parameter": "[{label: a, value: }]"],
      [
        "error null-value 10:33 /config/parameter/0/value"
      ]),
    .engine(
      "parameter with an unknown key", ["parameter": "[{label: a, vlaue: b}]"],
      [
        "error unknown-key 10:26 /config/parameter/0/vlaue"
      ]),
    .engine(
      "label twice", ["parameter": "[{label: a}, {label: b}, {label: a}, {label: a}]"],
      [
        "error duplicate-label 10:47 /config/parameter/2/label"
      ]),
    .engine("labels that differ in normal form", ["parameter": "[{label: \"\\u00e9\"}, {label: \"e\\u0301\"}]"], []),
  ]

  private static func sources(_ name: String, _ items: String, _ findings: [String]) -> Case {
    .engine(name, ["data_url": nil, "data_source": "[\(items)]"], findings)
  }

  private static func volumes(_ name: String, _ item: String?, _ findings: [String]) -> Case {
    .engine(name, ["volumes": item.map { "[\($0)]" } ?? "{}"], findings)
  }
}
