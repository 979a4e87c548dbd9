extension Case {
  /// What a schema cannot say and a service may take: each rule where it speaks and where it keeps silent.
  static let warnings: [Case] = [
    // Mount targets.
    mounts("mounts side by side", ["/data/a", "/data/b", "/data-2", "/data.b", "/home/work/x"], []),
    mounts("a mount relative", ["data"], ["warning mount-path 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount blank", ["' '"], ["error text-length 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount upwards", ["/data/../x"], ["warning mount-path 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount over the root", ["/"], ["warning reserved-mount 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount over all slashes", ["//"], ["warning reserved-mount 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount over /etc/", ["/etc/"], ["warning reserved-mount 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount below /etc", ["/etc/app"], []),
    mounts("a mount below /proc", ["/proc/x"], ["warning reserved-mount 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts("a mount called proc-1", ["/proc-1"], []),
    mounts(
      "a mount over the code", ["/home/work"], ["warning reserved-mount 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts(
      "the root and a folder", ["/", "/data"], ["warning reserved-mount 10:61 /config/volumes/0/host_path/dest_path"]),
    mounts(
      "a mount inside", ["/data", "/data/x"], ["warning nested-mount 10:118 /config/volumes/1/host_path/dest_path"]),
    mounts(
      "a mount around", ["/data/x/y", "/data/"], ["warning nested-mount 10:122 /config/volumes/1/host_path/dest_path"]),
    mounts(
      "one folder written twice", ["/data/", "/data"],
      ["warning nested-mount 10:119 /config/volumes/1/host_path/dest_path"]),
    mounts(
      "one folder twice", ["/data", "/data"], ["error duplicate-dest-path 10:118 /config/volumes/1/host_path/dest_path"]
    ),
    mounts(
      "three mounts in a row", ["/a/b/c", "/a", "/a/b"],
      [
        "warning nested-mount 10:173 /config/volumes/2/host_path/dest_path",
        "warning nested-mount 10:173 /config/volumes/2/host_path/dest_path",
      ]),

    // Names of environment variables.
    image("labels of an image", "[{label: LR}, {label: _x9}, {label: lr}]", []),
    image(
      "labels that are no names", "[{label: learning-rate}, {label: 9a}, {label: é}, {label: a.b}]",
      [
        "warning environment-name 8:23 /config/parameter/0/label",
        "warning environment-name 8:47 /config/parameter/1/label",
        "warning environment-name 8:60 /config/parameter/2/label",
        "warning environment-name 8:72 /config/parameter/3/label",
      ]),
    image("a label of the system", "[{label: PATH}]", ["warning environment-name 8:23 /config/parameter/0/label"]),
    .engine("any label on an engine", ["parameter": "[{label: learning-rate}, {label: PATH}]"], []),

    // Output.
    .engine("output in the data", ["train_url": "/b/data/out/"], ["warning output-overlap 9:14 /config/train_url"]),
    .engine("output is the data", ["train_url": "/b/data"], ["warning output-overlap 9:14 /config/train_url"]),
    .engine("output in the code", ["train_url": "/b/code/out"], ["warning output-overlap 9:14 /config/train_url"]),
    .engine("output beside the data", ["train_url": "/b/data-2/"], []),
    .engine("data in the output", ["data_url": "/b/out/data/"], []),
    .engine("data is a bucket", ["data_url": "/b/"], ["error object-path 8:13 /config/data_url"]),
    .engine(
      "output in one of the sources",
      ["data_url": nil, "data_source": "[{type: obs, data_url: /b/x/}, {type: obs, data_url: /b/out/}]"],
      ["warning output-overlap 8:14 /config/train_url"]),

    // Paths.
    .engine("two slashes", ["data_url": "/b//data/"], ["warning path-segments 8:13 /config/data_url"]),
    .engine("two slashes further on", ["data_url": "/b/d//data/"], ["warning path-segments 8:13 /config/data_url"]),
    .engine("two slashes at the end", ["log_url": "/b/d//"], ["warning path-segments 10:12 /config/log_url"]),
    .engine("dots", ["data_url": "/b/x/../data/"], ["warning path-segments 8:13 /config/data_url"]),
    .engine("a dot", ["data_url": "/b/./data/"], ["warning path-segments 8:13 /config/data_url"]),
    .engine("a dot at the end", ["data_url": "/b/data/."], ["warning path-segments 8:13 /config/data_url"]),
    .engine("names with dots", ["data_url": "/b/.x/..y/z./"], []),
    .engine(
      "two slashes in a source", ["data_url": nil, "data_source": "[{type: obs, data_url: /b//x/}]"],
      ["warning path-segments 9:39 /config/data_source/0/data_url"]),
    .engine(
      "data named twice",
      ["data_url": nil, "data_source": "[{type: obs, data_url: /b/x/}, {type: obs, data_url: /b/x/}]"],
      ["warning duplicate-data-source 9:69 /config/data_source/1/data_url"]),
    .engine(
      "a version named twice",
      [
        "data_url": nil,
        "data_source": "[{type: dataset, dataset_id: d, dataset_version: v}, {type: dataset, dataset_id: d, "
          + "dataset_version: v}]",
      ], ["warning duplicate-data-source 9:117 /config/data_source/1/dataset_version"]),
    .engine(
      "versions of two datasets",
      [
        "data_url": nil,
        "data_source": "[{type: dataset, dataset_id: d, dataset_version: v}, {type: dataset, dataset_id: e, "
          + "dataset_version: v}]",
      ], []),

    // What readers of YAML 1.1 read otherwise.
    values("values that all read alike", ["a", "no!", "nO", "yess", "y", "n", "-a"], []),
    values("values in quotes", ["'yes'", "\"0777\"", "'1_000'"], []),
    values(
      "values with points and colons", ["1.2.3", "10.0.0.1:80", "0:30", "2024-1", "1-2", "v1_0", "12:99"], []),
    values("words", ["yes", "No", "ON", "off"], [34, 59, 83, 107]),
    values("numbers", ["1_000", "12:30:45", "-1:30", "1_0.5"], [34, 61, 91, 118]),
    values("dates", ["2024-01-01", "2024-01-01T10:00:00Z"], [34, 66]),
    values("more than a number holds", [String(repeating: "9", count: 30) + ":30"], [34]),
    .engine("a number of base 8", ["spec_id": "0777"], ["note ambiguous-value 7:12 /config/spec_id"]),
    .engine("a boolean that is none", ["create_version": "yes"], ["error wrong-type 10:19 /config/create_version"]),
  ]

  /// Parameters with these values; `columns` are those of the values that give a finding.
  private static func values(_ name: String, _ values: [String], _ columns: [Int]) -> Case {
    let items = values.enumerated().map { "{label: p\($0.offset), value: \($0.element)}" }
    return .engine(
      name, ["parameter": "[\(items.joined(separator: ", "))]"],
      columns.enumerated().map {
        "note ambiguous-value 10:\($0.element) /config/parameter/\($0.offset)/value"
      })
  }

  private static func mounts(_ name: String, _ paths: [String], _ findings: [String]) -> Case {
    let items = paths.map { "{host_path: {src_path: /some/folder, dest_path: \($0)}}" }
    return .engine(name, ["volumes": "[\(items.joined(separator: ", "))]"], findings)
  }

  private static func image(_ name: String, _ parameters: String, _ findings: [String]) -> Case {
    .engine(
      name,
      ["boot_file_url": nil, "engine_id": nil, "user_image_url": "swr/example:1.0", "parameter": parameters], findings)
  }
}
