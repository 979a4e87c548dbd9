extension Case {
  /// Every row of the tables 2, 3 and of the observed fields: right and wrong.
  static let fields: [Case] = [
    .engine("engine mode", [:], []),
    // Table 2.
    .whole("name missing", base.dropping("job_name"), ["error missing-field 1:1 "]),
    .whole("name empty", base.with("job_name: ''"), ["error job-name 1:11 /job_name"]),
    .whole("name with a blank", base.with("job_name: bad name!"), ["error job-name 1:11 /job_name"]),
    .whole("name of 64", base.with("job_name: " + String(repeating: "a", count: 64)), []),
    .whole(
      "name of 65", base.with("job_name: " + String(repeating: "a", count: 65)), ["error job-name 1:11 /job_name"]),
    .whole(
      "name with a line break", base.with("job_name: |\n  demo"), ["error job-name 1:11 /job_name"]),
    .whole("name a number", base.with("job_name: 007"), ["error wrong-type 1:11 /job_name"]),
    .whole("name a boolean", base.with("job_name: true"), ["error wrong-type 1:11 /job_name"]),
    .whole("name null", base.with("job_name:"), ["error null-value 1:10 /job_name"]),
    .whole("desc of 256", base + "job_desc: \(String(repeating: "é", count: 256))\n", []),
    .whole("desc empty", base + "job_desc: ''\n", []),
    .whole(
      "desc of 257", base + "job_desc: \(String(repeating: "é", count: 257))\n", ["error text-length 10:11 /job_desc"]),
    .whole("desc a list", base + "job_desc: [a]\n", ["error wrong-type 10:11 /job_desc"]),
    .whole("workspace 0", base + "workspace_id: '0'\n", []),
    .whole("workspace of 32", base + "workspace_id: af261af2218841ec960b01ab3cf1a5fa\n", []),
    .whole("workspace of another form", base + "workspace_id: main\n", ["warning workspace-id 10:15 /workspace_id"]),
    .whole("workspace a number", base + "workspace_id: 0\n", ["error wrong-type 10:15 /workspace_id"]),
    .whole("config missing", "job_name: demo\n", ["error missing-field 1:1 "]),
    .whole("config a list", "job_name: demo\nconfig: []\n", ["error wrong-type 2:9 /config"]),
    .whole("config null", "job_name: demo\nconfig:\n", ["error null-value 2:8 /config"]),
    .whole("key unknown", base + "job_descr: x\n", ["error unknown-key 10:1 /job_descr"]),
    .whole("key of config at the top", base + "log_url: /b/log/\n", ["error unknown-key 10:1 /log_url"]),
    .whole("request a list", "[1]\n", ["error wrong-type 1:1 "]),
    .whole("request empty", "{}\n", ["error missing-field 1:1 ", "error missing-field 1:1 "]),
    .whole(
      "notification", base + "notification: {topic_urn: '', events: [OnJobFailed]}\n",
      [
        "note observed-field 10:1 /notification"
      ]),
    .whole(
      "notification with an unknown key", base + "notification: {topic_url: ''}\n",
      [
        "error unknown-key 10:16 /notification/topic_url", "note observed-field 10:1 /notification",
      ]),
    .whole(
      "event a number", base + "notification: {events: [1]}\n",
      [
        "error wrong-type 10:25 /notification/events/0", "note observed-field 10:1 /notification",
      ]),
    .whole(
      "event unknown", base + "notification: {events: [OnJobRunning, OnJobFail, finished, '']}\n",
      [
        "warning notification-event 10:39 /notification/events/1",
        "warning notification-event 10:50 /notification/events/2",
        "warning notification-event 10:60 /notification/events/3", "note observed-field 10:1 /notification",
      ]),
    // Table 3.
    .engine("workers missing", ["worker_server_num": nil], ["error missing-field 2:1 /config"]),
    .engine(
      "workers misspelt", ["worker_server_num": nil, "worker_servr_num": "2"],
      [
        "error unknown-key 9:3 /config/worker_servr_num"
      ]),
    .engine(
      "workers misspelt beside the right one", ["worker_servr_num": "2"],
      [
        "error unknown-key 10:3 /config/worker_servr_num"
      ]),
    .engine("workers 0", ["worker_server_num": "0"], ["error value-range 3:22 /config/worker_server_num"]),
    .engine("workers -1", ["worker_server_num": "-1"], ["error value-range 3:22 /config/worker_server_num"]),
    .engine("workers 2.0", ["worker_server_num": "2.0"], []),
    .engine("workers 1e2", ["worker_server_num": "1e2"], []),
    .engine("workers 1.5", ["worker_server_num": "1.5"], ["error wrong-type 3:22 /config/worker_server_num"]),
    .engine("workers quoted", ["worker_server_num": "\"2\""], ["error wrong-type 3:22 /config/worker_server_num"]),
    .engine("workers a word", ["worker_server_num": "two"], ["error wrong-type 3:22 /config/worker_server_num"]),
    .engine("code with another scheme", ["app_url": "https://b/code/"], ["error object-path 4:12 /config/app_url"]),
    .engine("code below a home", ["app_url": "~/code/"], ["error object-path 4:12 /config/app_url"]),
    .engine("code with a scheme", ["app_url": "obs://b/code/"], ["error object-path 4:12 /config/app_url"]),
    .engine(
      "boot file with a scheme", ["boot_file_url": "s3://b/code/train.py"],
      [
        "error object-path 5:18 /config/boot_file_url"
      ]),
    .engine(
      "boot file without a slash", ["boot_file_url": "b/code/train.py"],
      [
        "error object-path 5:18 /config/boot_file_url"
      ]),
    .engine(
      "boot file with a blank", ["boot_file_url": "/b/code/my train.py"],
      [
        "error object-path 5:18 /config/boot_file_url"
      ]),
    .engine(
      "boot file outside", ["boot_file_url": "/b/codes/train.py"], ["error boot-file 5:18 /config/boot_file_url"]),
    .engine("boot file is the folder", ["boot_file_url": "/b/code"], ["error boot-file 5:18 /config/boot_file_url"]),
    .engine("boot file is a folder", ["boot_file_url": "/b/code/src/"], ["error boot-file 5:18 /config/boot_file_url"]),
    .engine(
      "boot file is a folder of an image", ["app_url": nil, "boot_file_url": "/b/code/", "user_image_url": "i:1"],
      [
        "error boot-file 4:18 /config/boot_file_url"
      ]),
    .engine("boot file is a bucket", ["boot_file_url": "/b/"], ["error object-path 5:18 /config/boot_file_url"]),
    .engine(
      "boot file outside with a blank", ["boot_file_url": "/b/my codes/"],
      [
        "error object-path 5:18 /config/boot_file_url"
      ]),
    .engine(
      "boot file with a line break", ["boot_file_url": "\"/b/code/train.py\\n\""],
      [
        "error object-path 5:18 /config/boot_file_url"
      ]),
    .engine("folder without its slash", ["app_url": "/b/code"], []),
    .engine("data a bucket", ["data_url": "/b/"], ["error object-path 8:13 /config/data_url"]),
    .engine("data with a brace", ["data_url": "'/b/{x}/'"], ["error object-path 8:13 /config/data_url"]),
    .engine("data without a bucket", ["data_url": "/"], ["error object-path 8:13 /config/data_url"]),
    .engine("output with a scheme", ["train_url": "OBS://b/out/"], ["error object-path 9:14 /config/train_url"]),
    .engine("output beyond ASCII", ["train_url": "/b/出/"], ["error object-path 9:14 /config/train_url"]),
    .engine("output a bucket", ["train_url": "/b/"], []),
    .engine("output missing", ["train_url": nil], ["warning missing-train-url 2:1 /config"]),
    .engine("output blank", ["train_url": "''"], ["warning missing-train-url 2:1 /config"]),
    .engine(
      "output misspelt", ["train_url": nil, "trian_url": "/b/out/"], ["error unknown-key 9:3 /config/trian_url"]),
    .engine("log", ["log_url": "/b/log/"], []),
    .engine("log a number", ["log_url": "1"], ["error wrong-type 10:12 /config/log_url"]),
    .engine("log with a quote", ["log_url": "\"/b/it's/\""], ["error object-path 10:12 /config/log_url"]),
    .engine("spec quoted", ["spec_id": "'5'"], ["error wrong-type 7:12 /config/spec_id"]),
    .engine("spec null", ["spec_id": "~"], ["error null-value 7:12 /config/spec_id"]),
    .engine("spec at the limit", ["spec_id": "9007199254740991"], []),
    .engine("spec beyond the limit", ["spec_id": "9007199254740992"], ["error value-range 7:12 /config/spec_id"]),
    .engine("engine below the limit", ["engine_id": "-9007199254740992"], ["error value-range 6:14 /config/engine_id"]),
    .engine("create_version", ["create_version": "false"], []),
    .engine("create_version a word", ["create_version": "\"yes\""], ["error wrong-type 10:19 /config/create_version"]),
    .engine("create_version 1", ["create_version": "1"], ["error wrong-type 10:19 /config/create_version"]),
    .engine("image a number", ["user_image_url": "5"], ["error wrong-type 10:19 /config/user_image_url"]),
    .engine(
      "command a list", ["user_command": "[a]", "user_image_url": "i"], ["error wrong-type 10:17 /config/user_command"]),
    .engine("parameter", ["parameter": "[{label: a, value: b}, {label: c}]"], []),
    .engine("parameter a text", ["parameter": "a"], ["error wrong-type 10:14 /config/parameter"]),
    .engine(
      "pool in place of the spec", ["spec_id": nil, "pool_id": "pool1"], ["note observed-field 9:3 /config/pool_id"]),
    .engine(
      "pool beside the spec", ["pool_id": "pool1"],
      [
        "warning spec-and-pool 10:3 /config/pool_id", "note observed-field 10:3 /config/pool_id",
      ]),
    .engine("flavor", ["spec_id": nil, "flavor": "{code: c}"], ["note observed-field 9:3 /config/flavor"]),
    .engine(
      "flavor without its code", ["spec_id": nil, "flavor": "{}"],
      [
        "error missing-field 9:3 /config/flavor", "note observed-field 9:3 /config/flavor",
      ]),
    .engine(
      "flavor with a blank code", ["spec_id": nil, "flavor": "{code: ' '}"],
      [
        "error text-length 9:18 /config/flavor/code", "note observed-field 9:3 /config/flavor",
      ]),
    .engine(
      "nas fields", ["nas_type": "efs", "nas_share_addr": "a", "nas_mount_path": "/m"],
      [
        "note observed-field 12:3 /config/nas_type", "note observed-field 11:3 /config/nas_share_addr",
        "note observed-field 10:3 /config/nas_mount_path",
      ]),
    .engine(
      "nas_type a number", ["nas_type": "1"],
      [
        "error wrong-type 10:13 /config/nas_type", "note observed-field 10:3 /config/nas_type",
      ]),
    .engine("key of the top in config", ["job_desc": "x"], ["error unknown-key 10:3 /config/job_desc"]),
  ]

  private static let base = Case.engine("", [:], []).text
}

extension String {
  /// The text with its first line replaced.
  func with(_ first: String) -> String {
    first + "\n" + split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
  }

  /// The text without the first line, which sets `key`.
  func dropping(_ key: String) -> String { split(separator: "\n").dropFirst().joined(separator: "\n") + "\n" }
}
