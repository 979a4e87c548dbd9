import Foundation

/// The manifests that are measured, generated once and kept; and the floor, built once.
struct Corpora {
  let store: URL
  let floor: String

  /// - Throws: `BenchError` where the generator or the floor's source is missing, or cc or python3 fails.
  init(_ options: Options) throws {
    store = options.store
    floor = store.appending(path: "floor").path
    let manager = FileManager.default
    let generator = options.bench.appending(path: "gen_corpus.py")
    let source = options.bench.appending(path: "floor.c")
    for file in [generator, source] where !manager.fileExists(atPath: file.path) {
      throw BenchError("\(file.path) is missing: JOBC_BENCH names the folder of gen_corpus.py and floor.c")
    }
    try manager.createDirectory(at: store, withIntermediateDirectories: true)
    if !manager.fileExists(atPath: floor) {
      try Shell.run(["cc", "-O2", "-o", floor, source.path, "-lyaml", "-lpthread"])
    }
    try Self.once("plain", in: store) { try Shell.run(["python3", generator.path, $0.path]) }
    try Self.once("monorepo1000", in: store) { try MonorepoProject(manifests: 1000).write(to: $0) }
    for count in [1000, 4000] {
      try Self.once("shared\(count)", in: store) { try SharedProject(jobs: count).write(to: $0) }
    }
  }

  /// The path of a generated file or folder.
  func path(_ name: String) -> String { store.appending(path: name).path }

  /// Makes a folder unless a finished one is there.
  private static func once(_ name: String, in store: URL, make: (URL) throws -> Void) throws {
    let manager = FileManager.default
    let done = store.appending(path: name)
    guard !manager.fileExists(atPath: done.path) else { return }
    let partial = store.appending(path: name + ".partial")
    try? manager.removeItem(at: partial)
    try make(partial)
    try manager.moveItem(at: partial, to: done)
  }
}

extension Corpora {
  /// The size of a generated file in MiB; 0 where it cannot be told.
  func megabytes(_ name: String) -> Double {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
    return Double(attributes?[.size] as? Int ?? 0) / Double(1 << 20)
  }

  /// The manifests below a generated folder, for commands that walk no folders.
  func manifests(_ name: String) -> [String] {
    let below = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    return below.filter { $0.hasSuffix(".yaml") }.sorted().map { path(name) + "/" + $0 }
  }
}
