import Digests

/// What a region offers: resource specs, engines, built-in algorithms, dedicated pools.
package struct EmulatorCatalog: Sendable {
  /// A resource spec (querying resource specifications of a training job).
  package struct Spec: Sendable {
    package var id: Int
    package var code: String
    /// What version details say in `flavor_code`, where that differs from the code.
    package var flavorCode: String?
    package var core: String
    /// Memory in GB.
    package var cpu: String
    package var gpuCount: Int
    package var gpuType: String
    /// The greatest `worker_server_num`.
    package var maximumNodes: Int
    /// Whether it is sold out; its jobs queue until they are stopped.
    package var isSoldOut = false

    package init(
      id: Int, code: String, flavorCode: String? = nil, core: String = "8", cpu: String = "32", gpuCount: Int = 0,
      gpuType: String = "", maximumNodes: Int = 16, isSoldOut: Bool = false
    ) {
      self.id = id
      self.code = code
      self.flavorCode = flavorCode
      self.core = core
      self.cpu = cpu
      self.gpuCount = gpuCount
      self.gpuType = gpuType
      self.maximumNodes = maximumNodes
      self.isSoldOut = isSoldOut
    }
  }

  /// A preset engine (querying job engine specifications).
  package struct Engine: Sendable {
    package var id: Int
    /// 1 is TensorFlow, 2 MXNet …, 1000 and above are of built-in algorithms.
    package var type: Int
    package var name: String
    package var version: String

    package init(id: Int, type: Int, name: String, version: String) {
      self.id = id
      self.type = type
      self.name = name
      self.version = version
    }
  }

  /// A built-in algorithm.
  package struct Model: Sendable {
    package var id: Int
    package var name: String
    /// 1 image classification, 2 object detection, 3 semantic segmentation …
    package var usage: Int
    /// The internal engine: 500 TensorFlow or 501 MXNet.
    package var engineID: Int
    /// Labels and default values of its parameters; all are required.
    package var parameters: [(label: String, value: String)]

    package init(id: Int, name: String, usage: Int, engineID: Int, parameters: [(label: String, value: String)] = []) {
      self.id = id
      self.name = name
      self.usage = usage
      self.engineID = engineID
      self.parameters = parameters
    }
  }

  /// A dedicated pool.
  package struct Pool: Sendable {
    package var id: String
    package var name: String
    /// The spec of its nodes.
    package var specID: Int?

    package init(id: String, name: String, specID: Int? = nil) {
      self.id = id
      self.name = name
      self.specID = specID
    }
  }

  package var specs: [Spec]
  package var engines: [Engine]
  package var models: [Model]
  package var pools: [Pool]
  /// Whether ids and codes that it does not hold are taken to exist, and something is made up for them.
  package var isOpen: Bool

  package init(specs: [Spec], engines: [Engine], models: [Model], pools: [Pool], isOpen: Bool) {
    self.specs = specs
    self.engines = engines
    self.models = models
    self.pools = pools
    self.isOpen = isOpen
  }
}

// Looking up, and making up.
extension EmulatorCatalog {
  func spec(id: Int) -> Spec? {
    specs.first { $0.id == id } ?? (isOpen ? Spec(id: id, code: "emulator.spec.\(id)", maximumNodes: .max) : nil)
  }

  func spec(code: String) -> Spec? {
    if let spec = specs.first(where: { [$0.flavorCode, $0.code].contains(code) }) { return spec }
    let number = SHA256.digest(of: Array(code.utf8)).prefix(3).reduce(0) { $0 << 8 | Int($1) }
    return isOpen ? Spec(id: 1_000_000 + number, code: code, maximumNodes: .max) : nil
  }

  func engine(id: Int) -> Engine? {
    (engines + Self.internalEngines).first { $0.id == id }
      ?? (isOpen ? Engine(id: id, type: 1, name: "Emulator", version: "Emulator-\(id)") : nil)
  }

  func model(id: Int) -> Model? {
    models.first { $0.id == id } ?? (isOpen ? Model(id: id, name: "emulator-\(id)", usage: 1, engineID: 500) : nil)
  }

  func pool(id: String) -> Pool? {
    pools.first { $0.id == id } ?? (isOpen ? Pool(id: id, name: id) : nil)
  }

  /// The engines of built-in algorithms, which no list shows (captures).
  private static let internalEngines = [
    Engine(id: 500, type: 1000, name: "INNER_TensorFlow", version: "TF-1.8.0-python2.7"),
    Engine(id: 501, type: 1001, name: "INNER_MXNet", version: "MXNet-1.2.1-python2.7"),
  ]
}
