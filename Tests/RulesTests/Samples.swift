/// Requests of the API reference (1 to 3) and of captures and later editions.
enum Samples {
  static let engine = """
    {
      "job_name": "TestModelArtsJob",
      "job_desc": "This is a ModelArts job",
      "workspace_id": "af261af2218841ec960b01ab3cf1a5fa",
      "config": {
        "worker_server_num": 1,
        "app_url": "/usr/app/",
        "boot_file_url": "/usr/app/boot.py",
        "parameter": [
          {
            "label": "learning_rate",
            "value": "0.01"
          },
          {
            "label": "batch_size",
            "value": "32"
          }
        ],
        "dataset_id": "38277e62-9e59-48f4-8d89-c8cf41622c24",
        "dataset_version_id": "2ff0d6ba-c480-45ae-be41-09a8369bfc90",
        "spec_id": 1,
        "engine_id": 1,
        "train_url": "/usr/train/",
        "log_url": "/usr/log/"
      }
    }
    """

  static let customImage = """
    {
      "job_name": "TestModelArtsJob2",
      "job_desc": "This is a ModelArts job",
      "workspace_id": "af261af2218841ec960b01ab3cf1a5fa",
      "config": {
        "worker_server_num": 1,
        "data_url": "/usr/data/",
        "app_url": "/usr/app/",
        "parameter": [
          {
            "label": "CUSTOM_PARAM1",
            "value": "1"
          }
        ],
        "spec_id": 1,
        "user_command": "bash -x /home/work/run_train.sh python /home/work/user-job-dir/app/mnist/mnist_softmax.py --data_url /home/work/user-job-dir/app/mnist_data",
        "user_image_url": "100.125.5.235:20202/jobmng/custom-cpu-base:1.0",
        "train_url": "/usr/train/",
        "log_url": "/usr/log/"
      }
    }
    """

  static let volumes = """
    {
      "job_name": "TestModelArtsJob3",
      "job_desc": "This is a ModelArts job",
      "workspace_id": "af261af2218841ec960b01ab3cf1a5fa",
      "config": {
        "worker_server_num": 1,
        "app_url": "/usr/app/",
        "boot_file_url": "/usr/app/boot.py",
        "parameter": [
          {
            "label": "learning_rate",
            "value": "0.01"
          },
          {
            "label": "batch_size",
            "value": "32"
          }
        ],
        "dataset_id": "38277e62-9e59-48f4-8d89-c8cf41622c24",
        "dataset_version_id": "2ff0d6ba-c480-45ae-be41-09a8369bfc90",
        "spec_id": 1,
        "engine_id": 1,
        "train_url": "/usr/train/",
        "log_url": "/usr/log/",
        "volumes": [
          {
            "nfs": {
              "id": "43b37236-9afa-4855-8174-32254b9562e7",
              "src_path": "192.168.8.150:/",
              "dest_path": "/home/work/nas",
              "read_only": false
            }
          },
          {
            "host_path": {
              "src_path": "/root/work",
              "dest_path": "/home/mind",
              "read_only": false
            }
          }
        ]
      }
    }
    """

  static let builtInModel = """
    {
      "job_name": "flowers-resnet",
      "config": {
        "worker_server_num": 1,
        "model_id": 4,
        "parameter": [
          {
            "label": "batch_size",
            "value": "16"
          },
          {
            "label": "num_classes",
            "value": "5"
          }
        ],
        "dataset_id": "Hx0aExampleDataset1",
        "dataset_version_id": "Vx0aExampleVersion1",
        "spec_id": 5,
        "train_url": "/demo-bucket/flowers/out/"
      }
    }
    """

  static let dataSourceOBS = """
    {
      "job_name": "two-sources",
      "job_desc": "",
      "config": {
        "worker_server_num": 2,
        "app_url": "/demo-bucket/code/",
        "boot_file_url": "/demo-bucket/code/main.py",
        "engine_id": 4,
        "spec_id": 27,
        "parameter": [],
        "data_source": [
          {
            "type": "obs",
            "data_url": "/demo-bucket/part-a/"
          },
          {
            "type": "obs",
            "data_url": "/demo-bucket/part-b/"
          }
        ],
        "train_url": "/demo-bucket/out/two/",
        "create_version": true
      },
      "workspace_id": "0"
    }
    """

  static let dedicatedPool = """
    {
      "job_name": "pool-job",
      "config": {
        "worker_server_num": 1,
        "app_url": "/demo-bucket/code/",
        "boot_file_url": "/demo-bucket/code/train.py",
        "engine_id": 130,
        "data_url": "/demo-bucket/data/",
        "pool_id": "pool0a1b2c3d",
        "train_url": "/demo-bucket/out/pool/"
      }
    }
    """

  static let flavorAndNotification = """
    {
      "job_name": "flavor-style",
      "job_desc": "uses fields seen only in the walkthrough",
      "config": {
        "worker_server_num": 1,
        "parameter": [],
        "flavor": {
          "code": "modelarts.vm.cpu.8u"
        },
        "train_url": "/demo-bucket/out/",
        "engine_id": 4,
        "app_url": "/demo-bucket/code/",
        "boot_file_url": "/demo-bucket/code/train.py",
        "data_source": [
          {
            "type": "obs",
            "data_url": "/demo-bucket/data/"
          }
        ]
      },
      "notification": {
        "topic_urn": "",
        "events": []
      },
      "workspace_id": "0"
    }
    """

  static let all = [engine, customImage, volumes, builtInModel, dataSourceOBS, dedicatedPool, flavorAndNotification]
}
