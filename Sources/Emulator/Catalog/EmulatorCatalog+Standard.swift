extension EmulatorCatalog {
  /// A little of everything; open, since ids differ from region to region.
  package static let standard = EmulatorCatalog(
    specs: [
      Spec(id: 1, code: "modelarts.vm.cpu.2u", core: "2", cpu: "8"),
      Spec(id: 27, code: "modelarts.vm.cpu.8u", core: "8", cpu: "32"),
      Spec(
        id: 5, code: "modelarts.vm.gpu.v100NV", flavorCode: "modelarts.vm.gpu.1v100NV32.pub", cpu: "64", gpuCount: 1,
        gpuType: "nvidia-v100-pcie"),
      Spec(id: 900, code: "emulator.single-node", maximumNodes: 1),
      Spec(
        id: 901, code: "emulator.sold-out", core: "64", cpu: "512", gpuCount: 8, gpuType: "nvidia-a100",
        isSoldOut: true),
    ],
    engines: [
      Engine(id: 1, type: 1, name: "TensorFlow", version: "TF-1.8.0-python2.7"),
      Engine(id: 4, type: 1, name: "TensorFlow", version: "TF-1.8.0-python3.6"),
      Engine(id: 12, type: 2, name: "MXNet", version: "MXNet-1.2.1-python3.6"),
      Engine(id: 41, type: 10, name: "PyTorch", version: "PyTorch-1.0.0-python3.6"),
      Engine(id: 100, type: 9, name: "XGBoost-Sklearn", version: "XGBoost-0.80-Sklearn-0.18.1-python3.6"),
      Engine(id: 130, type: 13, name: "Ascend-Powered-Engine", version: "TF-1.15-python3.7-aarch64"),
    ],
    models: [
      Model(
        id: 4, name: "ResNet_v2_50", usage: 1, engineID: 501,
        parameters: [("batch_size", "4"), ("num_classes", "10")]),
      Model(id: 7, name: "Faster_RCNN_ResNet_v2_101", usage: 2, engineID: 500, parameters: [("batch_size", "1")]),
    ],
    pools: [Pool(id: "pool0a1b2c3d", name: "emulator-pool", specID: 27)],
    isOpen: true)
}
