/// The sound manifests of the mutation corpus and the mistakes that are made in each.
///
/// Together they break every constraint of the request's schema and every rule; a test sees to that.
enum Corpus {
  /// A sound manifest and its mistakes.
  typealias Part = (base: CorpusText, mutations: [CorpusMutation])

  static let all: [Part] = [engine, model, image, sources, json]

  /// Code on an engine, in block style: most of the fields.
  static let engine: Part = {
    var corpus = CorpusBuilder(
      CorpusText(
        "engine",
        """
        job_name: corpus
        job_desc: every field of a job on an engine
        workspace_id: "0"
        config:
          worker_server_num: 2
          app_url: /bucket/code/
          boot_file_url: /bucket/code/train.py
          parameter:
            - label: lr
              value: "0.1"
            - label: epochs
              value: "10"
          data_url: /bucket/data/
          spec_id: 1
          engine_id: 130
          train_url: /bucket/out/
          log_url: /bucket/log/
          create_version: true
          volumes:
            - nfs:
                id: fs-1
                src_path: "192.168.8.150:/"
                dest_path: /mnt/nfs
                read_only: true
            - host_path:
                src_path: /data
                dest_path: /mnt/host
                read_only: false

        """))
    corpus.ordinaryMistakes()
    // Table 2.
    corpus.drop("/job_name", "missing-field")
    corpus.drop("/config", "missing-field")
    corpus.value("/job_name", "''", "job-name")
    corpus.value("/job_name", String(repeating: "n", count: 65), "job-name")
    corpus.value("/job_name", "my job", "job-name")
    corpus.value("/job_name", "\"job\\n\"", "job-name")
    corpus.value("/job_desc", String(repeating: "é", count: 257), "text-length")
    corpus.value("/workspace_id", "main", "workspace-id", .warning)
    // Table 3.
    corpus.drop("/config/worker_server_num", "missing-field")
    corpus.value("/config/worker_server_num", "0", "value-range")
    corpus.value("/config/worker_server_num", "9007199254740992", "value-range")
    corpus.value("/config/worker_server_num", "1.5", "wrong-type")
    for id in ["spec_id", "engine_id"] {
      corpus.value("/config/\(id)", "9007199254740992", "value-range")
      corpus.value("/config/\(id)", "-9007199254740992", "value-range")
      corpus.value("/config/\(id)", "0.5", "wrong-type")
    }
    for folder in ["train_url", "log_url"] {
      corpus.value("/config/\(folder)", "obs://bucket/x/", "object-path")
      corpus.value("/config/\(folder)", "bucket/x/", "object-path")
      corpus.value("/config/\(folder)", "\"/bucket/it's/\"", "object-path")
    }
    corpus.value("/config/app_url", "s3://bucket/code/", "object-path")
    corpus.value("/config/app_url", "/", "object-path")
    corpus.value("/config/data_url", "/bucket/", "object-path")
    corpus.value("/config/data_url", "/bucket/my data/", "object-path")
    corpus.value("/config/boot_file_url", "/bucket/code/", "boot-file")
    corpus.value("/config/boot_file_url", "/bucket/code/src/", "boot-file")
    corpus.value("/config/boot_file_url", "/bucket/codes/train.py", "boot-file")
    corpus.value("/config/boot_file_url", "/bucket", "object-path")
    corpus.value("/config/boot_file_url", "/bucket/code/é.py", "object-path")
    // Code.
    corpus.drop("/config/app_url", "code-source")
    corpus.drop("/config/boot_file_url", "code-source")
    corpus.drop("/config/engine_id", "code-source")
    for field in ["app_url", "boot_file_url"] {
      let config = corpus.base.lack(at: "/config")
      corpus.value("/config/\(field)", "' '", "code-source", atBase: config)
    }
    corpus.extra("user_command: bash run.sh", in: "/config", "code-source", at: "user_command")
    corpus.extra("model_id: 4", in: "/config", "engine-and-model", atKey: "/config/engine_id", .warning)
    // Data.
    corpus.drop("/config/data_url", "data-source")
    corpus.value("/config/data_url", "''", "data-source", atBase: corpus.base.lack(at: "/config"))
    corpus.extra("dataset_id: d", in: "/config", "data-source", atKey: "/config/data_url")
    corpus.extra("dataset_version_id: v", in: "/config", "data-source", atKey: "/config/data_url")
    corpus.extra(
      "data_source: [{ type: obs, data_url: /bucket/more/ }]", in: "/config", "data-source",
      atKey: "/config/data_url")
    // Resources, output.
    corpus.drop("/config/spec_id", "resources")
    corpus.drop("/config/train_url", "missing-train-url", .warning)
    corpus.value("/config/train_url", "\"\"", "missing-train-url", .warning, atBase: corpus.base.lack(at: "/config"))
    // Tables 5 to 7.
    for kind in ["0/nfs", "1/host_path"] {
      for field in kind == "0/nfs" ? ["id", "src_path", "dest_path"] : ["src_path", "dest_path"] {
        corpus.drop("/config/volumes/\(kind)/\(field)", "missing-field")
        corpus.value("/config/volumes/\(kind)/\(field)", "\"\"", "text-length")
        corpus.value("/config/volumes/\(kind)/\(field)", "\" \"", "text-length")
      }
    }
    corpus.value("/config/volumes/0", "{}", "volume")
    corpus.extra(
      "host_path: { src_path: /s, dest_path: /mnt/s }", in: "/config/volumes/0", "volume",
      atKey: "/config/volumes/0/nfs")
    corpus.value("/config/volumes/1/host_path/dest_path", "/mnt/nfs", "duplicate-dest-path")
    // Table 8.
    corpus.drop("/config/parameter/1/label", "missing-field")
    corpus.value("/config/parameter/0/label", "\"\"", "text-length")
    corpus.value("/config/parameter/1/label", "lr", "duplicate-label")
    // What a service may take.
    corpus.value("/config/log_url", "/bucket//log/", "path-segments", .warning)
    corpus.value("/config/train_url", "/bucket/data/out/", "output-overlap", .warning)
    corpus.value("/config/volumes/0/nfs/dest_path", "nfs", "mount-path", .warning)
    corpus.value("/config/volumes/1/host_path/dest_path", "/home/work", "reserved-mount", .warning)
    corpus.value("/config/volumes/1/host_path/dest_path", "/mnt/nfs/x", "nested-mount", .warning)
    corpus.value("/config/parameter/0/value", "yes", "ambiguous-value", .note)
    return (corpus.base, corpus.mutations)
  }()

  /// A built-in algorithm on a dataset, with the observed fields.
  static let model: Part = {
    var corpus = CorpusBuilder(
      CorpusText(
        "model",
        """
        job_name: corpus
        notification:
          topic_urn: "urn:smn:ml"
          events:
            - OnJobFailed
            - OnJobSucceeded
        config:
          worker_server_num: 1
          model_id: 4
          dataset_id: d
          dataset_version_id: v
          flavor:
            code: modelarts.vm.cpu.2u
          train_url: /bucket/out/
          nas_type: nfs
          nas_share_addr: "192.168.8.150:/"
          nas_mount_path: /mnt/nas

        """))
    corpus.ordinaryMistakes()
    corpus.value("/notification/events/1", "OnJobDone", "notification-event", .warning)
    corpus.value("/config/model_id", "9007199254740992", "value-range")
    corpus.value("/config/model_id", "-9007199254740992", "value-range")
    corpus.drop("/config/model_id", "code-source")
    corpus.extra("app_url: /bucket/code/", in: "/config", "code-source", at: "app_url")
    corpus.extra("boot_file_url: /bucket/code/train.py", in: "/config", "code-source", at: "boot_file_url")
    corpus.extra("engine_id: 1", in: "/config", "engine-and-model", atKey: "/config/model_id", .warning)
    corpus.extra("user_image_url: image", in: "/config", "code-source", atKey: "/config/model_id")
    corpus.drop("/config/dataset_id", "data-source")
    corpus.drop("/config/dataset_version_id", "data-source")
    for field in ["dataset_id", "dataset_version_id"] {
      corpus.value("/config/\(field)", "\" \"", "data-source", atBase: corpus.base.lack(at: "/config"))
    }
    corpus.extra("data_url: /bucket/data/", in: "/config", "data-source", atKey: "/config/dataset_id")
    corpus.drop("/config/flavor", "resources")
    corpus.drop("/config/flavor/code", "missing-field", atKey: "/config/flavor")
    corpus.value("/config/flavor/code", "\"\"", "text-length")
    return (corpus.base, corpus.mutations)
  }()

  /// A custom image on objects, in a dedicated pool.
  static let image: Part = {
    var corpus = CorpusBuilder(
      CorpusText(
        "image",
        """
        job_name: corpus
        config:
          worker_server_num: 1
          user_image_url: registry/team/image:1
          user_command: bash /home/work/run_train.sh
          data_source:
            - type: obs
              data_url: /bucket/part-1/
            - data_url: /bucket/part-2/
              type: obs
          pool_id: pool1
          train_url: /bucket/out/

        """))
    corpus.ordinaryMistakes()
    corpus.drop("/config/user_image_url", "code-source", atKey: "/config/user_command")
    corpus.value(
      "/config/user_image_url", "' '", "code-source", atBase: corpus.base.keyRange(at: "/config/user_command"))
    corpus.extra("model_id: 4", in: "/config", "code-source", atKey: "/config/user_image_url")
    corpus.drop("/config/data_source", "data-source")
    corpus.value("/config/data_source", "[]", "data-source", atBase: corpus.base.lack(at: "/config"))
    corpus.drop("/config/data_source/0/type", "data-source-entry")
    corpus.drop("/config/data_source/0/data_url", "data-source-entry")
    corpus.value("/config/data_source/0/type", "obss", "unknown-value")
    corpus.value("/config/data_source/1/type", "OBS", "unknown-value")
    corpus.value("/config/data_source/1/data_url", "bucket/part-2/", "object-path")
    corpus.value("/config/data_source/1/data_url", "/bucket", "object-path")
    corpus.value(
      "/config/data_source/1/data_url", "' '", "data-source-entry",
      atBase: corpus.base.lack(at: "/config/data_source/1"))
    corpus.extra("dataset_id: d", in: "/config/data_source/0", "data-source-entry", at: "dataset_id")
    corpus.extra("dataset_version: v", in: "/config/data_source/0", "data-source-entry", at: "dataset_version")
    corpus.extra(
      "dataset_version_id: v", in: "/config/data_source/1", "unknown-key", at: "dataset_version_id")
    corpus.drop("/config/pool_id", "resources")
    corpus.value("/config/pool_id", "\"\"", "resources", atBase: corpus.base.lack(at: "/config"))
    corpus.extra("spec_id: 1", in: "/config", "spec-and-pool", atKey: "/config/pool_id", .warning)
    corpus.value("/config/data_source/1/data_url", "/bucket/part-1/", "duplicate-data-source", .warning)
    corpus.extra("parameter: [{ label: a-b }]", in: "/config", "environment-name", at: "a-b", .warning)
    return (corpus.base, corpus.mutations)
  }()

  /// Datasets, in flow style on few lines.
  static let sources: Part = {
    var corpus = CorpusBuilder(
      CorpusText(
        "sources",
        """
        job_name: corpus
        config: { worker_server_num: 1, model_id: 4, spec_id: 1, train_url: /bucket/out/,
          data_source: [{ type: dataset, dataset_id: d1, dataset_version: v1 },
            { type: dataset, dataset_id: d2, dataset_version: v2 }] }

        """))
    corpus.ordinaryMistakes()
    corpus.drop("/config/data_source/0/type", "data-source-entry")
    corpus.drop("/config/data_source/0/dataset_id", "data-source-entry")
    corpus.drop("/config/data_source/1/dataset_version", "data-source-entry")
    for field in ["dataset_id", "dataset_version"] {
      corpus.value(
        "/config/data_source/1/\(field)", "''", "data-source-entry",
        atBase: corpus.base.lack(at: "/config/data_source/1"))
    }
    corpus.extra("data_url: /bucket/data/", in: "/config/data_source/1", "data-source-entry", at: "data_url")
    corpus.value(
      "/config/data_source/1", "{ type: obs, data_url: /bucket/data/ }", "mixed-data-source", at: "obs", .warning)
    return (corpus.base, corpus.mutations)
  }()

  /// The same language as JSON.
  static let json: Part = {
    var corpus = CorpusBuilder(
      CorpusText(
        "json",
        """
        {"job_name": "corpus", "job_desc": "\\ud83d\\ude00",
         "config": {"worker_server_num": 1, "app_url": "/bucket/code/", "boot_file_url": "/bucket/code/train.py",
           "engine_id": 130, "spec_id": 1, "data_url": "/bucket/data/", "train_url": "/bucket/out/",
           "parameter": [{"label": "lr", "value": "0.1"}]}}

        """))
    corpus.ordinaryMistakes()
    for field in ["nas_type", "nas_share_addr", "nas_mount_path"] {
      corpus.extra("\"\(field)\": \"x\"", in: "/config", "observed-field", at: "\"\(field)\"", .note)
    }
    corpus.drop("/config/engine_id", "code-source")
    corpus.drop("/config/parameter/0/label", "missing-field")
    corpus.value("/config/data_url", "\"obs:\\/\\/bucket/data/\"", "object-path")
    corpus.value("/config/boot_file_url", "\"/bucket/other/train.py\"", "boot-file")
    corpus.value("/job_name", "\"\\u006aob\\n\"", "job-name")
    return (corpus.base, corpus.mutations)
  }()
}
